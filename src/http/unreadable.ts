// Explains why bytes could not be read as an HTTP request, by the parser's code and the bytes at which it stopped.

/** The reason why a connection could not be served. */
export interface Unreadable {
  readonly status: 400 | 408 | 413 | 431;
  /** The mistake and its remedy: a sentence without capital and full stop. */
  readonly cause: string;
}

/** An error of a connection, with the fields of Node's HTTP parser. */
export interface ConnectionError extends Error {
  readonly code?: string;
  /** The parser's message. */
  readonly reason?: string;
  /** The packet that the parser was reading. */
  readonly rawPacket?: Buffer;
  /** The number of its bytes that the parser had accepted. */
  readonly bytesParsed?: number;
}

/** The place where the parser stopped. */
interface ParserStop {
  readonly reason: string;
  /** The whole line, without its line end; empty if Node does not report it. */
  readonly line: string;
  /** The packet up to and including the byte at which the parser stopped. */
  readonly before: Buffer;
}

type Explain = (place: ParserStop) => string;

const BARE_LINE_FEED = "a line ends with a bare line feed: end every line with CR LF";
const BARE_CARRIAGE_RETURN = "a line ends with a bare carriage return: end every line with CR LF";
const FOLDED = "a header is folded over two lines: write it in one";
const TWO_LENGTHS = "Content-Length and Transfer-Encoding are both present: send one of them";
const NOT_HTTP = "this is not HTTP/1.1";
const HTTP_2 = "this is HTTP/2, and this port speaks HTTP/1.1: set the client to HTTP/1.1";

/** The causes, by the parser's code. */
const CAUSES: Readonly<Record<string, Explain>> = {
  HPE_PAUSED_H2_UPGRADE: () => HTTP_2,
  HPE_INVALID_METHOD: explainMethod,
  HPE_INVALID_URL: explainAddress,
  HPE_INVALID_CONSTANT: explainRequestLine,
  HPE_INVALID_VERSION: explainVersion,
  HPE_CR_EXPECTED: () => BARE_LINE_FEED,
  HPE_LF_EXPECTED: () => BARE_CARRIAGE_RETURN,
  HPE_STRICT: ({ reason }) =>
    /chunk/i.test(reason) ? "a chunk of the body is not as long as its size says" : explainLineEnd(reason),
  HPE_UNEXPECTED_SPACE: () => FOLDED,
  HPE_INVALID_HEADER_TOKEN: explainHeader,
  HPE_INVALID_CONTENT_LENGTH: ({ reason }) => {
    if (/transfer-encoding/i.test(reason)) return TWO_LENGTHS;
    return /overflow/i.test(reason)
      ? "Content-Length is larger than any body can be"
      : "Content-Length is not a number of bytes";
  },
  HPE_UNEXPECTED_CONTENT_LENGTH: ({ reason }) =>
    /duplicate|already/i.test(reason) ? "Content-Length is sent twice: send it once" : TWO_LENGTHS,
  HPE_INVALID_TRANSFER_ENCODING: ({ reason }) =>
    /content-length/i.test(reason)
      ? TWO_LENGTHS
      : "Transfer-Encoding does not end with chunked: send chunked, or Content-Length",
  HPE_INVALID_CHUNK_SIZE: () => "the size of a chunk is not a hexadecimal number",
  HPE_CLOSED_CONNECTION: () => "more came after a request that said Connection: close",
  // Node pauses a connection whose answers wait. Over TLS it still passes received bytes to the paused parser.
  HPE_PAUSED: () => "too many requests came before their answers were read: read the answers first",
  HPE_INVALID_EOF_STATE: () => "the connection was closed in the middle of a request",
};

/** Returns why the server could not read a connection. */
export function explainUnreadable(error: ConnectionError): Unreadable {
  const { code = "", reason = error.message } = error;
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return { status: 408, cause: "the request did not arrive whole in time: send it in one go" };
  }
  if (code === "HPE_HEADER_OVERFLOW") {
    return { status: 431, cause: "the address and the headers have more than 16 KiB: send fewer" };
  }
  if (code === "HPE_CHUNK_EXTENSIONS_OVERFLOW") {
    return { status: 413, cause: "the extensions of a chunk have more than 16 KiB: send none" };
  }
  const place = stopOf(error, reason);
  const cause = CAUSES[code]?.(place) ?? (code === "" ? NOT_HTTP : `${NOT_HTTP} (${code})`);
  return { status: 400, cause };
}

