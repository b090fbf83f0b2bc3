// What a TLS server is made with that clients must refuse: a certificate with a flaw, or nothing but an old version of the protocol.
import type { Issued } from "./certificates.ts";
import type { Flaw } from "./flawed-leaf.ts";

/** What is wrong with the server. */
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

/** The options of a server with this flaw, and a sentence for the log where clients will find something else wrong as well. */
export async function flawedServer(
  { certificates, flawed }: Issued,
  flaw: ServerFlaw,
): Promise<{ readonly options: FlawedServerOptions; readonly warning: string | undefined }> {
  if (flaw.kind === "certificate") {
    const { warning, ...pair } = await flawed(flaw.flaw);
    return { options: { ...pair, minVersion: "TLSv1.2" }, warning };
  }
  const { key, cert } = certificates;
  const { version } = flaw;
  // OpenSSL 3 has taken the signatures of the old protocols out of the level of security that is usual.
  const options = { key, cert, minVersion: version, maxVersion: version, ciphers: "DEFAULT@SECLEVEL=0" };
  return { options, warning: undefined };
}
