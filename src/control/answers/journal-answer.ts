// Writes journal entries for answers.
import * as z from "zod";
import { formatInstant } from "../../forms/instant-form.ts";
import { readAgentId } from "../../words/agent-id.ts";
import { REQUEST_PARTS, type RefusalReason } from "../../words/refusal-reason.ts";
import type { BodyView } from "../../world/journal/bodies.ts";
import type { ComparedEntry, RealDifference } from "../../world/journal/compared-entries.ts";
import { BODIES_KEPT, type JournalEntry, PHASES } from "../../world/journal/journal.ts";
import { formatInstantOrNull, isoInstant } from "./fields.ts";

const reasonAnswer = z
  .strictObject({
    sentence: z.string().describe("The reason in one sentence, as in the log."),
    in: z.enum(REQUEST_PARTS).nullable().describe("The wrong part of the request; null if the request is well-formed."),
    name: z.string().nullable().describe("Name of the parameter, member or header."),
    found: z.string().nullable().describe("The value that was sent, with secrets masked; null if there was none."),
    accepted: z.string().nullable().describe("The accepted values."),
    didYouMean: z.string().nullable().describe("The most similar known word, name or address."),
  })
  .meta({ id: "RefusalReason" });

const bodyAnswer = z
  .strictObject({
    text: z.string().nullable().describe("The first 4 KiB, with secrets masked; null if it is not text."),
    bytes: z.int().min(0).describe("Length of the whole body in bytes."),
    sha256: z.string().nullable().describe("Hash of a request's body that is not text; otherwise null."),
  })
  .meta({ id: "JournalBody" });

const differencesAnswer = z.array(
  z.strictObject({
    level: z.string().describe("The level of the comparison, from `L0` (headers) to `L6` (times)."),
    path: z.string().describe("The place in the answer or the push, such as `result` or `header Content-Type`."),
    real: z.string().describe("The value of the real gateway."),
    simulated: z.string().describe("The value of this world."),
  }),
);

const realAnswer = z
  .strictObject({
    status: z.int().describe("HTTP status of its answer."),
    retcode: z.string().describe("Its retcode; `HTTP 502` and so on for an answer without one."),
    answer: bodyAnswer.describe("The body of its answer; of a poll, with the first event alone."),
    differences: differencesAnswer.describe("How the two answers differ; empty if they are equal."),
  })
  .meta({ id: "RealAnswer" });

const twinPush = z
  .strictObject({
    request: bodyAnswer
      .nullable()
      .describe(
        "The body of its push, with the events that have a counterpart; null if it would have pushed none of them.",
      ),
    differences: differencesAnswer.describe(
      "How the events of the two pushes differ, as far as they are compared; empty if they are equal.",
    ),
  })
  .meta({ id: "TwinPush" });

