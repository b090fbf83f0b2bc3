// The 18 counters of every agent: an incremental fold over events, in constant memory per agent, and their only writer.
import { COUNTERS, type CounterName, type Counters } from "./counters.ts";
import type { CenterEvent, LoggedEvent } from "./event.ts";
import type { AgentId } from "./ids.ts";
import type { Settings } from "./settings.ts";
import { type Duration, type Instant, wholeSeconds } from "./time.ts";

/** What is counted of one agent: events as numbers, times as milliseconds that are cut to whole seconds when read. */
interface Tally {
  counts: Counters;
  times: Record<TimeCounter, Duration>;
  /** Values that are answered in place of what was counted. */
  pinned: Partial<Record<CounterName, number>> | undefined;
  /** Since when the agent has been in a talk, or in several at once. */
  talkingSince: Instant | undefined;
  /** The state whose time runs now. */
  running: { state: "busy" | "rest"; since: Instant } | undefined;
  overstayedSince: Instant | undefined;
}

type TimeCounter = "talktime" | "busytime" | "resttime" | "restouttime";

/** Counts what happens to each agent. Listens to the log; reading it never changes it. */
export class Statistics {
  readonly #tallies = new Map<AgentId, Tally>();
  readonly #settings: () => Readonly<Settings>;

  constructor(settings: () => Readonly<Settings>) {
    this.#settings = settings;
  }

  /**
   * The counters of an agent at an instant, in the documented order: whole numbers, times in whole seconds, with the talk, rest or
   * busy time that still runs counted in. A pinned counter answers its pinned value.
   */
  read(agent: AgentId, now: Instant): Counters {
    const tally = this.#tallies.get(agent);
    if (tally === undefined) return zeroes();
    const { counts, times, running } = tally;
    const talking = tally.talkingSince === undefined ? 0 : now - tally.talkingSince;
    const inState = running === undefined ? 0 : now - running.since;
    const overstaying = tally.overstayedSince === undefined ? 0 : now - tally.overstayedSince;
    const counters: Counters = {
      talktime: wholeSeconds(times.talktime + talking),
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
      resttime: wholeSeconds(times.resttime + (running?.state === "rest" ? inState : 0)),
      restouttime: wholeSeconds(times.restouttime + overstaying),
      agentrelease: counts.agentrelease,
      busytime: wholeSeconds(times.busytime + (running?.state === "busy" ? inState : 0)),
    };
    return tally.pinned === undefined ? counters : Object.assign(counters, tally.pinned);
  }

