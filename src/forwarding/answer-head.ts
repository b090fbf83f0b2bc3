// Reads the head of an answer: its status, its headers, the length of its body, and whether its connection stays open.
import { AnswerError } from "./answer-error.ts";

/** The head of an answer. */
export interface AnswerHead {
  readonly statusCode: number;
  readonly statusMessage: string;
  /** The headers, in their case and order: names and values in turn. */
  readonly rawHeaders: string[];
}

/** The head of an answer, with the framing of its body. */
export interface ReadHead extends AnswerHead {
  /** The length in bytes; `chunked`: the body ends with its last chunk; `untilClose`: it ends with the connection. */
  readonly body: number | "chunked" | "untilClose";
  /** Whether further answers can follow on the connection. */
  readonly keepsAlive: boolean;
}

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: (.*))?$/;
/** Control characters except tabs and ends of lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are refused
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
const LENGTH = /^\d{1,15}$/;

/**
 * Reads the head of an answer, with the rules of Node's parser.
 *
 * @param text the bytes as Latin-1, without the empty line at the end
 * @param hasNoBody whether the request permits no body in its answer, as HEAD does
 * @throws AnswerError if it is not the head of an answer, or if the end of the body is ambiguous.
 */
export function readAnswerHead(text: string, hasNoBody: boolean): ReadHead {
  if (CONTROL.test(text)) throw new AnswerError("HPE_INVALID_HEADER_TOKEN");
  const lines = text.split("\r\n");
  const [, minor, status = "", statusMessage = ""] = STATUS_LINE.exec(lines[0] ?? "") ?? [];
  if (minor === undefined) throw new AnswerError("HPE_INVALID_CONSTANT");
  const rawHeaders = readHeaders(lines, 1);
  const statusCode = Number(status);
  const framing = readFraming(rawHeaders);
  const isEmpty = hasNoBody || statusCode < 200 || statusCode === 204 || statusCode === 304;
  const body = isEmpty ? 0 : (framing.body ?? "untilClose");
  const keepsAlive =
    body !== "untilClose" &&
    (minor === "1" ? !hasToken(framing.connection, "close") : hasToken(framing.connection, "keep-alive"));
  return { statusCode, statusMessage, rawHeaders, body, keepsAlive };
}

/**
 * Reads the headers or trailers in lines.
 *
 * @param first the index of the first of these lines
 * @returns names and values in turn
 * @throws AnswerError if a line has no valid name, or contains a lone carriage return or line feed.
 */
export function readHeaders(lines: readonly string[], first: number): string[] {
  const headers: string[] = [];
  for (let index = first; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0));
    if (!TOKEN.test(name) || line.includes("\n") || line.includes("\r"))
      throw new AnswerError("HPE_INVALID_HEADER_TOKEN");
    headers.push(name, withoutSpaces(line, colon + 1));
  }
  return headers;
}

/** What headers declare about the framing of the body and about the connection. */
interface Framing {
  readonly body: ReadHead["body"] | undefined;
  /** All values of `Connection`, each after a comma. */
  readonly connection: string;
}

function readFraming(headers: readonly string[]): Framing {
  let length: string | undefined;
  let coding: string | undefined;
  let connection = "";
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] as string;
    const value = headers[index + 1] as string;
    // Comparing lengths first is faster, because few headers have a name of these lengths.
    if (name.length === 10 && name.toLowerCase() === "connection") connection += `,${value}`;
    else if (name.length === 17 && name.toLowerCase() === "transfer-encoding") coding = value;
    else if (name.length === 14 && name.toLowerCase() === "content-length") {
      if (length !== undefined) throw new AnswerError("HPE_UNEXPECTED_CONTENT_LENGTH");
      length = value;
    }
  }
  if (length !== undefined && !LENGTH.test(length)) throw new AnswerError("HPE_INVALID_CONTENT_LENGTH");
  if (coding === undefined) return { body: length === undefined ? undefined : Number(length), connection };
  // Two readers could disagree about the end of such a body.
  if (length !== undefined) throw new AnswerError("HPE_INVALID_TRANSFER_ENCODING");
  return { body: /(?:^|,)[ \t]*chunked[ \t]*$/i.test(coding) ? "chunked" : "untilClose", connection };
}

function hasToken(list: string, token: string): boolean {
  return list !== "" && list.split(",").some((part) => part.trim().toLowerCase() === token);
}

/** Returns the rest of a line without spaces and tabs around it. `trim` would also remove other characters. */
function withoutSpaces(line: string, from: number): string {
  let begin = from;
  let end = line.length;
  while (begin < end && isSpace(line.charCodeAt(begin))) begin++;
  while (end > begin && isSpace(line.charCodeAt(end - 1))) end--;
  return line.slice(begin, end);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}
