// Creates the options of TLS servers that clients must refuse: with a flawed certificate, or with an old version of TLS only.
import type { CertificateIssuer } from "./certificates.ts";
import type { Flaw } from "./flawed-leaf.ts";

/** The flaw of the server. */
export type ServerFlaw =
  | { readonly kind: "certificate"; readonly flaw: Flaw }
  | { readonly kind: "protocol"; readonly version: "TLSv1" | "TLSv1.1" };

/** Options of node:tls. */
export interface FlawedServerOptions {
  readonly key: string;
  readonly cert: string;
  readonly minVersion: "TLSv1" | "TLSv1.1" | "TLSv1.2";
  readonly maxVersion?: "TLSv1" | "TLSv1.1";
  readonly ciphers?: string;
}

/**
 * Returns the options of a server with a flaw.
 *
 * @returns the options; `warning` is a sentence for the log if clients also see another error.
 */
export async function makeFlawedServerOptions(
  { certificates, makeFlawed }: CertificateIssuer,
  flaw: ServerFlaw,
): Promise<{ readonly options: FlawedServerOptions; readonly warning: string | undefined }> {
  if (flaw.kind === "certificate") {
    const { warning, ...pair } = await makeFlawed(flaw.flaw);
    return { options: { ...pair, minVersion: "TLSv1.2" }, warning };
  }
  const { key, cert } = certificates;
  const { version } = flaw;
  // OpenSSL 3 does not allow the signatures of these old protocols at its default security level.
  const options = { key, cert, minVersion: version, maxVersion: version, ciphers: "DEFAULT@SECLEVEL=0" };
  return { options, warning: undefined };
}
