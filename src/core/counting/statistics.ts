// The 18 counters of every agent: an incremental fold over events, in constant memory per agent, and their only writer.
import type { Counters } from "../model/counters.ts";
import type { LoggedEvent } from "../model/event.ts";
import { LOG_LENGTH } from "../model/event-log.ts";
import type { AgentId } from "../model/ids.ts";
import type { Instant } from "../time/time.ts";
import { inPieces, listing, type Work } from "../time/work.ts";
import { countDay, ruleOf } from "./counting.ts";
import { type Explanation, explain } from "./explain.ts";
import { recount } from "./recounting.ts";
import { type CountingRules, Tally, zeroes } from "./tally.ts";

/** Rules that events were counted by, and the last event before them. */
interface RulesSince {
  readonly after: number;
  readonly rules: CountingRules;
}

/** What was counted of everybody, written down. */
export interface StatisticsSnapshot {
  readonly tallies: readonly (readonly [AgentId, Partial<Tally>])[];
  readonly history: readonly RulesSince[];
}

/** Counts what happens to each agent; reading it never changes it. */
export class Statistics {
  readonly #tallies = new Map<AgentId, Tally>();
  /** The rules that the events of the log were counted by, each with the last event before; the newest last. */
  #history: RulesSince[];
  #rules: CountingRules;

  constructor(rules: CountingRules) {
    this.#rules = onlyRules(rules);
    this.#history = [{ after: 0, rules: this.#rules }];
  }

  /**
   * Counts by other rules from now on. Another beginning of the counters is taken at once: they are counted anew from the log, as far as
   * that reaches. Another view of transfers counts for those to come.
   *
   * @param log The events that the log remembers, oldest first.
   * @param dayBegan When the present day began.
   */
  changeRules(rules: CountingRules, log: readonly LoggedEvent[], dayBegan?: Instant): void {
    const { transfernums, statisticsSince: since } = this.#rules;
    if (rules.transfernums === transfernums && rules.statisticsSince === since) return;
    const after = log.at(-1)?.serial ?? 0;
    this.#rules = onlyRules(rules);
    if (this.#history.at(-1)?.after === after) this.#history.pop();
    this.#history.push({ after, rules: this.#rules });
    while ((this.#history[1]?.after ?? after) < after - LOG_LENGTH) this.#history.shift();
    if (rules.statisticsSince === since) return;
    const parts = { log, rulesFor: this.#rulesInOrder(), since: rules.statisticsSince, dayBegan };
    for (const [agent, tally] of recount({ ...parts, tallies: this.#tallies })) this.#tallies.set(agent, tally);
  }

  /**
   * The counters of an agent at an instant, in the documented order: whole numbers, times in whole seconds, with the talk, rest or
   * busy time that still runs counted in. A pinned counter answers its pinned value.
   */
  read(agent: AgentId, now: Instant): Counters {
    return this.#tallies.get(agent)?.read(now) ?? zeroes();
  }

  /** What made each counter of an agent, by the events that the log still has. */
  explain(agent: AgentId, log: readonly LoggedEvent[], now: Instant): Explanation {
    const counted = this.#tallies.get(agent) ?? new Tally();
    return explain({ agent, counted, log, rulesFor: this.#rulesInOrder(), now });
  }

  /** Returns a function that gives the rules of one event after the other, by serials that only grow. */
  #rulesInOrder(): (serial: number) => CountingRules {
    const [oldest, ...later] = this.#history;
    let rules = oldest?.rules ?? this.#rules;
    return (serial) => {
      while (later[0] !== undefined && later[0].after < serial) rules = later.shift()?.rules ?? rules;
      return rules;
    };
  }

  /**
   * Writes them as plain data, from which `restoring` goes on counting.
   *
   * @yields how many agents are done.
   */
  *takingSnapshot(): Work<StatisticsSnapshot> {
    return { tallies: yield* listing(this.#tallies), history: this.#history };
  }

  /**
   * Counts on from what was written down; only statistics that have counted nothing yet can.
   *
   * @yields how many agents are done.
   */
  *restoring({ tallies, history }: StatisticsSnapshot): Work {
    yield* inPieces(tallies, ([agent, tally]) => Object.assign(this.#tally(agent), tally));
    this.#history = [...history];
    this.#rules = this.#history.at(-1)?.rules ?? this.#rules;
  }

  /** Counts one event. */
  fold(logged: LoggedEvent): void {
    const { event } = logged;
    if ("agent" in event) {
      // Most events count nothing: no tally need be looked for.
      const rule = ruleOf(event);
      if (rule === undefined) return;
      const tally = this.#tally(event.agent);
      tally.events++;
      rule(tally, event, logged, this.#rules);
    } else if (event.type === "dayBegan") {
      for (const tally of this.#tallies.values()) countDay(tally, logged, this.#rules);
    }
  }

  #tally(agent: AgentId): Tally {
    let tally = this.#tallies.get(agent);
    if (tally === undefined) {
      tally = new Tally();
      this.#tallies.set(agent, tally);
    }
    return tally;
  }
}

/** A copy of what is counted by, for other settings may come and go. */
function onlyRules({ transfernums, statisticsSince }: CountingRules): CountingRules {
  return { transfernums, statisticsSince };
}
