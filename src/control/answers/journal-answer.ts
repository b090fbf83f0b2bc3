// A request of the journal as the control API writes it.

import * as z from "zod";
import { readAgentId } from "../../forms/agent-id.ts";
import { iso } from "../../forms/iso.ts";
import { REQUEST_PARTS, type RefusalReason } from "../../words/refusal-reason.ts";
import type { ToldBody } from "../../world/bodies.ts";
import { BODIES_KEPT, type JournalEntry, PHASES } from "../../world/journal.ts";
import { isoInstant, isoOrNull } from "./written.ts";

const reasonAnswer = z
  .strictObject({
    sentence: z.string().describe("Why, in one sentence: the log has the same."),
    in: z.enum(REQUEST_PARTS).nullable().describe("The part of the request that is wrong; null: it is well-formed."),
    name: z.string().nullable().describe("The parameter, member or header."),
    found: z.string().nullable().describe("What was there, secrets masked; null: nothing."),
    accepted: z.string().nullable().describe("What is accepted in its place."),
    didYouMean: z.string().nullable().describe("The known word, name or address that was most likely meant."),
  })
  .meta({ id: "RefusalReason" });

const bodyAnswer = z
  .strictObject({
    text: z.string().nullable().describe("The first 4 KiB, secrets masked; null: it is not text."),
    bytes: z.int().min(0).describe("How long the whole body was, in bytes of UTF-8."),
    sha256: z.string().nullable().describe("The hash of a body that is not text."),
  })
  .meta({ id: "JournalBody" });

/** The shape of a request. */
export const entryAnswer = z
  .strictObject({
    number: z.int().min(1).describe("Its place among all requests of the world."),
    connection: z.int().min(1).nullable().describe("The connection it came on, a serial among those of the world."),
    phase: z
      .enum(PHASES)
      .describe(
        "`received`: it waits for its answer; `aborted`: its client went away before the answer was written, or a push got no answer.",
      ),
    receivedAt: isoInstant.describe("In wall time."),
    worldTime: isoInstant.describe("The same in the world's time."),
    operation: z
      .string()
      .describe("The documented name; `unknown` for an unknown address, `push` for a push that failed."),
    method: z.string(),
    path: z.string(),
    query: z.string().nullable().describe("As it was sent, secrets masked."),
    agent: z
      .int()
      .nullable()
      .describe("The agent id in the path; null if the path has none, or other text in its place."),
    guid: z.string().nullable().describe("The first eight characters of the Guid that it showed."),
    retcode: z.string().nullable(),
    reason: reasonAnswer.nullable().describe("Why it was refused; null where it was not. The client does not read it."),
    repeated: z
      .boolean()
      .describe("Whether the answer carries an event that an earlier answer carried, whose connection failed."),
    request: bodyAnswer.nullable().describe("Its body; null: it had none, or it is not kept."),
    answer: bodyAnswer.nullable().describe("The answer as it was sent; null: there is none yet, or it is not kept."),
    bodies: z
      .enum(BODIES_KEPT)
      .describe("`dropped`: they were kept until there were too many; `off`: the setting `journalBodies` was."),
    status: z.int().nullable().describe("The HTTP status of the answer."),
    endedAt: isoInstant.nullable().describe("When it was answered, or its client had gone, in wall time."),
    endedWorldTime: isoInstant.nullable().describe("The same in the world's time."),
    ms: z.number().min(0).nullable().describe("How long it took until then, in milliseconds of wall time."),
  })
  .meta({ id: "JournalEntry" });

/** Writes a request. */
export function writeEntry(entry: JournalEntry): z.output<typeof entryAnswer> {
  return {
    ...entry,
    connection: entry.connection ?? null,
    receivedAt: iso(entry.receivedAt),
    worldTime: iso(entry.worldTime),
    query: entry.query ?? null,
    agent: readAgentId(entry.agent) ?? null,
    guid: entry.guid ?? null,
    retcode: entry.retcode ?? null,
    reason: entry.reason === undefined ? null : writeReason(entry.reason),
    request: writeBody(entry.request),
    answer: writeBody(entry.answer),
    status: entry.status ?? null,
    endedAt: isoOrNull(entry.endedAt),
    endedWorldTime: isoOrNull(entry.endedWorldTime),
    ms: entry.ms ?? null,
  };
}

function writeBody(body: ToldBody | undefined): z.output<typeof bodyAnswer> | null {
  return body === undefined ? null : { text: body.text ?? null, bytes: body.bytes, sha256: body.sha256 ?? null };
}

function writeReason(reason: RefusalReason): z.output<typeof reasonAnswer> {
  const { sentence, in: part, name, found, accepted, didYouMean } = reason;
  return {
    sentence,
    in: part ?? null,
    name: name ?? null,
    found: found ?? null,
    accepted: accepted ?? null,
    didYouMean: didYouMean ?? null,
  };
}
