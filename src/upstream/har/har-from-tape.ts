// Makes a HAR 1.2 file from the tape of a gateway, for tools that display such files.
import { STATUS_CODES } from "node:http";
import { splitUrl } from "../../forms/masked-url.ts";
import type { GatewayAnswer, TapedBody, TapedExchange, TapedHeaders } from "../tape/gateway-tape.ts";
import type { GatewayTape } from "../tape/read-gateway-tape.ts";
import { HAR_CREATOR, HAR_ORIGIN, HAR_RECEIVER } from "./har-format.ts";
import { writeMicroseconds } from "./har-times.ts";

/**
 * Returns the text of a HAR file. URLs get an invented origin, because a tape has only paths.
 *
 * The parts of a tape that the format lacks are in members that begin with an underscore. So `readTapeFromHar` returns the same tape.
 */
export function writeHarFromTape({ head, exchanges }: GatewayTape): string {
  const startUs = Date.parse(head.start) * 1_000;
  const log = {
    version: "1.2",
    creator: { name: HAR_CREATOR, version: head.version },
    entries: exchanges.map((exchange) => entryOf(exchange, startUs)),
    _start: head.start,
    _anonymized: head.anonymized,
  };
  return `${JSON.stringify({ log }, undefined, 1)}\n`;
}

function entryOf(taped: TapedExchange, startUs: number): object {
  const { exchange, connection, isPush, from, to, request, answer, end } = taped;
  const [begunUs, endedUs] = [Math.round(from * 1_000), Math.round(to * 1_000)];
  const timeMs = (endedUs - begunUs) / 1_000;
  const httpVersion = answer?.isHttp2 === true ? "HTTP/2.0" : "HTTP/1.1";
  return {
    startedDateTime: writeMicroseconds(startUs + begunUs),
    time: timeMs,
    request: { ...requestOf(request, isPush === true ? HAR_RECEIVER : HAR_ORIGIN), httpVersion },
    response: { ...responseOf(answer), httpVersion },
    cache: {},
    timings: { send: 0, wait: timeMs, receive: 0 },
    connection: String(connection),
    ...(isPush === true ? { _isPush: true } : {}),
    _exchange: exchange,
    _end: end,
  };
}

function requestOf({ method, url, headers, body }: TapedExchange["request"], origin: string): object {
  const query = new URLSearchParams(splitUrl(url).query ?? "");
  return {
    method,
    url: url.startsWith("/") ? `${origin}${url}` : url,
    cookies: [],
    headers: pairsOf(headers),
    queryString: pairsOf([...query]),
    ...(typeof body === "string" ? { postData: { mimeType: mediaTypeOf(headers), text: body } } : {}),
    headersSize: -1,
    bodySize: bytesOf(body ?? ""),
  };
}

/** Returns a response. If no answer came, its status is 0, as browsers write it. */
function responseOf(answer: GatewayAnswer | null): object {
  const { status = 0, headers = [], body = "" } = answer ?? {};
  const isMissing = typeof body !== "string" && body.isMissing === true;
  return {
    status,
    statusText: STATUS_CODES[status] ?? "",
    cookies: [],
    headers: pairsOf(headers),
    content: {
      size: bytesOf(body),
      mimeType: mediaTypeOf(headers),
      ...(typeof body === "string" ? { text: body } : {}),
      ...(isMissing ? { _missing: true } : {}),
    },
    redirectURL: "",
    headersSize: -1,
    bodySize: -1,
  };
}

function pairsOf(pairs: TapedHeaders): object[] {
  return pairs.map(([name, value]) => ({ name, value }));
}

function mediaTypeOf(headers: TapedHeaders): string {
  return headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "application/octet-stream";
}

function bytesOf(body: TapedBody): number {
  return typeof body === "string" ? Buffer.byteLength(body) : body.bytes;
}
