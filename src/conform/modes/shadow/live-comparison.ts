// Compares the answers and events of both sides as they arrive, and counts the differences.

import type { GatewayAnswer } from "../../../upstream/tape/gateway-tape.ts";
import { compareAnswers } from "../../compare/compare-answers.ts";
import { compareEvents, describeLoneEvent } from "../../compare/compare-events.ts";
import type { ComparisonRules, Deviation } from "../../compare/compare-values.ts";
import { type Difference, placeOf } from "../../difference.ts";
import { DEFAULT_TOLERANCE_MS } from "../../levels.ts";
import { callIdOf } from "../../play/cause-rule.ts";
import type { EventMatching, UnmatchedEvent } from "../../play/event-matching.ts";
import { isObject, jsonOf } from "../../session/answer-json.ts";
import type { AnswerPair, SeenEvent } from "../../session/compared-session.ts";
import { Renaming } from "../../session/renaming.ts";

/** A difference, with the number of differences at the same place so far. */
export interface FoundDifference extends Difference {
  readonly count: number;
  /** The agent of an event. */
  readonly agent: string | undefined;
}

/** A compared answer or event of the real gateway, with its differences. */
export interface ComparedAnswer {
  /** The number of the request in the journal of the simulator's world; undefined if the simulator got no such request. */
  readonly entry: number | undefined;
  /** The answer of the real gateway. For an event, an answer with this event alone. */
  readonly real: GatewayAnswer;
  readonly deviations: readonly Deviation[];
  /** The events that were compared; undefined for answers. */
  readonly event?: ComparedEvent;
}

/** An event of the real gateway with its counterpart, or alone if the simulator did not send it. */
export interface ComparedEvent {
  readonly real: SeenEvent;
  readonly simulated: SeenEvent | undefined;
}

/** Receives the results of a comparison. */
export interface ComparisonNotes {
  onDifference(found: FoundDifference): void;
  onCompared(compared: ComparedAnswer): void;
}

/** The maximum number of places with counts. At a further place, each difference has the count 1. */
const MAX_PLACES = 2_000;

/** The number of recent event pairs of an agent that are checked for their order. */
const ORDERED_PAIRS = 20;

/** The counts of a shadow so far. */
export interface ShadowCounts {
  /** The number of compared answers. */
  answers: number;
  /** The number of compared events, with those that only one side sent. */
  events: number;
  differences: number;
}

/** Compares both sides of a running session. */
export class LiveComparison {
  readonly counts: ShadowCounts = { answers: 0, events: 0, differences: 0 };
  readonly #notes: ComparisonNotes;
  readonly #rules: ComparisonRules = {
    renaming: new Renaming(),
    isAnonymous: false,
    toleranceMs: DEFAULT_TOLERANCE_MS,
  };
  /** The number of differences at each place. */
  readonly #places = new Map<string, number>();
  /** The last pairs of each agent. */
  readonly #pairs = new Map<string, (readonly [real: SeenEvent, simulated: SeenEvent])[]>();

  constructor(notes: ComparisonNotes) {
    this.#notes = notes;
  }

  /** The number of places at which differences were found; at most 2,000. */
  get places(): number {
    return this.#places.size;
  }

  /** Replaces the simulator's id of a call, because the twin has begun the call again. `real`: the id at the real gateway. */
  renameCall(real: string, simulated: string): void {
    this.#rules.renaming.pair("call", real, simulated);
  }

  /** Compares the two answers to a request. */
  compareAnswerPair({ about, exchange, real, simulated, entry }: AnswerPair): void {
    const { deviations } = compareAnswers(about, real, simulated, this.#rules);
    this.counts.answers++;
    this.#note(about, exchange, undefined, deviations);
    this.#notes.onCompared({ entry, real, deviations });
  }

  /** Compares an event of the real gateway with its counterpart in the simulator. */
  compareEventPair(agent: string, real: SeenEvent, simulated: SeenEvent, matching: EventMatching): void {
    const pair = [real, simulated] as const;
    const isMoved = this.#isMoved(agent, pair, matching);
    const { deviations } = compareEvents(pair, isMoved, this.#rules);
    this.counts.events++;
    this.#note(real.name, real.exchange, agent, deviations);
    this.#notes.onCompared({ entry: simulated.entry, real: real.answer, deviations, event: { real, simulated } });
  }

  /** Notes an event that only one side sent. */
  noteLoneEvent({ agent, event }: UnmatchedEvent, isReal: boolean): void {
    this.counts.events++;
    const deviations = [describeLoneEvent(event, isReal)];
    this.#note(event.name, event.exchange, agent, deviations);
    if (!isReal) return;
    this.#notes.onCompared({
      entry: undefined,
      real: event.answer,
      deviations,
      event: { real: event, simulated: undefined },
    });
  }

  /** Returns whether the two sides sent this event and a recent one in different orders, and adds the pair to the recent ones. */
  #isMoved(agent: string, [real, simulated]: readonly [SeenEvent, SeenEvent], matching: EventMatching): boolean {
    const sides = [matching.real.get(agent) ?? [], matching.simulated.get(agent) ?? []] as const;
    const places = [sides[0].indexOf(real), sides[1].indexOf(simulated)] as const;
    const pairs = this.#pairs.get(agent) ?? [];
    const isMoved = pairs.some(([one, other]) => {
      const earlier = [sides[0].indexOf(one), sides[1].indexOf(other)] as const;
      return !earlier.includes(-1) && (places[0] - earlier[0]) * (places[1] - earlier[1]) < 0;
    });
    this.#pairs.set(agent, [...pairs.slice(1 - ORDERED_PAIRS), [real, simulated]]);
    return isMoved;
  }

  #note(about: string, exchange: number, agent: string | undefined, deviations: readonly Deviation[]): void {
    for (const deviation of deviations) {
      const difference = { ...deviation, about, exchange };
      const place = placeOf(difference);
      const count = (this.#places.get(place) ?? 0) + 1;
      if (count > 1 || this.#places.size < MAX_PLACES) this.#places.set(place, count);
      this.counts.differences++;
      this.#notes.onDifference({ ...difference, count, agent });
    }
  }
}

/** Returns the id of the call that an event names; empty if it names none. */
export function callIdOfEvent({ answer }: SeenEvent): string {
  const { event: single, eventList } = jsonOf(answer) ?? {};
  const event: unknown = Array.isArray(eventList) ? eventList[0] : single;
  return isObject(event) ? callIdOf(event["content"]) : "";
}
