// Reads files with keys and certificates.
// Only regular files are read, because reading a FIFO or a device may never end.
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { CertificateError } from "./certificate-error.ts";

/**
 * Reads a regular file.
 *
 * @throws the error of the file system, or a CertificateError if it is a FIFO or a device.
 */
export function readRegular(file: string): Buffer {
  return withOpen(file, (descriptor, stats) => {
    // Reading a folder throws EISDIR.
    if (stats.isDirectory() || stats.isFile()) return readFileSync(descriptor);
    throw new CertificateError(`it is ${stats.isFIFO() ? "a FIFO (named pipe)" : "a device"}, not a regular file`);
  });
}

/** Returns a warning if every user of the machine can read a key file; undefined if not, on Windows, or if it can't be opened. */
export function findWorldReadableWarning(file: string): string | undefined {
  // Windows has no such file modes.
  if (process.platform === "win32") return undefined;
  try {
    const isWorldReadable = withOpen(file, (_, stats) => stats.isFile() && (stats.mode & constants.S_IROTH) !== 0);
    return isWorldReadable
      ? `The key in "${file}" can be read by every user of this machine: chmod 600 it.`
      : undefined;
  } catch {
    return undefined;
  }
}

/** Opens a file. It does not wait for the writer of a FIFO. */
function withOpen<T>(file: string, read: (descriptor: number, stats: Stats) => T): T {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return read(descriptor, fstatSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}
