// Describes a request at the beginning of a log line.
import type { IncomingMessage } from "node:http";
import { formatPathForLog } from "../../forms/masked-url.ts";
import { describeSender } from "../../http/connection-log.ts";

/** Returns method, path and sender of a request. Leaves out the query of its URL. */
export function describeRequest({ method, socket }: IncomingMessage, url: string): string {
  return `${method} ${JSON.stringify(formatPathForLog(url))} from ${describeSender(socket)}`;
}
