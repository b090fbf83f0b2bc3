// Requests whose method Node's parser does not know: the gateway refuses them like any other wrong method.
import { pathInLine } from "../../forms/masked-url.ts";
import { pathBelowRoot, stripWorld } from "../exchange/address.ts";

/** An error of the HTTP parser, with what it was reading. */
export type UnreadError = Error & {
  readonly code?: string;
  readonly rawPacket?: unknown;
  readonly bytesParsed?: number;
};

/** The longest request line that is looked at, in bytes. */
const MAX_LINE_LENGTH = 4_096;

const REQUEST_LINE = /^([!#$%&'*+.^_`|~\w-]{1,64}) (\S+) HTTP\/1\.[01]\r?\n/;

/**
 * Returns method and path of a request below the gateway's root that the parser refused for its method alone; undefined when something
 * else is wrong.
 */
export function requestOfUnknownMethod({ code, rawPacket, bytesParsed = 0 }: UnreadError): string | undefined {
  if (code !== "HPE_INVALID_METHOD" || !Buffer.isBuffer(rawPacket)) return undefined;
  // The parser stops in the midst of the method; other requests may have come before in the same packet.
  const from = rawPacket.lastIndexOf("\n", Math.max(0, bytesParsed - 1)) + 1;
  const [, method, url] = REQUEST_LINE.exec(rawPacket.toString("latin1", from, from + MAX_LINE_LENGTH)) ?? [];
  if (method === undefined || url === undefined) return undefined;
  const path = url.replace(/\?.*$/s, "");
  if (pathBelowRoot({ url: stripWorld({ url: path }) }) === undefined) return undefined;
  return `${method} ${pathInLine(path)}`;
}
