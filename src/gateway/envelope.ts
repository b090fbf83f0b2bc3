// Writes the gateway's answers: HTTP 200 and `{"message":…,"retcode":…,"result":…}`, from prepared pieces.
import type { ServerResponse } from "node:http";
import { BufferPool } from "../runtime/buffer-pool.ts";
import { RETCODES, type Retcode } from "../words/retcodes.ts";
import { WrittenBetween, type WrittenResult } from "./written-result.ts";

/**
 * The form of a successful operation's answer:
 *
 * - `data`: a result, and an empty message
 * - `confirmed`: a result, and the message `success`
 * - `done`: an empty result or none, by the setting `operationResult`, and the message `success`
 * - `empty`: an empty result, and an empty message
 * - `null`: the result null, and the message `success`
 * - `bare`: no result, and the message `success`
 * - `event`: the envelope of a poll, which the operation writes
 * - `file`: a file, without an envelope
 */
export type Success = "data" | "confirmed" | "done" | "empty" | "null" | "bare" | "event" | "file";

/** The answer to a poll without an event. */
export const NO_EVENT = '{"message":"","retcode":"0"}';

/** The answer with the message `success` and no result. */
export const DONE_BARE = '{"message":"success","retcode":"0"}';

/** The answer with the message `success` and an empty result. */
export const DONE_EMPTY = '{"message":"success","retcode":"0","result":{}}';

/** The answer with an empty result and an empty message. */
export const EMPTY = '{"message":"","retcode":"0","result":{}}';

/** The answer with the message `success` and the result null. */
export const DONE_NULL = '{"message":"success","retcode":"0","result":null}';

/** A result as JSON: text, or bytes. */
type Json = string | WrittenResult<unknown>;

/** Returns the answer with the message `success` and a result. A long answer is already encoded. */
export function writeConfirmedEnvelope(result: Json): string | Buffer {
  return encodeResult('{"message":"success","retcode":"0","result":', result);
}

/** Returns the answer with an empty message and a result. A long answer is already encoded. */
export function writeDataEnvelope(result: Json): string | Buffer {
  return encodeResult('{"message":"","retcode":"0","result":', result);
}

/** The buffers of long answers. */
const buffers = new BufferPool(8 * 1024 * 1024, 64 * 1024);

/** The least length of a text that is encoded once for the journal and the socket, in characters. */
const MIN_ENCODED_LENGTH = 16_384;

function encodeResult(before: string, result: Json): string | Buffer {
  if (typeof result !== "string") {
    const answer = new WrittenBetween(before, result, "}");
    const bytes = buffers.lend(answer.byteLength);
    answer.copyTo(bytes, 0);
    return bytes;
  }
  const text = `${before}${result}}`;
  if (text.length < MIN_ENCODED_LENGTH) return text;
  const bytes = buffers.lend(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}

/** Returns the answer to a poll with an event, given as JSON text. */
export function writeEventEnvelope(event: string): string {
  return `{"message":"","retcode":"0","event":${event}}`;
}

// Real servers send an empty text as the result of these two, and no result with other failures.
const WITH_EMPTY_TEXT: readonly Retcode[] = ["100-006", "000-003"];

const failures = new Map(
  (Object.keys(RETCODES) as Retcode[]).map((retcode) => {
    const result = WITH_EMPTY_TEXT.includes(retcode) ? ',"result":""' : "";
    return [retcode, `{"message":${JSON.stringify(RETCODES[retcode])},"retcode":"${retcode}"${result}}`];
  }),
);

/** Returns the answer to a refused request. */
export function writeFailureEnvelope(retcode: Retcode): string {
  return failures.get(retcode) ?? "";
}

/** Returns the answer to a refused request for an operation. Some operations add an empty object as the result. */
export function failureEnvelopeOf(operation: { readonly emptyResultOnFailure?: true }, retcode: Retcode): string {
  if (operation.emptyResultOnFailure !== true) return writeFailureEnvelope(retcode);
  return `{"message":${JSON.stringify(RETCODES[retcode])},"retcode":"${retcode}","result":{}}`;
}

/** Returns the answer to a request that the CTI server refused with a code. */
export function writeCtiFailureEnvelope(retcode: Retcode, code: number): string {
  return `{"message":"Unknown ERROR._${code}","retcode":"${retcode}"}`;
}

/**
 * Writes an answer. Some clients compare the content type and the case of header names, so both are exactly those of the real gateway.
 *
 * @param guid a Guid to send in both headers that clients read
 * @param type the content type; JSON if left out
 */
export function writeAnswer(response: ServerResponse, body: string | Buffer, guid?: string, type?: string): void {
  writeHead(response, Buffer.byteLength(body), guid, type);
  // After `finish`, nothing reads the bytes anymore. If the connection ends before, the buffer is not reused.
  if (typeof body !== "string" && buffers.hasLent(body)) response.once("finish", () => buffers.takeBack(body));
  response.end(body);
}

/** Writes the headers and half of the body of an answer, and leaves it unfinished. */
export function writeHalfAnswer(response: ServerResponse, body: string | Buffer, guid?: string, type?: string): void {
  const text = body.toString();
  writeHead(response, Buffer.byteLength(text), guid, type);
  response.write(text.slice(0, Math.ceil(text.length / 2)));
}

function writeHead(response: ServerResponse, length: number, guid?: string, type = "application/json"): void {
  const head = [
    "Content-Type",
    type,
    "JSON-Type",
    "application/json",
    "Cache-Control",
    "no-cache",
    "Content-Length",
    String(length),
  ];
  if (guid !== undefined) head.push("Set-GUID", `JSESSIONID=${guid}`, "Guid", guid);
  response.writeHead(200, head);
}
