// Why a file cannot be read or written, in words.

const IN_WORDS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EROFS: "the file system cannot be written",
  ENOSPC: "no space is left on the device",
  EMFILE: "the process has as many files open as it may: raise the limit (ulimit -n)",
  ENFILE: "the machine has as many files open as it may",
  // A folder is to be made where a file is.
  EEXIST: "a part of the path is not a folder",
  EISDIR: "it is a folder, and a file is needed",
  ENOTDIR: "a part of the path is not a folder",
};

/** The system's code of a failure, such as ENOENT; empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** What was in the way, for the end of a sentence. */
export function explainFileError(error: unknown): string {
  return IN_WORDS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}
