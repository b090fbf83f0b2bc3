// Reads an HTTP answer from the bytes of a connection, with the case and order of its headers.
import type { GatewayAnswer, TapedBody, TapedHeaders } from "../../upstream/tape/gateway-tape.ts";

/** An answer, and whether the connection ends with it. */
export interface RawAnswer {
  readonly answer: GatewayAnswer;
  readonly isLast: boolean;
}

const END_OF_HEAD = Buffer.from("\r\n\r\n");

/**
 * Reads the answer to a request.
 *
 * @param bytes all bytes since the request
 * @param hasEnded whether no more bytes come
 * @returns undefined if the answer is incomplete
 */
export function readAnswer(bytes: Buffer, hasEnded: boolean): RawAnswer | undefined {
  const end = bytes.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const [first = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const headers: TapedHeaders = lines.map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at), line.slice(at + 1).trim()];
  });
  const body = bodyOf(bytes.subarray(end + END_OF_HEAD.length), headers, hasEnded);
  if (body === undefined) return undefined;
  const isLast = headerOf(headers, "connection")?.toLowerCase() === "close";
  return { answer: { status: Number(first.split(" ")[1]), headers, body: textOf(body) }, isLast };
}

function bodyOf(bytes: Buffer, headers: TapedHeaders, hasEnded: boolean): Buffer | undefined {
  const length = headerOf(headers, "content-length");
  if (length !== undefined) return bytes.length >= Number(length) ? bytes.subarray(0, Number(length)) : undefined;
  if (headerOf(headers, "transfer-encoding") === "chunked") return joinChunks(bytes);
  return hasEnded ? bytes : undefined;
}

function joinChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    const begin = lineEnd + 2;
    if (bytes.length < begin + size + 2) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(begin, begin + size));
    at = begin + size + 2;
  }
}

function headerOf(headers: TapedHeaders, wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function textOf(body: Buffer): TapedBody {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return { bytes: body.length };
  }
}
