// The one shape of every answer: HTTP 200 and `{"message":…,"retcode":…,"result":…}`, put together from prepared pieces.
import type { ServerResponse } from "node:http";
import { RETCODES, type Retcode } from "../words/retcodes.ts";

/**
 * What an operation answers when it succeeds: a result; a result with the message that it succeeded; that it is done, with an empty
 * result, with null, or with none; or an event.
 */
export type Success = "data" | "confirmed" | "done" | "null" | "bare" | "event";

export const NO_EVENT = '{"message":"","retcode":"0"}';
export const DONE_BARE = '{"message":"success","retcode":"0"}';
export const DONE_EMPTY = '{"message":"success","retcode":"0","result":{}}';

export const DONE_NULL = '{"message":"success","retcode":"0","result":null}';

/** The answer that says it succeeded, and carries a result, given as JSON text. */
export function confirmedEnvelope(result: string): string {
  return `{"message":"success","retcode":"0","result":${result}}`;
}

/** The answer that carries a result, given as JSON text. */
export function dataEnvelope(result: string): string {
  return `{"message":"","retcode":"0","result":${result}}`;
}

/** The answer of a poll that brings an event, given as JSON text. */
export function eventEnvelope(event: string): string {
  return `{"message":"","retcode":"0","event":${event}}`;
}

// Real servers were seen to send an empty result with these two, and none with other failures.
const WITH_EMPTY_RESULT: readonly Retcode[] = ["100-006", "000-003"];

const failures = new Map(
  (Object.keys(RETCODES) as Retcode[]).map((retcode) => {
    const result = WITH_EMPTY_RESULT.includes(retcode) ? ',"result":""' : "";
    return [retcode, `{"message":${JSON.stringify(RETCODES[retcode])},"retcode":"${retcode}"${result}}`];
  }),
);

/** The answer that refuses. */
export function failureEnvelope(retcode: Retcode): string {
  return failures.get(retcode) ?? "";
}

/** The answer that refuses for an interface; the failures of some carry an empty object. */
export function failureEnvelopeOf(operation: { readonly emptyResultOnFailure?: true }, retcode: Retcode): string {
  if (operation.emptyResultOnFailure !== true) return failureEnvelope(retcode);
  return `{"message":${JSON.stringify(RETCODES[retcode])},"retcode":"${retcode}","result":{}}`;
}

/**
 * Writes an answer. Clients compare the content type by equality and header names by case, so both go out exactly as the real
 * gateway writes them; therefore the raw response is written, which keeps the case of names.
 *
 * @param guid a Guid to hand out with it, in both forms that clients look for.
 */
export function writeAnswer(response: ServerResponse, text: string, guid?: string, type?: string): void {
  writeHead(response, text, guid, type);
  response.end(text);
}

/** Writes the headers of an answer and half of its body, and then nothing any more. */
export function writeHalf(response: ServerResponse, text: string, guid?: string, type?: string): void {
  writeHead(response, text, guid, type);
  response.write(text.slice(0, Math.ceil(text.length / 2)));
}

function writeHead(response: ServerResponse, text: string, guid?: string, type = "application/json"): void {
  const head = [
    "Content-Type",
    type,
    "JSON-Type",
    "application/json",
    "Cache-Control",
    "no-cache",
    "Content-Length",
    String(Buffer.byteLength(text)),
  ];
  if (guid !== undefined) head.push("Set-GUID", `JSESSIONID=${guid}`, "Guid", guid);
  response.writeHead(200, head);
}
