// The error of certificate files and names that cannot be used.

/** A certificate, a key or a name cannot be used. The message is a sentence that can be shown to the user unchanged. */
export class CertificateError extends Error {
  override readonly name = "CertificateError";
}