/** The schema of a journal entry. */
export const entryAnswer = z
  .strictObject({
    number: z.int().min(1).describe("Serial number among all requests and pushes of the world, from 1."),
    input: z
      .int()
      .min(1)
      .nullable()
      .describe(
        "Number of its input on the tape; null for a push, for a query that no fault could affect, and for a refusal that changed nothing.",
      ),
    connection: z
      .int()
      .min(1)
      .nullable()
      .describe("Serial number of its connection; null if there was none, as for a push."),
    phase: z
      .enum(PHASES)
      .describe(
        "`received`: not answered yet. `aborted`: the client went away before the answer, or a push got no answer.",
      ),
    receivedAt: isoInstant.describe("Wall time of receipt."),
    worldTime: isoInstant.describe("World time of receipt."),
    operation: z
      .string()
      .describe("Documented name of the operation; `unknown` for an unknown address, `push` for a push to a client."),
    method: z.string(),
    path: z.string(),
    query: z
      .string()
      .nullable()
      .describe(
        "The query, with secrets masked; null if there was none. Path and query together are cut to 512 characters.",
      ),
    agent: z
      .int()
      .nullable()
      .describe("The agent id in the path, or the agent of a push; null if there is no valid one."),
    guid: z.string().nullable().describe("The first eight characters of its Guid; null if it has none."),
    retcode: z.string().nullable(),
    reason: reasonAnswer
      .nullable()
      .describe("Why the gateway refused it; null if it did not. The client does not get this."),
    events: z
      .array(z.int().min(1))
      .describe(
        "Serial numbers of the events in the answer to a poll or in a push, in the order sent; empty for all other requests.",
      ),
    repeated: z
      .boolean()
      .describe("Whether it repeats an event: of an earlier answer whose connection failed, or of a failed push."),
    fault: z
      .strictObject({ id: z.int().min(1), effect: z.string().describe("Such as `delay`, as in the rule of a fault.") })
      .nullable()
      .describe("The fault that was applied to it; null if there was none."),
    abandoned: z.boolean().describe("Whether a rewind has abandoned it. `verify` does not count it then."),
    request: bodyAnswer.nullable().describe("The body; null if there was none or it is not kept."),
    answer: bodyAnswer
      .nullable()
      .describe(
        "The body of the answer, without a JSONP callback; null before it is sent, and if it is not kept. The fault `stall` sends only half of it. For a file, the journal has only the length, after the end of the transfer.",
      ),
    real: realAnswer
      .optional()
      .describe("The answer of the real gateway. Absent unless the world is its twin (`--mode shadow`)."),
    twin: twinPush
      .optional()
      .describe(
        "For a push of the real gateway: what this world would have pushed. Absent unless the world is its twin.",
      ),
    bodies: z
      .enum(BODIES_KEPT)
      .describe("`kept`, `dropped` (to make room for newer ones), or `off` (setting `journalBodies`)."),
    status: z.int().nullable().describe("HTTP status of the answer."),
    endedAt: isoInstant.nullable().describe("Wall time of the answer, or when the client was gone."),
    endedWorldTime: isoInstant.nullable().describe("World time of `endedAt`."),
    ms: z.number().min(0).nullable().describe("Time from `receivedAt` to `endedAt`, in milliseconds of wall time."),
  })
  .meta({ id: "JournalEntry" });

/** Returns a journal entry in the form of an answer. */
export function writeEntry({ real, twin, ...entry }: JournalEntry): z.output<typeof entryAnswer> {
  return {
    ...entry,
    ...(real === undefined ? {} : { real: writeReal(real) }),
    ...(twin === undefined ? {} : { twin: writeTwin(twin) }),
    input: entry.input ?? null,
    connection: entry.connection ?? null,
    receivedAt: formatInstant(entry.receivedAt),
    worldTime: formatInstant(entry.worldTime),
    query: entry.query ?? null,
    agent: readAgentId(entry.agent) ?? null,
    guid: entry.guid ?? null,
    retcode: entry.retcode ?? null,
    reason: entry.reason === undefined ? null : writeReason(entry.reason),
    events: [...entry.events],
    fault: entry.fault === undefined ? null : { id: entry.fault.id, effect: entry.fault.effect.kind },
    request: writeBody(entry.request),
    answer: writeBody(entry.answer),
    status: entry.status ?? null,
    endedAt: formatInstantOrNull(entry.endedAt),
    endedWorldTime: formatInstantOrNull(entry.endedWorldTime),
    ms: entry.ms ?? null,
  };
}

function writeReal({
  status,
  retcode,
  body: { text, bytes },
  differences,
}: NonNullable<ComparedEntry["real"]>): z.output<typeof realAnswer> {
  const answer = { text: text ?? null, bytes, sha256: null };
  return { status, retcode, answer, differences: writeDifferences(differences) };
}

function writeTwin({ body, differences }: NonNullable<ComparedEntry["twin"]>): z.output<typeof twinPush> {
  return { request: writeBody(body), differences: writeDifferences(differences) };
}

function writeDifferences(differences: readonly RealDifference[]): z.output<typeof differencesAnswer> {
  return differences.map(({ level, path, real, simulated }) => ({ level, path, real, simulated }));
}

function writeBody(body: BodyView | undefined): z.output<typeof bodyAnswer> | null {
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
