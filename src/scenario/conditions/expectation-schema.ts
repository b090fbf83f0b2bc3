// The schema of the step `expect`.
import * as z from "zod";
import { COUNTER_MEANINGS, COUNTERS, type CounterName } from "../../core/index.ts";
import { createOperationNameSchema, eventName } from "../../forms/gateway-names.ts";
import { mapDefined, withoutUndefined } from "../../forms/optional-members.ts";
import { closed, wholeNumber } from "../../forms/values.ts";
import { expects, expectsNamed, joinWords } from "../../forms/wording.ts";
import { agent, chatName } from "../step-forms.ts";
import { amount, readAmount, readAmounts } from "./amount.ts";
import { agentState, chatState } from "./condition-schema.ts";
import { type Expectation, QUEUE_FIGURES, type QueueFigure } from "./expectation.ts";

// zod infers that all names are present.
const eventAmounts = z.record(eventName, amount, {
  error: expects("set of events", "an object with the names of events"),
}) as unknown as z.ZodType<EventAmounts, EventAmounts>;

type EventAmounts = Partial<Record<z.infer<typeof eventName>, z.infer<typeof amount>>>;

const ofAgent = {
  agent,
  state: agentState.optional(),
  statistics: createAmountsSchema("counter", COUNTERS, COUNTER_MEANINGS)
    .optional()
    .describe("Counters with their values."),
  events: eventAmounts.optional().describe("How often the agent's client got each event since the start of the world."),
};

const ofRequests = {
  operation: createOperationNameSchema().describe("A request that clients make."),
  agent: agent.optional().describe("The client of this agent; all clients together if absent."),
  times: amount.optional().describe("How often since the start of the world; at least once if absent."),
};

const ofQueue = { queue: wholeNumber("queue id"), ...createAmountMembers(QUEUE_FIGURES) };

const ofChat = {
  chat: chatName.describe("The `as` of a chat."),
  state: chatState.optional(),
  agent: agent.optional().describe("The agent who talks in it, or has talked in it last."),
  messages: amount.optional().describe("How many messages both sides have written in it."),
};

const notEmpty = { minProperties: 1 };
const expectOfAgent = closed("expect step", ofAgent).meta({
  anyOf: [
    { required: ["state"] },
    { required: ["statistics"], properties: { statistics: notEmpty } },
    { required: ["events"], properties: { events: notEmpty } },
  ],
});

const FORM =
  "an object with agent and state, statistics or events; with operation and times; " +
  `with chat and state, agent or messages; or with queue and ${joinWords(QUEUE_FIGURES, "or")}`;

/** The schema of the content of `expect`. */
export const expectation = z
  .union(
    [
      expectOfAgent,
      closed("expect step", ofRequests),
      closed("expect step", ofQueue).meta({ minProperties: 2 }),
      closed("expect step", ofChat).meta({ minProperties: 2 }),
    ],
    {
      error: expects("expect step", FORM),
    },
  )
  .check((check) => {
    if (check.issues.length > 0 || "operation" in check.value) return;
    const { value } = check;
    const [subject, ...members] = membersOf(value);
    if (members.some((member) => !isEmpty(value[member as keyof typeof value]))) return;
    const message = `this expectation of the ${subject} is empty: use ${joinWords(members, "or")}`;
    check.issues.push({ code: "custom", input: value, message });
  });

/** Returns the subject of an expectation, and the members of which it needs at least one. */
function membersOf(value: object): readonly [subject: string, ...members: string[]] {
  if ("queue" in value) return ["queue", ...QUEUE_FIGURES];
  return "chat" in value ? ["chat", "state", "agent", "messages"] : ["agent", "state", "statistics", "events"];
}

/** An expectation in its written form. */
export type WrittenExpectation = z.infer<typeof expectation>;

/** Reads an expectation that the schema has accepted. */
export function readExpectation(written: WrittenExpectation): Expectation {
  if ("operation" in written) {
    const { operation, agent, times } = written;
    return { operation, ...withoutUndefined({ agent }), times: mapDefined(times, readAmount) ?? { min: 1 } };
  }
  if ("queue" in written) {
    const { queue, ...figures } = written;
    return { queue, figures: readAmounts<QueueFigure>(figures) };
  }
  if ("chat" in written) {
    const { chat, state, agent, messages } = written;
    return { chat, ...withoutUndefined({ state, agent, messages: mapDefined(messages, readAmount) }) };
  }
  const { agent, state, statistics, events } = written;
  return {
    agent,
    ...withoutUndefined({
      state,
      statistics: mapDefined(statistics, (amounts) => readAmounts<CounterName>(amounts)),
      events: mapDefined(events, (amounts) => readAmounts(amounts)),
    }),
  };
}

/** Returns whether a member is absent or empty. */
function isEmpty(member: unknown): boolean {
  return member === undefined || (typeof member === "object" && Object.keys(member ?? {}).length === 0);
}

function createAmountsSchema<const Name extends string>(
  noun: string,
  names: readonly Name[],
  meanings: Readonly<Record<Name, string>>,
) {
  return z.strictObject(createAmountMembers(names, meanings), { error: expectsNamed(noun, names, `set of ${noun}s`) });
}

/** Returns an optional amount for each name. `meanings` are their descriptions, if they have any. */
function createAmountMembers<const Name extends string>(
  names: readonly Name[],
  meanings?: Readonly<Record<Name, string>>,
) {
  const optional = amount.optional();
  const describe = (name: Name) => (meanings === undefined ? optional : optional.describe(meanings[name]));
  return Object.fromEntries(names.map((name) => [name, describe(name)])) as Record<Name, typeof optional>;
}
