// What a step `expect` holds the world to, and how that comes out: what was expected and what there is instead, in words.
import type { AgentId, CounterName, QueueId } from "../../core/index.ts";
import type { EventName } from "../../words/event-names.ts";
import type { Outcome } from "../stage/outcome.ts";
import { type AgentStateName, stateName } from "../stage/stage.ts";
import { type Amount, fits, sayAmount, sayTimes } from "./amount.ts";
import { sayState, type View } from "./condition.ts";
import { askedKey, type LedgerKey, toldKey } from "./ledger.ts";

/** How many calls of a queue there are of each kind: those that wait now, and the others since the world began. */
export const QUEUE_FIGURES = ["waiting", "arrived", "answered", "abandoned", "turnedAway"] as const;

export type QueueFigure = (typeof QUEUE_FIGURES)[number];

export type Expectation =
  | {
      readonly agent: AgentId;
      readonly state?: AgentStateName;
      readonly statistics?: Readonly<Partial<Record<CounterName, Amount>>>;
      readonly events?: Readonly<Partial<Record<EventName, Amount>>>;
    }
  | { readonly operation: string; readonly agent?: AgentId; readonly times: Amount }
  | { readonly queue: QueueId; readonly figures: Readonly<Partial<Record<QueueFigure, Amount>>> };

/** One thing that is expected: what it does (`has`), what of (`answernums 5`), and of what instead, if that is something else. */
interface Point {
  readonly verb: string;
  readonly wanted: string;
  readonly found: string | undefined;
}

/** Compares what is expected with what there is. */
export function judge(expectation: Expectation, view: View): Pick<Outcome, "expected" | "passed" | "actual"> {
  const points = [...pointsOf(expectation, view)];
  const wrong = points.flatMap(({ verb, found }) => (found === undefined ? [] : [{ verb, wanted: found }]));
  const passed = wrong.length === 0;
  return {
    expected: `${whoOf(expectation)} ${sayAll(points)}`,
    passed,
    actual: passed ? undefined : `${isOfAll(expectation) ? "they" : "it"} ${sayAll(wrong)}`,
  };
}

/** What is to be taken down in the ledger for an expectation. */
export function keysOf(expectation: Expectation): LedgerKey[] {
  if ("operation" in expectation) return [askedKey(expectation.operation, expectation.agent)];
  if ("queue" in expectation) return [];
  const { agent, events = {} } = expectation;
  return namesIn(events).map((event) => toldKey(agent, event));
}

function* pointsOf(expectation: Expectation, view: View): Generator<Point> {
  if ("operation" in expectation) yield asked(expectation, view);
  else if ("queue" in expectation) yield* figures(expectation, view);
  else yield* ofAgent(expectation, view);
}

function* ofAgent(
  { agent, state, statistics = {}, events = {} }: Extract<Expectation, { state?: unknown }>,
  { center, ledger }: View,
): Generator<Point> {
  if (state !== undefined) {
    const now = stateName(center, agent);
    yield { verb: "is", wanted: sayState(state), found: now === state ? undefined : sayState(now) };
  }
  const counters = center.statistics(agent);
  for (const name of namesIn(statistics)) {
    yield point("has", statistics[name], counters[name], (amount) => `${name} ${amount}`);
  }
  for (const event of namesIn(events)) {
    const count = ledger.countOf(toldKey(agent, event));
    yield point("got", events[event], count, (_, times) => `${event} ${times}`);
  }
}

function asked({ operation, agent, times }: Extract<Expectation, { operation: string }>, { ledger }: View): Point {
  const count = ledger.countOf(askedKey(operation, agent));
  return point("requested", times, count, (_, said) => `${operation} ${said}`);
}

function* figures(
  { queue: id, figures }: Extract<Expectation, { figures: unknown }>,
  { center }: View,
): Generator<Point> {
  const queue = center.state.queues.get(id);
  for (const name of namesIn(figures)) {
    const count = (name === "waiting" ? queue?.waiting.length : queue?.figures[name]) ?? 0;
    yield point("has", figures[name], count, (amount) => `${amount} ${name === "turnedAway" ? "turned away" : name}`);
  }
}

function point(
  verb: string,
  wanted: Amount = {},
  found: number,
  say: (amount: string, times: string) => string,
): Point {
  return {
    verb,
    wanted: say(sayAmount(wanted), sayTimes(wanted)),
    found: fits(found, wanted) ? undefined : say(String(found), sayTimes(found)),
  };
}

/** `is idle, has answernums 5, talktime 300 and got AgentEvent_Talking 5 times`. */
function sayAll(points: readonly Omit<Point, "found">[]): string {
  return list(points.map(({ verb, wanted }, i) => (points[i - 1]?.verb === verb ? wanted : `${verb} ${wanted}`)));
}

function whoOf(expectation: Expectation): string {
  if ("queue" in expectation) return `queue ${expectation.queue}`;
  return isOfAll(expectation) ? "all clients together" : `agent ${expectation.agent}`;
}

/** Whether it is about the requests of all clients. */
function isOfAll(expectation: Expectation): boolean {
  return "operation" in expectation && expectation.agent === undefined;
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function namesIn<Name extends string>(record: Readonly<Partial<Record<Name, unknown>>>): Name[] {
  return Object.keys(record) as Name[];
}
