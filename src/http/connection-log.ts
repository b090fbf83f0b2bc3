// Phrases of log lines about connections, which are the same for both APIs.
import type { Socket } from "node:net";

/** Returns the address of a client for a log line. The socket of a client that has gone may have none. */
export function describeSender({ remoteAddress = "an unknown address" }: Pick<Socket, "remoteAddress">): string {
  return remoteAddress;
}

/**
 * Returns the log line about a request that could not be read.
 *
 * @param api the name of the API at the start of a sentence, such as `The gateway`
 */
export function formatUnreadableLine(api: string, socket: Socket, cause: string, status: number): string {
  return `${api} could not read a request from ${describeSender(socket)}: ${cause}. Answered HTTP ${status}.`;
}