/** Returns whether the request that could not be read is a HEAD request. A packet can begin with other requests. */
export function isHead({ rawPacket, bytesParsed = 0 }: ConnectionError): boolean {
  if (rawPacket === undefined) return false;
  const end = rawPacket.lastIndexOf("\r\n\r\n", bytesParsed - 1);
  const start = end < 0 ? 0 : end + 4;
  return rawPacket.toString("latin1", start, start + 5) === "HEAD ";
}

function stopOf({ rawPacket, bytesParsed = 0 }: ConnectionError, reason: string): ParserStop {
  if (rawPacket === undefined) return { reason, line: "", before: Buffer.alloc(0) };
  const at = Math.min(bytesParsed, rawPacket.length - 1);
  const start = at <= 0 ? 0 : rawPacket.lastIndexOf(0x0a, at - 1) + 1;
  const end = rawPacket.indexOf(0x0a, start);
  const line = rawPacket.subarray(start, end < 0 ? rawPacket.length : end).toString("utf8");
  return { reason, line: line.replace(/\r$/, ""), before: rawPacket.subarray(0, at + 1) };
}

function explainMethod({ line, before }: ParserStop): string {
  if (before[0] === 0x16) return "this is TLS, and this port speaks plain HTTP: begin the address with http://";
  const method = /^([A-Za-z][\w-]{0,39}) \S/.exec(line)?.[1];
  if (method === undefined) return `${NOT_HTTP}; where a body came before, check its Content-Length`;
  const upper = method.toUpperCase();
  return method === upper
    ? `${method} is not a method of HTTP/1.1`
    : `methods are written in capital letters: ${upper}, not ${method}`;
}

function explainAddress({ line }: ParserStop): string {
  const address = line.replace(/^\S* /, "").replace(/ HTTP\/\S*$/, "");
  const odd = /[^\x21-\x7e]/u.exec(address)?.[0];
  if (odd === undefined) return "the address must begin with a slash, or with http:// or https://";
  if (odd < " " || odd === "\x7f") return "the address has a control character: percent-encode it";
  if (odd === " ") return "the address has an unencoded space: write %20";
  // Bytes that are not UTF-8 can't be quoted.
  if (odd === "\ufffd") return "the address has unencoded characters: percent-encode their UTF-8 bytes";
  return `the address has unencoded characters: percent-encode them, ${JSON.stringify(odd)} as ${encodeURIComponent(odd)}`;
}

/** Explains a request line in which the address is not followed by the protocol. Usually the address has a space. */
function explainRequestLine({ line }: ParserStop): string {
  return / HTTP\/1\.[01]$/.test(line)
    ? "the address has an unencoded space: write %20"
    : "the first line does not end with HTTP/1.1";
}

function explainVersion({ reason, line }: ParserStop): string {
  if (/CR|LF/.test(reason)) return explainLineEnd(reason);
  if (line.startsWith("PRI * HTTP/2")) return HTTP_2;
  return "this HTTP version is unknown: use HTTP/1.1";
}

function explainLineEnd(reason: string): string {
  return /expected LF/i.test(reason) ? BARE_CARRIAGE_RETURN : BARE_LINE_FEED;
}

function explainHeader({ reason, line, before }: ParserStop): string {
  if (/whitespace|space/i.test(reason)) return FOLDED;
  if (/value/i.test(reason)) return "the value of a header has a control character";
  if (before.at(-1) === 0x0a && before.at(-2) !== 0x0d) return BARE_LINE_FEED;
  if (line.startsWith(":")) return "a header has no name";
  if (/^[ \t]/.test(line)) return FOLDED;
  if (!line.includes(":")) return "a header has no colon behind its name";
  return /^[^:]*[ \t]+:/.test(line)
    ? "a header has a space before its colon"
    : "the name of a header has characters that no name may have";
}
