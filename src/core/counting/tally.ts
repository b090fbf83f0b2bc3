// The tally of one agent, in constant memory: its counts, its times and the operations on them.
import type { ConferenceId } from "../model/conference.ts";
import { COUNTERS, type CounterName, type Counters } from "../model/counters.ts";
import type { LoggedEvent } from "../model/event.ts";
import type { CallId } from "../model/ids.ts";
import type { CenterSettings } from "../model/settings.ts";
import { type Duration, type Instant, toWholeSeconds } from "../time/time.ts";

/** The settings that define the counting. */
export type CountingRules = Readonly<Pick<CenterSettings, "transfernums" | "statisticsSince">>;

/** A counter of time. */
export type TimeCounter = "talktime" | "busytime" | "resttime" | "restouttime";

/** A counter of events. */
export type CountCounter = Exclude<CounterName, TimeCounter>;

/** The beginning of a count. Only events with a greater serial count. */
export type CountBeginning = Pick<LoggedEvent, "serial" | "at"> & {
  /** `logBegan`: the true beginning was older than the log at the recount. */
  readonly type: "signedIn" | "dayBegan" | "logBegan";
  /** True if there is no event for it, because days were not counted when the day began. */
  readonly hasNoEvent?: true;
};

/** The counters of one agent. Times are milliseconds, and are cut to whole seconds when read. */
export class Tally {
  counts: Record<CountCounter, number> = createZeroCountCounters();
  times: Record<TimeCounter, Duration> = createZeroTimeCounters();
  /** Undefined if counting began with the center. */
  began: CountBeginning | undefined = undefined;
  /** The number of the agent's events since `began`, of the kinds that count. */
  events = 0;
  /** The part of the counters that comes from a given past, and the sign-in with that past. */
  past: { counters: Counters; before: Instant } | undefined = undefined;
  /** Values that replace the counted ones. */
  pinned: Partial<Record<CounterName, number>> | undefined = undefined;
  /** The beginning of the agent's present talk; talks that overlap count as one. */
  talkingSince: Instant | undefined = undefined;
  /** The counted state that has not ended. It is replaced, never changed, because tallies share it with snapshots. */
  running: { readonly state: "busy" | "rest"; readonly since: Instant } | undefined = undefined;
  /** When the present rest exceeded its granted time; undefined if it has not. */
  overstayedSince: Instant | undefined = undefined;

  /** Returns the counted times, including those that have not ended. */
  computeTimes(now: Instant): Record<TimeCounter, Duration> {
    const { times, running } = this;
    const presentTalk = this.talkingSince === undefined ? 0 : now - this.talkingSince;
    const presentState = running === undefined ? 0 : now - running.since;
    const presentOverstay = this.overstayedSince === undefined ? 0 : now - this.overstayedSince;
    return {
      talktime: times.talktime + presentTalk,
      resttime: times.resttime + (running?.state === "rest" ? presentState : 0),
      restouttime: times.restouttime + presentOverstay,
      busytime: times.busytime + (running?.state === "busy" ? presentState : 0),
    };
  }

  /** Returns the counters in the documented order, including the times that have not ended. */
  read(now: Instant): Counters {
    const { counts } = this;
    const times = this.computeTimes(now);
    const counters: Counters = {
      talktime: toWholeSeconds(times.talktime),
      answernums: counts.answernums,
      noanswernums: counts.noanswernums,
      calloutnums: counts.calloutnums,
      intercallnums: counts.intercallnums,
      interhelpnums: counts.interhelpnums,
      transfernums: counts.transfernums,
      transferoutnums: counts.transferoutnums,
      transferivrnums: counts.transferivrnums,
      redirectnums: counts.redirectnums,
      keepnums: counts.keepnums,
      busynums: counts.busynums,
      restnums: counts.restnums,
      restoutnums: counts.restoutnums,
      resttime: toWholeSeconds(times.resttime),
      restouttime: toWholeSeconds(times.restouttime),
      agentrelease: counts.agentrelease,
      busytime: toWholeSeconds(times.busytime),
    };
    return this.pinned === undefined ? counters : Object.assign(counters, this.pinned);
  }

