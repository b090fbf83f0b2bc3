// Explains the counters of an agent: replays the log by the counting rules of each event, and lists everything that counted.

import type { ConferenceId } from "../model/conference.ts";
import { COUNTERS, type CounterName } from "../model/counters.ts";
import type { AgentEvent, LoggedEvent } from "../model/event.ts";
import type { AgentId, CallId } from "../model/ids.ts";
import type { Cause } from "../time/cause.ts";
import { type Instant, toWholeSeconds } from "../time/time.ts";
import { ruleOf } from "./counting.ts";
import type {
  CountedEvent,
  ExplainedCount,
  ExplainedCounter,
  ExplainedTime,
  Explanation,
  Span,
} from "./explanation.ts";
import { describePeriod, SENTENCES } from "./explanation-sentences.ts";
import {
  type CountBeginning,
  type CountCounter,
  type CountingRules,
  isTime,
  Tally,
  type TimeCounter,
} from "./tally.ts";

/** The input of `explain`. */
export interface ExplanationInput {
  readonly agent: AgentId;
  /** Its present tally. */
  readonly counted: Tally;
  /** The stored events of all agents, oldest first. */
  readonly log: readonly LoggedEvent[];
  /** Returns the rules by which an event was counted. Called with ascending serials. */
  readonly rulesFor: (serial: number) => CountingRules;
  readonly now: Instant;
}

/** Returns the explanation of an agent's counters. Amounts that the log does not explain come from events that it no longer has. */
export function explain({ agent, counted, log, rulesFor, now }: ExplanationInput): Explanation {
  const tally = new ExplainingTally();
  let { began } = counted;
  for (const logged of log) {
    const { event, serial } = logged;
    if (began !== undefined && serial > began.serial) {
      tally.restart(began);
      began = undefined;
    }
    if (!("agent" in event) || event.agent !== agent) continue;
    const rule = ruleOf(event);
    if (rule === undefined) continue;
    tally.events++;
    // The restart above replaces the one that a sign-in would cause.
    rule(tally, event, logged, { ...rulesFor(serial), statisticsSince: "midnight" });
  }
  if (began !== undefined) tally.restart(began);
  return tally.toExplanation(counted, now);
}

interface OpenPeriod {
  readonly serial: number | undefined;
  readonly cause: Cause | undefined;
  from: Instant;
  readonly calls: CallId[];
  readonly conferences: ConferenceId[];
}

/** The beginning of a period that the log no longer has. */
const NO_EVENT = { serial: undefined, cause: undefined };

type Activity = "talk" | "busy" | "rest" | "overstay";

/** A tally that also stores the events and periods behind its amounts. */
class ExplainingTally extends Tally {
  #counted = new Map<CountCounter, CountedEvent[]>();
  #spans = new Map<TimeCounter, Span[]>();
  readonly #pins = new Map<CounterName, LoggedEvent>();
  readonly #open = new Map<Activity, OpenPeriod>();