  /** Counts one event. The rule of each counter stands beside the event that moves it. */
  fold({ at, event }: LoggedEvent): void {
    if ("agent" in event) this.#count(this.#tally(event.agent), event, at);
    else if (event.type === "day-began" && this.#settings().statisticsSince === "midnight") {
      for (const tally of this.#tallies.values()) startAnew(tally, at);
    }
  }

  #count(tally: Tally, event: Extract<CenterEvent, { agent: AgentId }>, at: Instant): void {
    const { counts } = tally;
    switch (event.type) {
      case "signed-in":
        if (this.#settings().statisticsSince === "signIn") startAnew(tally, at);
        carryOver(tally, event.counters);
        break;
      case "became-busy":
        enter(tally, "busy", at);
        counts.busynums++;
        break;
      case "rest-began":
        enter(tally, "rest", at);
        counts.restnums++;
        break;
      case "rest-overstayed":
        counts.restoutnums++;
        tally.overstayedSince = at;
        break;
      case "signed-out":
      case "became-idle":
      case "busy-ended":
      case "rest-ended":
      case "wrap-up-began":
      case "wrap-up-ended":
      case "occupied":
        leave(tally, at);
        break;
      case "talking":
        talkBegins(tally, at);
        if (event.cause === "answered") {
          counts.answernums++;
          if (event.transferredBy !== undefined && this.#settings().transfernums === "in") counts.transfernums++;
        }
        if (event.cause === "dialled") {
          if (event.feature === "outbound" || event.feature === "preview") counts.calloutnums++;
          else if (event.feature === "internal") counts.intercallnums++;
          else counts.interhelpnums++;
        }
        break;
      case "conference-began":
        talkBegins(tally, at);
        if (event.helped) counts.interhelpnums++;
        break;
      case "held":
        if (event.asked) counts.keepnums++;
        break;
      case "not-answered":
        counts.noanswernums++;
        break;
      case "transferred":
        this.#countTransfer(counts, event.to);
        break;
      case "left-call":
        if (event.by === "agent") counts.agentrelease++;
        if (event.by === "redirection") counts.redirectnums++;
        // Hold time inside a talk counts as talk, so a talk ends only here; seconds of two talks at once count once.
        if (!event.stillTalking) talkEnds(tally, at);
        break;
      case "counters-pinned":
        tally.pinned = pin(tally.pinned, event.set, event.clear);
        break;
      default:
        break;
    }
  }

  /**
   * The specification counts calls transferred in, and every call transferred out beside those to an IVR. Other sources count the
   * transfers that the agent made, of whatever kind, and beside that those to numbers outside.
   */
  #countTransfer(counts: Counters, to: "agent" | "queue" | "ivr" | "number"): void {
    const made = this.#settings().transfernums === "made";
    if (made) counts.transfernums++;
    if (to === "ivr") counts.transferivrnums++;
    else if (to === "number" || !made) counts.transferoutnums++;
  }

  #tally(agent: AgentId): Tally {
    let tally = this.#tallies.get(agent);
    if (tally === undefined) {
      tally = {
        counts: zeroes(),
        times: noTimes(),
        pinned: undefined,
        talkingSince: undefined,
        running: undefined,
        overstayedSince: undefined,
      };
      this.#tallies.set(agent, tally);
    }
    return tally;
  }
}

/** Counting begins again, with what is going on at the moment counted from now on. Pins stand. */
function startAnew(tally: Tally, at: Instant): void {
  tally.counts = zeroes();
  tally.times = noTimes();
  if (tally.talkingSince !== undefined) tally.talkingSince = at;
  if (tally.running !== undefined) tally.running.since = at;
  if (tally.overstayedSince !== undefined) tally.overstayedSince = at;
}

/** A past that was given to the agent counts as if it had been lived. */
function carryOver(tally: Tally, past: Readonly<Counters> | undefined): void {
  if (past === undefined) return;
  for (const name of COUNTERS) {
    const value = past[name];
    if (isTime(name)) tally.times[name] += value * 1_000;
    else tally.counts[name] += value;
  }
}

function pin(
  pinned: Tally["pinned"],
  set: Readonly<Partial<Record<CounterName, number>>>,
  clear: readonly CounterName[],
): Tally["pinned"] {
  const after = { ...pinned };
  for (const name of clear) delete after[name];
  Object.assign(after, set);
  return Object.keys(after).length === 0 ? undefined : after;
}

function talkBegins(tally: Tally, at: Instant): void {
  tally.talkingSince ??= at;
}

function talkEnds(tally: Tally, at: Instant): void {
  if (tally.talkingSince !== undefined) tally.times.talktime += at - tally.talkingSince;
  tally.talkingSince = undefined;
}

function enter(tally: Tally, state: "busy" | "rest", at: Instant): void {
  leave(tally, at);
  tally.running = { state, since: at };
}

function leave(tally: Tally, at: Instant): void {
  if (tally.overstayedSince !== undefined) tally.times.restouttime += at - tally.overstayedSince;
  if (tally.running !== undefined) {
    tally.times[tally.running.state === "busy" ? "busytime" : "resttime"] += at - tally.running.since;
  }
  tally.running = undefined;
  tally.overstayedSince = undefined;
}

function isTime(name: CounterName): name is TimeCounter {
  return name === "talktime" || name === "busytime" || name === "resttime" || name === "restouttime";
}

function zeroes(): Counters {
  return Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Counters;
}

function noTimes(): Record<TimeCounter, Duration> {
  return { talktime: 0, busytime: 0, resttime: 0, restouttime: 0 };
}
