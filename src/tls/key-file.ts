// Reads files with keys and certificates: regular ones only, because reading any other may never end.
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { CertificateError } from "./certificate-error.ts";

/** Returns the bytes of a regular file. Throws the file system's error, or a CertificateError when it is a FIFO, a device or a socket. */
export function readRegular(file: string): Buffer {
  return withOpen(file, (descriptor, stats) => {
    if (stats.isDirectory() || stats.isFile()) return readFileSync(descriptor);
    throw new CertificateError(`it is ${stats.isFIFO() ? "a FIFO (named pipe)" : "a device"}, not a regular file`);
  });
}

/** Returns a warning when a file with a key can be read by every user of the machine; undefined when it cannot, or is not there. */
export function warnOfReaders(file: string): string | undefined {
  // Windows has other rights than these.
  if (process.platform === "win32") return undefined;
  try {
    const isOpen = withOpen(file, (_, stats) => stats.isFile() && (stats.mode & constants.S_IROTH) !== 0);
    return isOpen ? `The key in "${file}" can be read by every user of this machine: chmod 600 it.` : undefined;
  } catch {
    return undefined;
  }
}

/** Opens without waiting for somebody who writes into a FIFO. */
function withOpen<T>(file: string, act: (descriptor: number, stats: Stats) => T): T {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return act(descriptor, fstatSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}
