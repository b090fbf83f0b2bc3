// Phrases of log lines about connections, which are the same for both APIs.
import type { Socket } from "node:net";

/** Returns the address of a client for a log line. The socket of a client that has gone may have none. */
export function describeSender({ remoteAddress = "an unknown address" }: Pick<Socket, "remoteAddress">): string {
  return remoteAddress;
}

/** Returns the log line about a connection that could not be read. `api`: the API in words. */
export function formatUnreadableLine(api: string, socket: Socket, cause: string, status: number): string {
  return `${api} could not read a request from ${describeSender(socket)}: ${cause}. Answered HTTP ${status}.`;
}
