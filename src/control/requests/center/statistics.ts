// Returns the counters of an agent, and explains them.
import * as z from "zod";
import {
  COUNTERS,
  type ExplainedCount,
  type ExplainedTime,
  type Explanation,
  type Instant,
  isTime,
} from "../../../core/index.ts";
import { formatInstant } from "../../../forms/instant-form.ts";
import { formatCount } from "../../../words/format-count.ts";
import { countedEvent } from "../../answers/event-answer.ts";
import { causeAnswer, formatInstantOrNull, isoInstant } from "../../answers/fields.ts";
import { describeGone, writeSumSentence } from "../../answers/sum-sentence.ts";
import { Problem } from "../../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route } from "../../route.ts";
import { agentParams, findAgent } from "../path-params.ts";
import { createExplainQuery } from "./explain-query.ts";

const common = {
  value: z.int().min(0).describe("Value of the counter."),
  sentence: z.string().describe("The parts of the value, in words."),
  counted: z.int().min(0).describe("Value without the pin."),
  pinned: z
    .strictObject({ serial: z.int().min(1).nullable(), at: isoInstant.nullable() })
    .nullable()
    .describe(
      "The event that pinned the counter; null if it is not pinned. Its members are null if the log has forgotten the event.",
    ),
  past: z.number().min(0).describe("Part from the `history` of the scenario; for a counter of time, in seconds."),
  gone: z.number().min(0).describe("Part from events that the log has forgotten; for a counter of time, in seconds."),
};

/** The schema of the explanation of a counter of events. */
export const explainedCount = z.strictObject({
  ...common,
  events: z.array(countedEvent).describe("The events that each counted once, oldest first."),
});

/** The schema of the explanation of a counter of time. */
export const explainedTime = z.strictObject({
  ...common,
  spans: z
    .array(
      z.strictObject({
        serial: z.int().min(1).nullable().describe("The event at its start; null if the log has forgotten it."),
        cause: causeAnswer.nullable().describe("The cause of its start; null if the log has forgotten the event."),
        from: isoInstant,
        to: isoInstant.nullable().describe("Null while the span lasts."),
        seconds: z.number().min(0),
        state: z.enum(["talking", "busy", "rest"]),
        calls: z.array(z.string()).describe("For a conversation: its calls, as far as the log has them."),
        sentence: z.string(),
      }),
    )
    .describe(
      "The time spans that counted, oldest first. Their sum with `past` and `gone`, rounded down to whole seconds, is `counted`.",
    ),
});

/** The schema of an agent's counters. */
export const counters = z.strictObject(Object.fromEntries(COUNTERS.map((name) => [name, z.int().min(0)])));

/** The schema of the explanation of an agent's counters. */
export const explanationAnswer = z.strictObject({
  agent: z.int(),
  now: isoInstant,
  since: z
    .strictObject({
      serial: z
        .int()
        .min(1)
        .nullable()
        .describe("Null if there is no such event, because `statisticsSince` was changed later."),
      at: isoInstant,
      type: z.enum(["signedIn", "dayBegan", "logBegan"]),
    })
    .nullable()
    .describe(
      "The start of counting: a sign-in, a day, or the oldest event in the log when `statisticsSince` was changed. Null means the start " +
        "of the world.",
    ),
  gone: z
    .int()
    .min(0)
    .describe("Number of events of the agent since then, of the kinds that count, that the log has forgotten."),
  sentence: z.string().describe("The start of counting and how far the log reaches back, in words."),
  counters: z.strictObject(
    Object.fromEntries(COUNTERS.map((name) => [name, isTime(name) ? explainedTime : explainedCount])),
  ),
});

