// Declares the certificates that one process hands to others, so that all of them present the same ones.

/** The certificates of a process, as plain data. */
export interface PassedCertificates {
  /** The private key (PEM). */
  readonly key: string;
  /** The leaf, followed by its CA (PEM). */
  readonly cert: string;
  /** The CA to trust (PEM). */
  readonly ca: string;
  /** The path of the file with the CA; undefined if there is none. */
  readonly caFile: string | undefined;
  /** The CA with its private key, which signs flawed certificates (PEM); undefined with the user's own certificate. */
  readonly authority: string | undefined;
}