  override count(name: CountCounter, by: LoggedEvent): void {
    super.count(name, by);
    const { serial, at, cause } = by;
    const event = by.event as AgentEvent;
    findOrCreateList(this.#counted, name).push({
      serial,
      at,
      cause,
      type: event.type,
      sentence: SENTENCES[name](event),
    });
  }

  override talk(call: CallId, by: LoggedEvent): void {
    super.talk(call, by);
    const { calls } = this.#open.get("talk") ?? this.#begin("talk", by);
    if (!calls.includes(call)) calls.push(call);
  }

  override confer(conference: ConferenceId, by: LoggedEvent): void {
    super.confer(conference, by);
    const { conferences } = this.#open.get("talk") ?? this.#begin("talk", by);
    if (!conferences.includes(conference)) conferences.push(conference);
  }

  override endTalk(by: LoggedEvent): void {
    super.endTalk(by);
    this.#end("talk", by.at);
  }

  override enter(state: "busy" | "rest", by: LoggedEvent): void {
    super.enter(state, by);
    this.#begin(state, by);
  }

  override overstay(by: LoggedEvent): void {
    super.overstay(by);
    this.#begin("overstay", by);
  }

  override endOverstay(by: LoggedEvent): void {
    super.endOverstay(by);
    this.#end("overstay", by.at);
  }

  override leave(by: LoggedEvent): void {
    super.leave(by);
    for (const activity of ["rest", "busy"] as const) this.#end(activity, by.at);
  }

  override restart(began: CountBeginning): void {
    super.restart(began);
    this.#counted = new Map();
    this.#spans = new Map();
    this.#open.delete("overstay");
    for (const open of this.#open.values()) open.from = began.at;
  }

  override pin(...[set, clear, by]: Parameters<Tally["pin"]>): void {
    super.pin(set, clear, by);
    for (const name of clear) this.#pins.delete(name);
    for (const name of COUNTERS) if (name in set) this.#pins.set(name, by);
  }

  /** Returns the explanation at an instant, compared with the present tally. */
  toExplanation(counted: Tally, now: Instant): Explanation {
    const { running } = counted;
    this.#addOpenPeriod("talk", counted.talkingSince);
    this.#addOpenPeriod("overstay", counted.overstayedSince);
    if (running !== undefined) this.#addOpenPeriod(running.state, running.since);
    const counts: Partial<Record<CountCounter, ExplainedCount>> = {};
    const times: Partial<Record<TimeCounter, ExplainedTime>> = {};
    const exact = counted.computeTimes(now);
    for (const name of COUNTERS) {
      const past = counted.past?.counters[name] ?? 0;
      if (isTime(name)) {
        const spans = this.#spans.get(name) ?? [];
        const listed = spans.reduce((sum, { from, to = now }) => sum + to - from, 0);
        const parts = { past: past * 1_000, gone: exact[name] - past * 1_000 - listed, spans };
        times[name] = { ...this.#readWithPin(name, toWholeSeconds(exact[name]), counted), ...parts };
      } else {
        const events = this.#counted.get(name) ?? [];
        const parts = { past, gone: counted.counts[name] - past - events.length, events };
        counts[name] = { ...this.#readWithPin(name, counted.counts[name], counted), ...parts };
      }
    }
    return {
      now,
      began: counted.began,
      gone: counted.events - this.events,
      pastBefore: counted.past?.before,
      counts: counts as Record<CountCounter, ExplainedCount>,
      times: times as Record<TimeCounter, ExplainedTime>,
    };
  }

  /** Returns the value of a counter, its counted value, and the event that pinned it. */
  #readWithPin(
    name: CounterName,
    counted: number,
    { pinned }: Tally,
  ): Pick<ExplainedCounter, "value" | "counted" | "pinned"> {
    const value = pinned?.[name];
    if (value === undefined) return { value: counted, counted, pinned: undefined };
    const by = this.#pins.get(name);
    return { value, counted, pinned: by === undefined ? {} : { serial: by.serial, at: by.at } };
  }

  #begin(activity: Activity, { serial, cause, at }: LoggedEvent): OpenPeriod {
    const open: OpenPeriod = { serial, cause, from: at, calls: [], conferences: [] };
    this.#open.set(activity, open);
    return open;
  }

  #end(activity: Activity, to: Instant | undefined): void {
    const open = this.#open.get(activity);
    if (open === undefined) return;
    this.#open.delete(activity);
    const { counter, state } = ACTIVITIES[activity];
    const { conferences, ...span } = open;
    findOrCreateList(this.#spans, counter).push({
      ...span,
      to,
      state,
      sentence: describePeriod(activity, span.calls, conferences),
    });
  }

  /** Adds the period of an activity that has not ended, even if the log no longer has its beginning. `since`: undefined if it has ended. */
  #addOpenPeriod(activity: Activity, since: Instant | undefined): void {
    if (since === undefined) return;
    const open = this.#open.get(activity);
    const { serial, cause } = open?.from === since ? open : NO_EVENT;
    this.#open.set(activity, {
      serial,
      cause,
      from: since,
      calls: open?.calls ?? [],
      conferences: open?.conferences ?? [],
    });
    this.#end(activity, undefined);
  }
}

/** The counter of each kind of period, and the agent's state in it. */
const ACTIVITIES = {
  talk: { counter: "talktime", state: "talking" },
  busy: { counter: "busytime", state: "busy" },
  rest: { counter: "resttime", state: "rest" },
  overstay: { counter: "restouttime", state: "rest" },
} as const;

function findOrCreateList<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