const read = declareWorldRoute({
  name: "getAgentStatistics",
  method: "GET",
  path: "/worlds/:world/agents/:agent/statistics",
  summary: "Returns the 18 counters of an agent; with `explain`, also the events or time spans behind each counter.",
  params: agentParams,
  query: createExplainQuery("statistics"),
  answers: { 200: z.union([counters, explanationAnswer]) },
  problems: ["unknown-agent"],
  handle: ({ world: { center }, world, params, query }) => {
    const agent = findAgent(world, params.agent);
    if (agent instanceof Problem) return agent;
    if (query.explain !== true) return createOkAnswer(center.statistics(agent.id));
    return createOkAnswer(writeExplanation(agent.id, center.explain(agent.id)));
  },
});

function writeExplanation(agent: number, explanation: Explanation): z.output<typeof explanationAnswer> {
  const { now, began, gone, pastBefore, counts, times } = explanation;
  const all = COUNTERS.map((name) => [
    name,
    isTime(name) ? writeTime(times[name], now, pastBefore) : writeCount(counts[name], pastBefore),
  ]);
  return {
    agent,
    now: formatInstant(now),
    since: began === undefined ? null : { serial: writeSerial(began), at: formatInstant(began.at), type: began.type },
    gone,
    sentence: describeSince(explanation),
    counters: Object.fromEntries(all),
  };
}

function writeSerial({ type, serial, hasNoEvent }: NonNullable<Explanation["began"]>): number | null {
  return type === "logBegan" || hasNoEvent === true ? null : serial;
}

const SINCE = {
  signedIn: "the sign-in",
  dayBegan: "midnight",
  logBegan: "the oldest event that the log had when statisticsSince was changed,",
} as const;

function describeSince({ began, gone }: Explanation): string {
  const since = `counted since ${began === undefined ? "the world began" : `${SINCE[began.type]} at ${formatInstant(began.at)}`}`;
  if (gone === 0) return `${since}; the log has all events of the agent since then`;
  return `${since}; the log no longer reaches back to it: ${formatCount(gone, "event")} of the agent ${gone === 1 ? "is" : "are"} gone`;
}

function writeCount({ value, counted, pinned, past, gone, events }: ExplainedCount, pastBefore: Instant | undefined) {
  const parts = [
    ...describePast(String(past), past, pastBefore),
    ...describeGone(String(gone), gone),
    ...(events.length > 0 ? [formatCount(events.length, "event")] : []),
  ];
  return {
    ...writeCommonParts(value, counted, pinned, parts),
    past,
    gone,
    events: events.map(({ at, ...event }) => ({ ...event, at: formatInstant(at) })),
  };
}

function writeTime(
  { value, counted, pinned, past, gone, spans }: ExplainedTime,
  now: Instant,
  pastBefore: Instant | undefined,
) {
  const seconds = spans.reduce((sum, { from, to = now }) => sum + to - from, 0) / 1_000;
  const parts = [
    ...describePast(`${past / 1_000} s`, past, pastBefore),
    ...describeGone(`${gone / 1_000} s`, gone),
    ...(spans.length > 0 ? [`${seconds} s in ${formatCount(spans.length, "span")}`] : []),
  ];
  return {
    ...writeCommonParts(value, counted, pinned, parts),
    past: past / 1_000,
    gone: gone / 1_000,
    spans: spans.map(({ serial = null, cause = null, from, to, state, calls, sentence }) => ({
      serial,
      cause,
      from: formatInstant(from),
      to: formatInstantOrNull(to),
      seconds: ((to ?? now) - from) / 1_000,
      state,
      calls: [...calls],
      sentence,
    })),
  };
}

function writeCommonParts(value: number, counted: number, pinned: ExplainedCount["pinned"], parts: readonly string[]) {
  const sum = writeSumSentence(parts);
  return {
    value,
    sentence: pinned === undefined ? sum : `pinned to ${value}; without the pin: ${sum}`,
    counted,
    pinned: pinned === undefined ? null : { serial: pinned.serial ?? null, at: formatInstantOrNull(pinned.at) },
  };
}

function describePast(amount: string, past: number, before: Instant | undefined): string[] {
  return past === 0 || before === undefined ? [] : [`${amount} from the history before ${formatInstant(before)}`];
}

/** The route that returns and explains counters. */
export const statisticsRoutes: readonly Route[] = [read];
