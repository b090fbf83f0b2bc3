// Returns, streams and deletes the journal of a world.

import * as z from "zod";
import type { Work } from "../../core/index.ts";
import { closed } from "../../forms/values.ts";
import { expects, expectsOneOf, type Sentence, show } from "../../forms/wording.ts";
import { type JournalFilter, PHASES } from "../../world/journal/journal.ts";
import { type JournalOperation, listImpossibleConditions } from "../../world/verification/impossible.ts";
import type { World } from "../../world/world.ts";
import { entryAnswer, writeEntry } from "../answers/journal-answer.ts";
import { buildAnswerInSlices, writeEach } from "../in-slices.ts";
import { createInvalidInputProblem } from "../problem.ts";
import { declareWorldRoute, NO_CONTENT, type Route, SchemasByType } from "../route.ts";
import { createStreamsFullProblem, STREAM_TYPE, wantsStream } from "../streams/streams.ts";
import { agentIdSentence, createQueryLimit } from "./query-forms.ts";

const operationSentence = expects("operation", "the name of one, such as queryCallStatisticsInfo");
const retcodeSentence = expects(
  "retcode",
  "0, or three digits twice, such as 100-006; of a fault also http-503 or reset",
);

/** Returns the schema of a condition of a query. An empty condition is ignored. */
function createCondition(sentence: Sentence, form: RegExp) {
  return z
    .string({ error: sentence })
    .regex(form)
    .transform((written) => (written === "" ? undefined : written))
    .optional();
}

// The type has only the names of this version, but any name is accepted, because a tape of another version can have others.
const operation = createCondition(operationSentence, /^\w*$/) as unknown as z.ZodOptional<
  z.ZodType<JournalOperation, JournalOperation>
>;

/** The schema of the query of the journal. */
export const journalQuery = closed("query of the journal", {
  agent: createCondition(agentIdSentence, /^(?:\d{1,9})?$/).describe("Only requests of this agent."),
  operation: operation.describe("Only requests for this operation, by its documented name."),
  retcode: createCondition(retcodeSentence, /^(?:0|\d{3}-\d{3}|http-\d{3}|reset)?$/).describe(
    "Only requests that were answered with this retcode.",
  ),
  phase: z
    .enum([...PHASES, ""], { error: expectsOneOf("phase", PHASES) })
    .transform((written) => (written === "" ? undefined : written))
    .optional()
    .describe("Only requests in this phase."),
  limit: createQueryLimit().describe("Maximum number of entries; the newest are returned."),
});

/** The schema of the journal of a world. */
export const journalAnswer = z.strictObject({
  count: z.int().min(0).describe("Number of requests since the world was created."),
  totals: z
    .array(
      z.strictObject({
        operation: z.string(),
        received: z.int().min(1),
        answered: z.record(z.string(), z.int().min(1)).describe("Number of answers by retcode."),
        aborted: z.int().min(0).describe("Number of requests whose client was gone before the answer."),
        ms: z.number().min(0).describe("Total time until the answers, in milliseconds of wall time."),
      }),
    )
    .describe("All requests since the world was created, by operation. The query does not limit them."),
  entries: z
    .array(entryAnswer)
    .describe("The requests and pushes among the last 10,000 that match the query, newest last."),
});

const read = declareWorldRoute({
  name: "getJournal",
  method: "GET",
  path: "/worlds/:world/journal",
  servesFailed: true,
  summary:
    "Returns the gateway requests for this world and the pushes to clients, newest last. With `Accept: text/event-stream` it streams them.",
  query: journalQuery,
  answers: {
    200: new SchemasByType({
      "application/json": journalAnswer,
      [STREAM_TYPE]: entryAnswer.describe(
        "The data of each event: a request or push, at its beginning and again at its end.",
      ),
    }),
  },
  problems: ["streams-full", "abandoned"],
  async handle({ world, query: { limit, ...conditions }, accept, lastEventId, getSignal, streams }) {
    const impossible = listImpossibleConditions(world, conditions);
    if (impossible.length > 0) return createInvalidInputProblem(impossible);
    if (!wantsStream(accept)) {
      return buildAnswerInSlices("journal", writeJournal(world, { ...conditions, limit }), getSignal);
    }
    if (lastEventId !== undefined && !/^\d{0,15}$/.test(lastEventId)) {
      return createInvalidInputProblem([
        `Last-Event-ID: ${show(lastEventId)} is not the number of a request: use digits, such as 42`,
      ]);
    }
    if (streams.isFull) return createStreamsFullProblem();
    const { followJournal } = await import("../streams/journal-stream.ts");
    const after = lastEventId === undefined || lastEventId === "" ? undefined : Number(lastEventId);
    return {
      status: 200,
      type: STREAM_TYPE,
      headers: { "Cache-Control": "no-store" },
      stream: (reader) => followJournal(world, conditions, after, { reader, streams, signal: getSignal() }),
    };
  },
});

/** Writes the totals, and the entries that match a filter. If an entry changes meanwhile, its new form is written, if it still matches. */
function* writeJournal({ journal }: World, filter: JournalFilter): Work<z.output<typeof journalAnswer>> {
  const { count } = journal;
  const totals = journal.listTotals();
  const entries = yield* writeEach(journal.listNumbers(filter), (number) => {
    const entry = journal.findEntry(number, filter);
    return entry === undefined ? undefined : writeEntry(entry);
  });
  return { count, totals, entries };
}

const clear = declareWorldRoute({
  name: "clearJournal",
  method: "DELETE",
  taped: "never",
  path: "/worlds/:world/journal",
  servesFailed: true,
  summary: "Deletes all entries, and the tape. Numbers and totals continue.",
  answers: { 204: null },
  handle: ({ world }) => {
    world.journal.clear();
    world.tape.clear();
    return NO_CONTENT;
  },
});

/** The routes that return, stream and delete journal entries. */
export const journalRoutes: readonly Route[] = [read, clear];
