// The journal of a world: the requests that its clients made of the gateway.
import { z } from "zod";
import { closed, expects } from "../world/forms.ts";
import { NOTHING, ok, type Route, worldRoute } from "./route.ts";
import { iso, isoInstant } from "./written.ts";

const MOST = 10_000;

const agentSentence = expects("agent id", "digits, such as 101");
const operationSentence = expects("operation", "the name of one, such as queryCallStatisticsInfo");
const retcodeSentence = expects("retcode", "0, or three digits twice, such as 100-006");
const limitSentence = expects("limit", `a whole number from 0 to ${MOST}`);

/** One condition of a query; an empty one is none. */
function condition(sentence: typeof agentSentence, form: RegExp) {
  return z
    .string({ error: sentence })
    .regex(form)
    .transform((written) => (written === "" ? undefined : written))
    .optional();
}

const filter = closed("query of the journal", {
  agent: condition(agentSentence, /^(?:\d{1,9})?$/).describe("Only what this agent asked."),
  operation: condition(operationSentence, /^\w*$/).describe("Only this operation, by its documented name."),
  retcode: condition(retcodeSentence, /^(?:0|\d{3}-\d{3})?$/).describe("Only what was answered so."),
  limit: condition(limitSentence, /^(?:\d{1,4}|10000)?$/).describe("At most so many, the newest ones."),
});

const journalAnswer = z.strictObject({
  count: z.int().min(0).describe("How many requests there have ever been."),
  entries: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        receivedAt: isoInstant.describe("In wall time."),
        worldTime: isoInstant,
        operation: z.string(),
        method: z.string(),
        path: z.string().describe("Without its query."),
        agent: z.string().nullable(),
        retcode: z.string().nullable().describe("Null while it is not answered."),
      }),
    )
    .describe("The last 10,000 requests, those that fit, newest last."),
});

const read = worldRoute({
  method: "GET",
  path: "/worlds/:world/journal",
  summary: "The requests that the gateway got for this world, newest last.",
  query: filter,
  answers: { 200: journalAnswer },
  handle: ({ world: { journal }, query: { limit, ...conditions } }) => {
    const entries = journal.entries({ ...conditions, limit: limit === undefined ? undefined : Number(limit) });
    return ok({
      count: journal.count,
      entries: entries.map(({ receivedAt, worldTime, agent, retcode, ...entry }) => ({
        ...entry,
        receivedAt: iso(receivedAt),
        worldTime: iso(worldTime),
        agent: agent ?? null,
        retcode: retcode ?? null,
      })),
    });
  },
});

const clear = worldRoute({
  method: "DELETE",
  path: "/worlds/:world/journal",
  summary: "Forgets all requests so far; their numbers go on.",
  answers: { 204: null },
  handle: ({ world }) => {
    world.journal.clear();
    return NOTHING;
  },
});

export const journalRoutes: readonly Route[] = [read, clear];
