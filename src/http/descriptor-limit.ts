// Warns before the process runs out of file descriptors.
// Without a free one, the system closes new connections, and Node emits no event.
import { readFileSync } from "node:fs";
import type { Server, Socket } from "node:net";

/** The number of descriptors below the limit at which the warnings begin. */
const WARNING_MARGIN = 8;

/** Node's internal field with the descriptor of a connection; -1 or absent if the system has none. */
interface WithDescriptor {
  readonly _handle?: { readonly fd?: number } | null;
}

/** Returns how many files this process may have open; undefined if the system has no file with the limit (only Linux has). */
function readLimit(): number | undefined {
  try {
    const line = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
    return line === undefined ? undefined : Number(line);
  } catch {
    return undefined;
  }
}

/** Warns about every connection that takes one of the last descriptors, and about every connection that can't be accepted. */
export function warnOfDescriptorLimit(server: Server, warn: (sentence: string) => void): void {
  let limit: number | undefined;
  server.on("connection", (socket: Socket & WithDescriptor) => {
    const descriptor = socket._handle?.fd ?? -1;
    limit ??= readLimit() ?? Number.POSITIVE_INFINITY;
    // The system assigns the lowest free descriptor.
    if (descriptor < limit - WARNING_MARGIN) return;
    warn(
      `The process has nearly as many files open as it may (${limit}): at the limit, new connections are closed unanswered. Raise the ` +
        "limit, such as with ulimit -n.",
    );
  });
  server.on("listening", () => {
    // Without a listener the process would end.
    server.on("error", (error) => warn(`A connection could not be accepted: ${error.message}.`));
  });
}
