// The one error of this folder: a sentence for the person who chose the certificate, the key or a name.

/** What is wrong with the certificate files or names that were asked for, as a sentence to be shown as it is. */
export class CertificateError extends Error {
  override readonly name = "CertificateError";
}

const IN_WORDS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is not a folder",
  ENOSPC: "no space is left",
};

/** Says in words why the file system refused; texts of other errors as they are. */
export function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = errorCode(error);
  return (code === undefined ? undefined : IN_WORDS[code]) ?? error.message;
}

/** The code of a system error, such as `EEXIST`; undefined for every other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
