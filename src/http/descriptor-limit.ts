// Says when a process runs out of file descriptors: the system then closes further connections unanswered, without any event.
import { readFileSync } from "node:fs";
import type { Server, Socket } from "node:net";

/** So many descriptors below the limit it is said: some are always taken by other things than connections. */
const WARNING_MARGIN = 8;

/** How Node names the descriptor of a connection; -1 or nothing where the system has none. */
interface WithDescriptor {
  readonly _handle?: { readonly fd?: number } | null;
}

/** The most files that this process may have open; undefined where the system does not say (only Linux does in a file). */
function readLimit(): number | undefined {
  try {
    const line = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
    return line === undefined ? undefined : Number(line);
  } catch {
    return undefined;
  }
}

/** Writes a line about every connection that takes one of the last descriptors, and about those that the system did not let in. */
export function warnOfDescriptorLimit(server: Server, warn: (sentence: string) => void): void {
  let limit: number | undefined;
  server.on("connection", (socket: Socket & WithDescriptor) => {
    const descriptor = socket._handle?.fd ?? -1;
    limit ??= readLimit() ?? Number.POSITIVE_INFINITY;
    // The system gives the lowest descriptor that is free.
    if (descriptor < limit - WARNING_MARGIN) return;
    warn(
      `The process has nearly as many files open as it may (${limit}): when none is left, further connections are closed unanswered. Raise ` +
        "the limit, such as with ulimit -n.",
    );
  });
  server.on("listening", () => {
    // Without a listener the process would end.
    server.on("error", (error) => warn(`A connection could not be accepted: ${error.message}.`));
  });
}
