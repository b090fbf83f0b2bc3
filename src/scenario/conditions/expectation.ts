// Checks the expectations of `expect` steps, and describes expected and actual values in words.
import { type AgentId, type CounterName, figuresOf, type QueueId, toWholeSeconds } from "../../core/index.ts";
import { joinWords, show } from "../../forms/wording.ts";
import type { EventName } from "../../words/event-names.ts";
import type { Outcome } from "../stage/outcome.ts";
import { type AgentStateName, nameOfState } from "../stage/stage.ts";
import type { Amount } from "./amount.ts";
import { type ChatExpectation, compareChat } from "./chat-expectation.ts";
import { type Comparison, compareAmount } from "./comparison.ts";
import { type ConditionView, describeState } from "./condition.ts";
import { keyOfEvent, keyOfRequest, type LedgerKey } from "./ledger.ts";

/**
 * The figures of a queue: waiting calls, counts since the start of the world, longest wait of a waiting call (whole seconds), and service
 * level (percent).
 */
export const QUEUE_FIGURES = [
  "waiting",
  "arrived",
  "answered",
  "abandoned",
  "turnedAway",
  "longestWait",
  "serviceLevel",
] as const;

/** The name of a figure of a queue. */
export type QueueFigure = (typeof QUEUE_FIGURES)[number];

/** An expectation about an agent, about requests of clients, about a queue, or about a chat. */
export type Expectation =
  | {
      readonly agent: AgentId;
      readonly state?: AgentStateName;
      readonly statistics?: Readonly<Partial<Record<CounterName, Amount>>>;
      readonly events?: Readonly<Partial<Record<EventName, Amount>>>;
    }
  | { readonly operation: string; readonly agent?: AgentId; readonly times: Amount }
  | ChatExpectation
  | { readonly queue: QueueId; readonly figures: Readonly<Partial<Record<QueueFigure, Amount>>> };

/** Compares an expectation with the world. `actual` describes only the values that differ. */
export function checkExpectation(
  expectation: Expectation,
  view: ConditionView,
): Pick<Outcome, "expected" | "passed" | "actual"> {
  const comparisons = [...compare(expectation, view)];
  const wrong = comparisons.flatMap(({ verb, found }) => (found === undefined ? [] : [{ verb, wanted: found }]));
  const passed = wrong.length === 0;
  return {
    expected: `${describeSubject(expectation)} ${describeComparisons(comparisons)}`,
    passed,
    actual: passed ? undefined : `${isAboutAllClients(expectation) ? "they" : "it"} ${describeComparisons(wrong)}`,
  };
}

/** Returns the keys of an expectation's events and requests in the ledger. */
export function ledgerKeysOf(expectation: Expectation): LedgerKey[] {
  if ("operation" in expectation) return [keyOfRequest(expectation.operation, expectation.agent)];
  if ("queue" in expectation || "chat" in expectation) return [];
  const { agent, events = {} } = expectation;
  return keysOf(events).map((event) => keyOfEvent(agent, event));
}

function* compare(expectation: Expectation, view: ConditionView): Generator<Comparison> {
  if ("operation" in expectation) yield compareRequests(expectation, view);
  else if ("queue" in expectation) yield* compareQueue(expectation, view);
  else if ("chat" in expectation) yield* compareChat(expectation, view);
  else yield* compareAgent(expectation, view);
}

function* compareAgent(
  { agent, state, statistics = {}, events = {} }: Extract<Expectation, { statistics?: unknown }>,
  { center, ledger }: ConditionView,
): Generator<Comparison> {
  if (state !== undefined) {
    const now = nameOfState(center, agent);
    yield { verb: "is", wanted: describeState(state), found: now === state ? undefined : describeState(now) };
  }
  const counters = center.statistics(agent);
  for (const name of keysOf(statistics)) {
    yield compareAmount("has", statistics[name], counters[name], (amount) => `${name} ${amount}`);
  }
  for (const event of keysOf(events)) {
    const count = ledger.countOf(keyOfEvent(agent, event));
    yield compareAmount("got", events[event], count, (_, times) => `${event} ${times}`);
  }
}

function compareRequests(
  { operation, agent, times }: Extract<Expectation, { operation: string }>,
  { ledger }: ConditionView,
): Comparison {
  const count = ledger.countOf(keyOfRequest(operation, agent));
  return compareAmount("requested", times, count, (_, frequency) => `${operation} ${frequency}`);
}

function* compareQueue(
  { queue: id, figures }: Extract<Expectation, { figures: unknown }>,
  { center }: ConditionView,
): Generator<Comparison> {
  const queue = center.state.queues.get(id);
  if (queue === undefined) throw new Error(`The center has no queue ${id}.`);
  // No expected figure depends on the number of agents.
  const { longestWait, ...found } = figuresOf(center, queue, 0);
  const values = { ...found, longestWait: toWholeSeconds(longestWait) };
  for (const name of keysOf(figures)) yield compareAmount("has", figures[name], values[name], QUEUE_PHRASES[name]);
}

/** The phrase for an expected figure of a queue, as in `3 waiting`. */
const QUEUE_PHRASES: Readonly<Record<QueueFigure, (amount: string) => string>> = {
  waiting: (amount) => `${amount} waiting`,
  arrived: (amount) => `${amount} arrived`,
  answered: (amount) => `${amount} answered`,
  abandoned: (amount) => `${amount} abandoned`,
  turnedAway: (amount) => `${amount} turned away`,
  longestWait: (amount) => `a longest wait of ${amount} s`,
  serviceLevel: (amount) => `a service level of ${amount} %`,
};

/** Returns `is idle, has answernums 5, talktime 300 and got AgentEvent_Talking 5 times`. */
function describeComparisons(comparisons: readonly Omit<Comparison, "found">[]): string {
  return joinWords(
    comparisons.map(({ verb, wanted }, i) => (comparisons[i - 1]?.verb === verb ? wanted : `${verb} ${wanted}`)),
    "and",
  );
}

function describeSubject(expectation: Expectation): string {
  if ("queue" in expectation) return `queue ${expectation.queue}`;
  if ("chat" in expectation) return `chat ${show(expectation.chat)}`;
  return isAboutAllClients(expectation) ? "all clients together" : `agent ${expectation.agent}`;
}

/** Returns whether an expectation counts the requests of all clients. */
function isAboutAllClients(expectation: Expectation): boolean {
  return "operation" in expectation && expectation.agent === undefined;
}

function keysOf<Name extends string>(record: Readonly<Partial<Record<Name, unknown>>>): Name[] {
  return Object.keys(record) as Name[];
}
