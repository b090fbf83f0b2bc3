// Finds requests that Node's parser refuses for an unknown method.
// The gateway refuses them like any other wrong method.
import { formatPathForLog } from "../../forms/masked-url.ts";
import { readPathBelowRoot, stripWorld } from "../exchange/address.ts";

/** An error of the HTTP parser, with the packet that it was reading. */
export type UnreadError = Error & {
  readonly code?: string;
  readonly rawPacket?: unknown;
  readonly bytesParsed?: number;
};

/** The maximum number of bytes of a request line. */
const MAX_LINE_BYTES = 4_096;

const REQUEST_LINE = /^([!#$%&'*+.^_`|~\w-]{1,64}) (\S+) HTTP\/1\.[01]\r?\n/;

/**
 * Returns the method and the path of a request that the parser refused only for its method.
 *
 * @returns undefined for any other error, and for a request outside the gateway's root
 */
export function describeRequestOfUnknownMethod({ code, rawPacket, bytesParsed = 0 }: UnreadError): string | undefined {
  if (code !== "HPE_INVALID_METHOD" || !Buffer.isBuffer(rawPacket)) return undefined;
  // The parser stops within the method. The packet may begin with other requests.
  const from = rawPacket.lastIndexOf("\n", Math.max(0, bytesParsed - 1)) + 1;
  const [, method, url] = REQUEST_LINE.exec(rawPacket.toString("latin1", from, from + MAX_LINE_BYTES)) ?? [];
  if (method === undefined || url === undefined) return undefined;
  const path = url.replace(/\?.*$/s, "");
  if (readPathBelowRoot({ url: stripWorld({ url: path }) }) === undefined) return undefined;
  return `${method} ${formatPathForLog(path)}`;
}
