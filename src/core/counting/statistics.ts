// The 18 counters of every agent, counted event by event in constant memory per agent.
// No other code writes them.
import type { Counters } from "../model/counters.ts";
import type { LoggedEvent } from "../model/event.ts";
import { LOG_LENGTH } from "../model/event-log.ts";
import type { AgentId } from "../model/ids.ts";
import type { Instant } from "../time/time.ts";
import { collectInSlices, handleInSlices, type Work } from "../time/work.ts";
import { countDay, ruleOf } from "./counting.ts";
import { explain } from "./explain.ts";
import type { Explanation } from "./explanation.ts";
import { recount } from "./recounting.ts";
import { type CountingRules, createZeroCounters, Tally } from "./tally.ts";

/** Counting rules, and the serial of the last event before they applied. */
interface RulesSince {
  readonly after: number;
  readonly rules: CountingRules;
}

/** The statistics in a snapshot. */
export interface StatisticsSnapshot {
  readonly tallies: readonly (readonly [AgentId, Partial<Tally>])[];
  readonly history: readonly RulesSince[];
}

/** The counters of all agents. Reading never changes them. */
export class Statistics {
  readonly #tallies = new Map<AgentId, Tally>();
  /** The counting rules for the events of the log, newest last. */
  #history: RulesSince[];
  #rules: CountingRules;

  constructor(rules: CountingRules) {
    this.#rules = pickRules(rules);
    this.#history = [{ after: 0, rules: this.#rules }];
  }

  /**
   * Applies other counting rules from now on. If the beginning of the counters changes, they are recounted from the log, as far as
   * it reaches. Another rule for transfers applies to later transfers only.
   *
   * @param log the stored events, oldest first.
   * @param dayBegan the instant when the present day began; if undefined, that of the last `dayBegan` event.
   */
  changeRules(rules: CountingRules, log: readonly LoggedEvent[], dayBegan?: Instant): void {
    const { transfernums, statisticsSince: since } = this.#rules;
    if (rules.transfernums === transfernums && rules.statisticsSince === since) return;
    const after = log.at(-1)?.serial ?? 0;
    this.#rules = pickRules(rules);
    if (this.#history.at(-1)?.after === after) this.#history.pop();
    this.#history.push({ after, rules: this.#rules });
    while ((this.#history[1]?.after ?? after) < after - LOG_LENGTH) this.#history.shift();
    if (rules.statisticsSince === since) return;
    const parts = { log, rulesFor: this.#createRulesLookup(), since: rules.statisticsSince, dayBegan };
    for (const [agent, tally] of recount({ ...parts, tallies: this.#tallies })) this.#tallies.set(agent, tally);
  }

  /**
   * Returns the counters of an agent at an instant, in the documented order. Times are whole seconds, and include a conversation, rest or
   * busy state that has not ended. A pinned counter has its pinned value.
   */
  read(agent: AgentId, now: Instant): Counters {
    return this.#tallies.get(agent)?.read(now) ?? createZeroCounters();
  }

  /** Explains each counter of an agent, from the events that the log still has. */
  explain(agent: AgentId, log: readonly LoggedEvent[], now: Instant): Explanation {
    const counted = this.#tallies.get(agent) ?? new Tally();
    return explain({ agent, counted, log, rulesFor: this.#createRulesLookup(), now });
  }

  /** Returns a function that returns the counting rules of an event. It must be called with ascending serials. */
  #createRulesLookup(): (serial: number) => CountingRules {
    const [oldest, ...later] = this.#history;
    let rules = oldest?.rules ?? this.#rules;
    return (serial) => {
      while (later[0] !== undefined && later[0].after < serial) rules = later.shift()?.rules ?? rules;
      return rules;
    };
  }

  /**
   * Returns the statistics as data for `restoreInSlices`. The data shares its parts with these statistics.
   *
   * @yields how many agents are done.
   */
  *takeSnapshotInSlices(): Work<StatisticsSnapshot> {
    return { tallies: yield* collectInSlices(this.#tallies), history: this.#history };
  }

  /**
   * Continues from a snapshot. These statistics must be empty.
   *
   * @yields how many agents are done.
   */
  *restoreInSlices({ tallies, history }: StatisticsSnapshot): Work {
    yield* handleInSlices(tallies, ([agent, { counts, times, ...others }]) => {
      const tally = this.#findOrCreateTally(agent);
      Object.assign(tally, others);
      // Counting changes these two in place, so the tally gets copies.
      Object.assign(tally.counts, counts);
      Object.assign(tally.times, times);
    });
    this.#history = [...history];
    this.#rules = this.#history.at(-1)?.rules ?? this.#rules;
  }

  /** Counts one event. */
  countEvent(logged: LoggedEvent): void {
    const { event } = logged;
    if ("agent" in event) {
      // Most events count nothing, and need no lookup of a tally.
      const rule = ruleOf(event);
      if (rule === undefined) return;
      const tally = this.#findOrCreateTally(event.agent);
      tally.events++;
      rule(tally, event, logged, this.#rules);
    } else if (event.type === "dayBegan") {
      for (const tally of this.#tallies.values()) countDay(tally, logged, this.#rules);
    }
  }

  #findOrCreateTally(agent: AgentId): Tally {
    let tally = this.#tallies.get(agent);
    if (tally === undefined) {
      tally = new Tally();
      this.#tallies.set(agent, tally);
    }
    return tally;
  }
}

/** Returns a copy of the counting rules, without the other settings. */
function pickRules({ transfernums, statisticsSince }: CountingRules): CountingRules {
  return { transfernums, statisticsSince };
}