  /** Adds one to a counter. */
  count(name: CountCounter, _by: LoggedEvent): void {
    this.counts[name]++;
  }

  /** Begins a conversation, or continues the present one. */
  talk(_call: CallId, { at }: LoggedEvent): void {
    this.talkingSince ??= at;
  }

  /** Begins a conversation, or continues the present one, in a conference. */
  confer(_conference: ConferenceId, { at }: LoggedEvent): void {
    this.talkingSince ??= at;
  }

  /** Ends the conversation. */
  endTalk({ at }: LoggedEvent): void {
    if (this.talkingSince !== undefined) this.times.talktime += at - this.talkingSince;
    this.talkingSince = undefined;
  }

  /** Enters a counted state, and leaves the present one. */
  enter(state: "busy" | "rest", by: LoggedEvent): void {
    this.leave(by);
    this.running = { state, since: by.at };
  }

  /** Begins to count the time beyond the granted rest. */
  overstay({ at }: LoggedEvent): void {
    this.overstayedSince = at;
  }

  /** Ends the time beyond the granted rest. */
  endOverstay({ at }: LoggedEvent): void {
    if (this.overstayedSince !== undefined) this.times.restouttime += at - this.overstayedSince;
    this.overstayedSince = undefined;
  }

  /** Leaves the counted state, and adds its time. */
  leave(by: LoggedEvent): void {
    const { at } = by;
    this.endOverstay(by);
    if (this.running !== undefined) {
      this.times[this.running.state === "busy" ? "busytime" : "resttime"] += at - this.running.since;
    }
    this.running = undefined;
  }

  /**
   * Restarts the counting at an instant. A present talk, busy state or rest counts only from then on. A present overstay belongs to the
   * previous count as a whole. Pins stay.
   */
  restart(began: CountBeginning): void {
    this.counts = createZeroCountCounters();
    this.times = createZeroTimeCounters();
    this.began = began;
    this.events = 0;
    this.past = undefined;
    if (this.talkingSince !== undefined) this.talkingSince = began.at;
    if (this.running !== undefined) this.running = { ...this.running, since: began.at };
    this.overstayedSince = undefined;
  }

  /** Adds the counters of a given past. */
  carryOver(counters: Readonly<Counters>, { at }: LoggedEvent): void {
    const sum = { ...(this.past?.counters ?? createZeroCounters()) };
    for (const name of COUNTERS) {
      const value = counters[name];
      sum[name] += value;
      if (isTime(name)) this.times[name] += value * 1_000;
      else this.counts[name] += value;
    }
    this.past = { counters: sum, before: at };
  }

  /** Pins counters to values, and unpins others. */
  pin(set: Readonly<Partial<Record<CounterName, number>>>, clear: readonly CounterName[], _by: LoggedEvent): void {
    const after = { ...this.pinned };
    for (const name of clear) delete after[name];
    Object.assign(after, set);
    this.pinned = Object.keys(after).length === 0 ? undefined : after;
  }
}

/** Returns whether a counter counts time. */
export function isTime(name: CounterName): name is TimeCounter {
  return name === "talktime" || name === "busytime" || name === "resttime" || name === "restouttime";
}

/** Returns counters that are all 0. */
export function createZeroCounters(): Counters {
  return Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Counters;
}

function createZeroCountCounters(): Record<CountCounter, number> {
  return {
    answernums: 0,
    noanswernums: 0,
    calloutnums: 0,
    intercallnums: 0,
    interhelpnums: 0,
    transfernums: 0,
    transferoutnums: 0,
    transferivrnums: 0,
    redirectnums: 0,
    keepnums: 0,
    busynums: 0,
    restnums: 0,
    restoutnums: 0,
    agentrelease: 0,
  };
}

function createZeroTimeCounters(): Record<TimeCounter, Duration> {
  return { talktime: 0, busytime: 0, resttime: 0, restouttime: 0 };
}
