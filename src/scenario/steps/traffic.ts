// The steps `traffic` and `chatTraffic`, which generate calls to a queue or to agents, and chats with a queue.
import * as z from "zod";
import { agentIds, listUniqueIds } from "../../forms/agent-ids.ts";
import { mapDefined, withoutUndefined } from "../../forms/optional-members.ts";
import {
  closed,
  distribution,
  distributionForm,
  duration,
  message,
  readDistribution,
  readDuration,
  readonlyList,
  readTimeOfDay,
  timeOfDay,
  wholeNumber,
} from "../../forms/values.ts";
import { expects, type Sentence } from "../../forms/wording.ts";
import { customerReplies, MAX_TEXTS, readReplies } from "../center/replies.ts";
import { MAX_CALLS_PER_HOUR, positiveRate } from "../step-forms.ts";
import type { Rate } from "../traffic/rate.ts";
import type { TrafficPlan } from "../traffic/traffic-plan.ts";
import { declareAction, LongAction, MAX_AGENTS_AT_ONCE } from "./action.ts";

const rateForm = `a number above 0 and up to ${MAX_CALLS_PER_HOUR}, such as 12 or 0.5, or spans of the day, such as [{from: 08:00, to: 12:00, rate: 40}]`;

/** Returns the schema of a rate in spans of the day. */
function createSpansSchema(error: Sentence) {
  return readonlyList(
    z.array(closed("span", { from: timeOfDay, to: timeOfDay, rate: positiveRate }), { error }).min(1),
  ).check((check) => {
    if (check.issues.length > 0) return;
    const addProblem = (path: PropertyKey[], message: string) =>
      check.issues.push({ code: "custom", input: check.value, message, path });
    for (const [i, { from, to }] of check.value.entries()) {
      const above = check.value[i - 1];
      if (readTimeOfDay(to) <= readTimeOfDay(from)) {
        const overnight = "write a span over midnight as two, to 24:00 and from 00:00";
        addProblem([i, "to"], `this span ends at ${to}, which is not after its start at ${from}: ${overnight}`);
      } else if (above !== undefined && readTimeOfDay(from) < readTimeOfDay(above.to)) {
        addProblem(
          [i, "from"],
          `this span begins at ${from}, before the one above ends at ${above.to}: put the spans in order, without overlap`,
        );
      }
    }
  });
}

/** Returns the schema of a rate of calls or chats. */
function createRateSchema(what: "calls" | "chats") {
  const subject = what === "calls" ? "Calls" : "Chats";
  const error = expects(`number of ${what} an hour`, rateForm);
  return z
    .union([positiveRate, createSpansSchema(error)], { error })
    .describe(
      `${subject} per hour to the queue: ${rateForm}. Times of day are in the center's time zone. Outside the spans there are no ${what}.`,
    );
}

/** A JSON Schema that matches a duration of 0. */
const zeroDuration = { type: "string", pattern: "^\\s*[0.]+[a-z]+\\s*$" } as const;

const trafficShape = closed("traffic step", {
  queue: wholeNumber("queue id").optional().describe("The queue that the calls go to."),
  agents: agentIds.optional().describe("Instead of queue: the agents to call directly."),
  callsPerHour: createRateSchema("calls").optional(),
  gap: distribution
    .optional()
    .describe(
      "For agents, the time from becoming idle to the next call. For a queue, the time between calls, instead of callsPerHour.",
    ),
  talk: distribution.describe("How long a caller talks."),
  patience: distribution.optional().describe("How long a caller waits; without limit if absent."),
  for: duration.optional().describe("How long the traffic lasts; until the end if absent."),
})
  .check((check) => {
    if (check.issues.length > 0) return;
    const problem = findTrafficProblem(check.value);
    if (problem !== undefined)
      check.issues.push({ code: "custom", input: check.value, message: problem[0], path: problem[1] });
  })
  .meta({
    oneOf: [
      { required: ["queue", "callsPerHour"], not: { required: ["agents"] } },
      { required: ["queue", "gap"], not: { required: ["agents"] } },
      { required: ["agents", "gap"], not: { anyOf: [{ required: ["queue"] }, { required: ["callsPerHour"] }] } },
    ],
    not: {
      required: ["queue", "gap"],
      properties: { gap: { anyOf: [zeroDuration, { type: "array", items: zeroDuration }] } },
    },
  });

type WrittenTraffic = z.infer<typeof trafficShape>;

/**
 * Returns the sentence and the path for members that are missing, contradict each other, or would create endless calls; undefined if the
 * members are valid.
 */
