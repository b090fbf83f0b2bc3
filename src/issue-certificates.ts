// Reads or generates the certificates that the options of a simulator select.
import type { Options } from "./options/options.ts";
import { OptionsError } from "./options/options-error.ts";
import { CertificateError, type CertificateIssuer, openCertificates } from "./tls/certificates.ts";
import { listUnnamedHostWarnings } from "./tls/unnamed-hosts.ts";

/** The options about certificates. Without a folder, generated certificates are in memory. */
export type CertificateChoice = Pick<Options, "cert" | "key" | "sans" | "worldHost" | "host" | "publicUrl"> & {
  readonly certsDir: string | undefined;
};

/**
 * Reads the certificates of options, or generates them.
 *
 * @throws OptionsError if they cannot be used.
 */
export async function issueCertificates({
  cert,
  key,
  certsDir,
  sans,
  worldHost,
  host,
  publicUrl,
}: CertificateChoice): Promise<CertificateIssuer> {
  try {
    const issuer = await openCertificates({
      ...(cert === undefined ? {} : { certFile: cert }),
      ...(key === undefined ? {} : { keyFile: key }),
      ...(certsDir === undefined ? { isInMemory: true } : { certsDir }),
      sans: [...sans, ...(worldHost === undefined ? [] : [`*${worldHost}`])],
      host,
    });
    const { certificates } = issuer;
    const unnamed = listUnnamedHostWarnings(certificates.cert, cert !== undefined, { host, publicUrl, worldHost });
    return { ...issuer, certificates: { ...certificates, warnings: [...certificates.warnings, ...unnamed] } };
  } catch (error) {
    throw error instanceof CertificateError ? new OptionsError(error.message, { cause: error }) : error;
  }
}
