// The journal of a world: the requests that its clients made of the gateway.
import * as z from "zod";
import type { Work } from "../../core/index.ts";
import { impossibleConditions } from "../../world/impossible.ts";
import { closed, expects, expectsOneOf, show } from "../../world/input-forms.ts";
import { type JournalFilter, PHASES } from "../../world/journal.ts";
import type { World } from "../../world/world.ts";
import { entryAnswer, writeEntry } from "../answers/journal-answer.ts";
import { answerInSlices, writeEach } from "../in-slices.ts";
import { invalidInput } from "../problem.ts";
import { ByType, NOTHING, type Route, worldRoute } from "../route.ts";
import { STREAM_TYPE, streamsFull } from "../streams/streams.ts";

const MOST = 10_000;

const agentSentence = expects("agent id", "digits, such as 101");
const operationSentence = expects("operation", "the name of one, such as queryCallStatisticsInfo");
const retcodeSentence = expects(
  "retcode",
  "0, or three digits twice, such as 100-006; of a fault also http-503 or reset",
);
const limitSentence = expects("limit", `a whole number from 0 to ${MOST}`);

/** One condition of a query; an empty one is none. */
function condition(sentence: typeof agentSentence, form: RegExp) {
  return z
    .string({ error: sentence })
    .regex(form)
    .transform((written) => (written === "" ? undefined : written))
    .optional();
}

export const journalQuery = closed("query of the journal", {
  agent: condition(agentSentence, /^(?:\d{1,9})?$/).describe("Only what this agent asked."),
  operation: condition(operationSentence, /^\w*$/).describe("Only this operation, by its documented name."),
  retcode: condition(retcodeSentence, /^(?:0|\d{3}-\d{3}|http-\d{3}|reset)?$/).describe("Only what was answered so."),
  phase: z
    .enum([...PHASES, ""], { error: expectsOneOf("phase", PHASES) })
    .transform((written) => (written === "" ? undefined : written))
    .optional()
    .describe("Only what has come this far."),
  limit: condition(limitSentence, /^(?:\d{1,4}|10000)?$/).describe("At most so many, the newest ones."),
});

export const journalAnswer = z.strictObject({
  count: z.int().min(0).describe("How many requests there have ever been."),
  totals: z
    .array(
      z.strictObject({
        operation: z.string(),
        received: z.int().min(1),
        answered: z.record(z.string(), z.int().min(1)).describe("How many were answered with each retcode."),
        aborted: z.int().min(0).describe("How many had no client any more when their answer was to be written."),
        ms: z.number().min(0).describe("How long the answered ones took together, in milliseconds of wall time."),
      }),
    )
    .describe("All requests there have ever been, whatever the journal has forgotten, by operation."),
  entries: z.array(entryAnswer).describe("The last 10,000 requests, those that fit, newest last."),
});

const read = worldRoute({
  method: "GET",
  path: "/worlds/:world/journal",
  servesFailed: true,
  summary:
    "The requests that the gateway got for this world, newest last; as they come, if server-sent events are accepted.",
  query: journalQuery,
  answers: {
    200: new ByType({
      "application/json": journalAnswer,
      [STREAM_TYPE]: entryAnswer.describe(
        "What stands in the data of each event: a request, as it comes and as it ends.",
      ),
    }),
  },
  problems: ["streams-full", "abandoned"],
  async handle({ world, query: { limit, ...conditions }, accept, lastEventId, left, door: { streams } }) {
    const impossible = impossibleConditions(world, conditions);
    if (impossible.length > 0) return invalidInput(impossible);
    if (!wantsStream(accept)) {
      const filter = { ...conditions, limit: limit === undefined ? undefined : Number(limit) };
      return answerInSlices("journal", writeJournal(world, filter), left);
    }
    if (lastEventId !== undefined && !/^\d{0,15}$/.test(lastEventId)) {
      return invalidInput([
        `Last-Event-ID: ${show(lastEventId)} is not the number of a request: use digits, such as 42`,
      ]);
    }
    if (streams.isFull) return streamsFull();
    const { followJournal } = await import("../streams/journal-stream.ts");
    const behind = lastEventId === undefined || lastEventId === "" ? undefined : Number(lastEventId);
    return {
      status: 200,
      type: STREAM_TYPE,
      headers: { "Cache-Control": "no-store" },
      stream: (reader) => followJournal(world, conditions, behind, { reader, streams, left: left() }),
    };
  },
});

/** Writes the entries that fit. Those that change while they are written are told as they are then, if they still fit. */
function* writeJournal({ journal }: World, filter: JournalFilter): Work<z.output<typeof journalAnswer>> {
  const { count } = journal;
  const totals = journal.totals();
  const entries = yield* writeEach(journal.numbers(filter), (number) => {
    const entry = journal.entry(number, filter);
    return entry === undefined ? undefined : writeEntry(entry);
  });
  return { count, totals, entries };
}

/** Whether server-sent events are asked for, as browsers do. */
function wantsStream(accept: string): boolean {
  return accept.split(",").some((one) => one.split(";")[0]?.trim().toLowerCase() === STREAM_TYPE);
}

const clear = worldRoute({
  method: "DELETE",
  path: "/worlds/:world/journal",
  servesFailed: true,
  summary: "Forgets all requests so far; their numbers and totals go on.",
  answers: { 204: null },
  handle: ({ world }) => {
    world.journal.clear();
    return NOTHING;
  },
});

export const journalRoutes: readonly Route[] = [read, clear];
