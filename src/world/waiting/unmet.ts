// Explains why a wait was not fulfilled in time: the present state of the agent, and what came instead.
import { type AgentId, formatDuration, type ShownState, stateOf } from "../../core/index.ts";
import type { ClockMode } from "../../forms/clock-mode.ts";
import { joinWords } from "../../forms/wording.ts";
import {
  type AgentCondition,
  describeActualOfAgent,
  describeCondition,
  describeState,
} from "../../scenario/conditions/condition.ts";
import { type EventName, nameOfEvent } from "../../words/event-names.ts";
import { findNearMisses, type NearMiss } from "../verification/near-miss.ts";
import { describeNearMiss } from "../verification/verdict.ts";
import type { Wait } from "./wait.ts";
import type { CountedAfter, WaitedWorld } from "./waits.ts";

/** A world whose clock may stand still. */
export interface ClockedWorld extends WaitedWorld {
  readonly clockMode: ClockMode;
}

/** Why a wait was not fulfilled. */
export interface Unmet {
  /** Sentences: what was expected, and what happened instead. */
  readonly detail: string;
  /** The state of the agent; undefined if the wait names none. */
  readonly state: ShownState["name"] | undefined;
  /** The most similar requests, if a request was expected. */
  readonly nearMisses: readonly NearMiss[];
}

/** Returns a wait in words: `agent 101 is idle`. */
export function describeWait({ condition }: Wait): string {
  return describeCondition(condition);
}

/** The maximum number of names of events in a sentence. */
const MAX_EVENT_NAMES = 5;

/**
 * Explains a wait that has timed out.
 *
 * @param before the places after which events and requests counted.
 * @param clockHint how to make time pass, for a clock that stands still.
 */
export function explainUnmet(
  world: ClockedWorld,
  { condition, within }: Wait,
  before: CountedAfter,
  clockHint: string,
): Unmet {
  const { center, journal, clockMode } = world;
  const { agent } = condition;
  const state = agent === undefined ? undefined : stateOf(center, agent).name;
  const entries =
    "operation" in condition ? journal.list({ inHistory: true }).filter(({ number }) => number > before.request) : [];
  const nearMisses = "operation" in condition ? findNearMisses(entries, wantedOf(condition)) : [];
  const [nearest] = nearMisses;
  const sentences = [
    `Expected within ${formatDuration(within)}: ${describeCondition(condition)}.`,
    `But ${describeActualOfAgent(condition, center)}.`,
    ...("event" in condition ? describeEvents(world, condition.agent, condition.event, before.event) : []),
    ...(nearest === undefined ? [] : [`Nearest to it: ${describeNearMiss(nearest)}.`]),
    ...(state === undefined || "state" in condition ? [] : [`Agent ${agent} is ${describeState(state)}.`]),
    ...(clockMode.kind === "manual" ? [`The clock of the world is manual, so it stands still: ${clockHint}.`] : []),
  ];
  return { detail: sentences.join(" "), state, nearMisses };
}

function wantedOf({ operation, agent }: Extract<AgentCondition, { operation: string }>) {
  return { operation, agent: agent === undefined ? undefined : String(agent), retcode: undefined };
}

/** Returns sentences about the events that came instead, and about an earlier one that no longer counts. */
function describeEvents(
  { center, gatewaySettings }: WaitedWorld,
  agent: AgentId,
  wanted: EventName,
  before: number,
): string[] {
  const names = new Set<string>();
  let cameEarlier = false;
  for (const { serial, event } of center.log.recent()) {
    if (!("agent" in event) || event.agent !== agent) continue;
    const name = nameOfEvent(event, gatewaySettings);
    if (name === undefined) continue;
    if (serial > before) names.add(name);
    else if (name === wanted) cameEarlier = true;
  }
  const shown = [...names].slice(-MAX_EVENT_NAMES);
  return [
    ...(shown.length === 0 ? [] : [`It got ${joinWords(shown, "and")} instead.`]),
    ...(cameEarlier ? [`An earlier ${wanted} does not count, because it or a later event has fulfilled a wait.`] : []),
  ];
}
