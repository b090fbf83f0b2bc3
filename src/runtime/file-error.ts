// Explains errors of the file system in words.

const EXPLANATIONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left on the device",
  EMFILE: "the process has too many open files: raise the limit (ulimit -n)",
  ENFILE: "the machine has too many open files",
  EISDIR: "it is a folder, not a file",
  ENOTDIR: "a part of the path is not a folder",
  // From mkdir, where a file is in the place of the folder.
  EEXIST: "a part of the path is not a folder",
};

/**
 * Returns the code of a system error.
 *
 * @returns a code such as `ENOENT`; undefined for any other value.
 */
export function codeOfError(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/**
 * Explains why a file cannot be read or written.
 *
 * @returns a clause for the end of a sentence; the message of the error if its code is unknown.
 */
export function explainFileError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return EXPLANATIONS[codeOfError(error) ?? ""] ?? error.message;
}