function findTrafficProblem({
  queue,
  agents,
  callsPerHour,
  gap,
}: WrittenTraffic): [message: string, path: PropertyKey[]] | undefined {
  if (queue === undefined && agents === undefined) return ["traffic has no target: use queue or agents", []];
  if (queue !== undefined && agents !== undefined) return ["traffic has queue or agents, not both", ["agents"]];
  if (agents !== undefined) {
    if (callsPerHour !== undefined)
      return [
        "callsPerHour applies to a queue: for agents, use gap, the time from becoming idle to the next call",
        ["callsPerHour"],
      ];
    return gap === undefined ? [`"gap" is missing: use ${distributionForm}`, []] : undefined;
  }
  if (callsPerHour !== undefined && gap !== undefined) return ["traffic has callsPerHour or gap, not both", ["gap"]];
  if (callsPerHour === undefined && gap === undefined)
    return [`"callsPerHour" is missing: use ${rateForm}; or use gap, the time between calls`, []];
  if (gap !== undefined && isAlwaysZero(gap))
    return ["a gap of 0 would create endless calls at one instant: use a longer gap", ["gap"]];
  return undefined;
}

/** Returns whether a distribution is always 0. */
function isAlwaysZero(written: NonNullable<WrittenTraffic["gap"]>): boolean {
  const gap = readDistribution(written);
  if (gap.kind === "fixed") return gap.value === 0;
  return gap.kind === "list" && gap.values.every((value) => value === 0);
}

function readRate(written: NonNullable<WrittenTraffic["callsPerHour"]>): Rate {
  if (typeof written === "number") return written;
  return written.map(({ from, to, rate }) => ({
    from: readTimeOfDay(from),
    to: readTimeOfDay(to),
    callsPerHour: rate,
  }));
}

function readTarget({ queue, agents, callsPerHour, gap }: WrittenTraffic): TrafficPlan["to"] {
  if (agents !== undefined && gap !== undefined) return { agents: listUniqueIds(agents), gap: readDistribution(gap) };
  if (queue !== undefined && gap !== undefined) return { queue, gap: readDistribution(gap) };
  if (queue !== undefined && callsPerHour !== undefined) return { queue, callsPerHour: readRate(callsPerHour) };
  throw new Error("the members of this traffic step have not been checked");
}

const traffic = declareAction({
  summary: "Generates calls while the steps continue.",
  shape: trafficShape,
  build(written): TrafficPlan {
    const { talk, patience, for: length } = written;
    const limits = withoutUndefined({
      patience: mapDefined(patience, readDistribution),
      for: mapDefined(length, readDuration),
    });
    return { to: readTarget(written), talk: readDistribution(talk), ...limits };
  },
  play: ({ traffic }, step) =>
    "agents" in step.to && step.to.agents.length > MAX_AGENTS_AT_ONCE
      ? new LongAction("traffic", traffic.startInSlices(step))
      : traffic.start(step),
});

/** The step `chatTraffic`, whose members are those of `center.chats` too. */
export const chatTraffic = declareAction({
  summary: "Generates chats while the steps continue.",
  shape: closed("chatTraffic step", {
    queue: wholeNumber("queue id").describe("The queue that the chats go to."),
    chatsPerHour: createRateSchema("chats"),
    texts: readonlyList(
      z
        .array(message, { error: expects("list of texts", "a list, such as [Where is my order?]") })
        .min(1)
        .max(MAX_TEXTS, { error: expects("list of texts", `a list of at most ${MAX_TEXTS} texts`) }),
    ).describe("The first messages: each customer writes one of these, chosen at random."),
    replies: customerReplies.optional().describe("A customer's replies to the messages of an agent."),
    patience: distribution.optional().describe("How long a customer waits; without limit if absent."),
    talk: distribution
      .optional()
      .describe(
        "How long a customer stays after the first answer. If absent, the customer stays until the chat ends for another reason.",
      ),
    for: duration.optional().describe("How long the traffic lasts; until the end if absent."),
  }),
  build({ queue, chatsPerHour, texts, replies, patience, talk, for: length }): TrafficPlan {
    return {
      to: { queue, callsPerHour: readRate(chatsPerHour) },
      chats: { texts, ...withoutUndefined({ replies: mapDefined(replies, readReplies) }) },
      ...withoutUndefined({
        talk: mapDefined(talk, readDistribution),
        patience: mapDefined(patience, readDistribution),
        for: mapDefined(length, readDuration),
      }),
    };
  },
  play: ({ traffic }, step) => traffic.start(step),
});

/** The steps that generate calls and chats, by name. */
export const trafficActions = { traffic, chatTraffic };
