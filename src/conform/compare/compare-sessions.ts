// Compares a session of a real gateway with the same session in the simulator, answer by answer and event by event.
import { type Difference, placeOf } from "../difference.ts";
import { LEVEL_NAMES, type Level } from "../levels.ts";
import type { AnswerPair, ComparedSession, SeenEvent } from "../session/compared-session.ts";
import { Renaming } from "../session/renaming.ts";
import { alignEvents, type EventPair } from "./align-events.ts";
import { compareAnswers } from "./compare-answers.ts";
import { compareEvents, describeLoneEvent } from "./compare-events.ts";
import type { ComparisonRules, Deviation } from "./compare-values.ts";

/** How many answers and events were compared at a level, and how many of them are equal. */
export interface LevelCount {
  compared: number;
  equal: number;
}

/** The comparison of two sessions. */
export interface SessionComparison {
  readonly differences: readonly Difference[];
  /** The differences that two sessions with the real gateway show too. An answer or event with only such differences counts as equal. */
  readonly varying: readonly Difference[];
  readonly levels: Readonly<Record<Level, LevelCount>>;
  /** How often each interface was compared, by its name. */
  readonly interfaces: ReadonlyMap<string, number>;
  /** How often each event was compared, by its name. */
  readonly events: ReadonlyMap<string, number>;
}

/** Options of a comparison of sessions. */
export interface CompareOptions {
  /** Whether names and numbers on the tape are pseudonyms. */
  readonly isAnonymous: boolean;
  /** How far apart times may be (milliseconds). */
  readonly toleranceMs: number;
  /** The places at which two sessions with the real gateway differ, as `placeOf` writes them. */
  readonly varying?: ReadonlySet<string>;
}

/** Compares both sides of a session. */
export function compareSessions(session: ComparedSession, options: CompareOptions): SessionComparison {
  const comparison = new Comparison(options);
  // Agents who neither poll nor get pushes on the tape are left out, because their events are unknown.
  const aligned = [...session.real].map(([agent, events]) => alignEvents(events, session.simulated.get(agent) ?? []));
  const pairs = aligned.flatMap(({ pairs, moved }) => [
    ...pairs.map((pair) => ({ pair, isMoved: false })),
    ...moved.map((pair) => ({ pair, isMoved: true })),
  ]);
  // Ids are paired by their first occurrence, so the order is that of the tape.
  const inOrder = [
    ...session.answers.map((pair) => ({ at: pair.at, compare: () => comparison.addAnswers(pair) })),
    ...pairs.map(({ pair, isMoved }) => ({ at: pair[0].at, compare: () => comparison.addEvents(pair, isMoved) })),
  ].sort((one, other) => one.at - other.at);
  for (const { compare } of inOrder) compare();
  for (const { missing, extra } of aligned) {
    for (const event of missing) comparison.addLoneEvent(event, true);
    for (const event of extra) comparison.addLoneEvent(event, false);
  }
  return comparison;
}

class Comparison implements SessionComparison {
  readonly differences: Difference[] = [];
  readonly varying: Difference[] = [];
  readonly levels: Record<Level, LevelCount>;
  readonly interfaces = new Map<string, number>();
  readonly events = new Map<string, number>();
  readonly #rules: ComparisonRules;
  readonly #varyingPlaces: ReadonlySet<string>;

  constructor({ isAnonymous, toleranceMs, varying = new Set() }: CompareOptions) {
    this.#rules = { renaming: new Renaming(), isAnonymous, toleranceMs };
    this.#varyingPlaces = varying;
    const none = LEVEL_NAMES.map((level) => [level, { compared: 0, equal: 0 }]);
    this.levels = Object.fromEntries(none) as Record<Level, LevelCount>;
  }

  addAnswers({ about, isKnown, exchange, real, simulated }: AnswerPair): void {
    const { levels, deviations } = compareAnswers(about, real, simulated, this.#rules);
    if (isKnown) this.interfaces.set(about, (this.interfaces.get(about) ?? 0) + 1);
    this.#note(about, exchange, levels, deviations);
  }

  addEvents(pair: EventPair, isMoved: boolean): void {
    const [{ name, exchange }] = pair;
    const { levels, deviations } = compareEvents(pair, isMoved, this.#rules);
    this.events.set(name, (this.events.get(name) ?? 0) + 1);
    this.#note(name, exchange, levels, deviations);
  }

  /** Adds an event that only one side sent. */
  addLoneEvent(event: SeenEvent, isReal: boolean): void {
    const { name, exchange } = event;
    this.events.set(name, (this.events.get(name) ?? 0) + 1);
    this.#note(name, exchange, ["L4"], [describeLoneEvent(event, isReal)]);
  }

  #note(about: string, exchange: number, levels: readonly Level[], deviations: readonly Deviation[]): void {
    const different = new Set<Level>();
    for (const { level, path, real, simulated } of deviations) {
      const difference: Difference = { level, about, path, real, simulated, exchange };
      if (this.#varyingPlaces.has(placeOf(difference))) this.varying.push(difference);
      else {
        this.differences.push(difference);
        different.add(level);
      }
    }
    for (const level of levels) {
      const count = this.levels[level];
      count.compared++;
      if (!different.has(level)) count.equal++;
    }
  }
}
