// What made each counter of an agent: the log played again by the rules that it was counted by, with everything that counts written down.

import { COUNTERS, type CounterName } from "../model/counters.ts";
import type { AgentEvent, LoggedEvent } from "../model/event.ts";
import type { AgentId, CallId } from "../model/ids.ts";
import { type Duration, type Instant, wholeSeconds } from "../time/time.ts";
import { SENTENCE_OF, spanSentence } from "./count-sentences.ts";
import { ruleOf } from "./counting.ts";
import { type Beginning, type CountCounter, type CountingRules, isTime, Tally, type TimeCounter } from "./tally.ts";

/** One event that counted for one, and how so in a sentence: `answered call 1767603600-1`. */
export interface Cause {
  readonly serial: number;
  readonly at: Instant;
  readonly type: AgentEvent["type"];
  readonly sentence: string;
}

/** One stretch of time that counted. */
export interface Span {
  /** The event that it began with, as far as the log knows; undefined when it has forgotten that. */
  readonly serial: number | undefined;
  readonly from: Instant;
  /** Undefined: it still goes on. */
  readonly to: Instant | undefined;
  readonly state: "talking" | "busy" | "rest";
  /** For a talk: the calls that were talked in, as far as the log knows them. */
  readonly calls: readonly CallId[];
  readonly sentence: string;
}

/** What a counter is made of; amounts are numbers of times, or milliseconds for a counter of time. */
interface Made {
  /** What the counter answers: a number of times, or whole seconds. */
  readonly value: number;
  /** What it would answer without a pin: past, forgotten events and those that are named, together. */
  readonly counted: number;
  /** Where the pin stands in the log that it answers by; an empty object when the log has forgotten that. Undefined: not pinned. */
  readonly pinned: Partial<Pick<LoggedEvent, "serial" | "at">> | undefined;
  /** From a past that was given to the agent. */
  readonly past: number;
  /** From events that the log has forgotten; time that began with such an event is told here, unless it still goes on. */
  readonly gone: number;
}

export interface CountMade extends Made {
  readonly events: readonly Cause[];
}

export interface TimeMade extends Made {
  readonly past: Duration;
  readonly gone: Duration;
  readonly spans: readonly Span[];
}

/** Why an agent's counters are what they are at an instant. */
export interface Explanation {
  readonly now: Instant;
  /** What the counting began with; undefined: it has gone on since the center began. */
  readonly began: Beginning | undefined;
  /** How many of the agent's events since then the log has forgotten. */
  readonly gone: number;
  /** When the agent signed in with a past, if it did. */
  readonly pastBefore: Instant | undefined;
  readonly counts: Readonly<Record<CountCounter, CountMade>>;
  readonly times: Readonly<Record<TimeCounter, TimeMade>>;
}

export interface Evidence {
  readonly agent: AgentId;
  /** What is counted of it now. */
  readonly counted: Tally;
  /** The events that the log has, of everyone, oldest first. */
  readonly log: readonly LoggedEvent[];
  /** The rules by which an event was counted; asked in order. */
  readonly rulesFor: (serial: number) => CountingRules;
  readonly now: Instant;
}

/** Explains the counters of an agent. What was counted and is not explained by the log comes from events that it has forgotten. */
export function explain({ agent, counted, log, rulesFor, now }: Evidence): Explanation {
  const account = new Account();
  let { began } = counted;
  for (const logged of log) {
    const { event, serial } = logged;
    if (began !== undefined && serial > began.serial) {
      account.startAnew(began);
      began = undefined;
    }
    if (!("agent" in event) || event.agent !== agent) continue;
    const rule = ruleOf(event);
    if (rule === undefined) continue;
    account.events++;
    // Where the counting began is known already.
    rule(account, event, logged, { ...rulesFor(serial), statisticsSince: "midnight" });
  }
  if (began !== undefined) account.startAnew(began);
  return account.close(counted, now);
}

interface Open {
  readonly serial: number | undefined;
  from: Instant;
  readonly calls: CallId[];
}

type Activity = "talk" | "busy" | "rest" | "overstay";

/** A tally that keeps what counted beside how much. */
class Account extends Tally {
  #causes = new Map<CountCounter, Cause[]>();
  #spans = new Map<TimeCounter, Span[]>();
  readonly #pins = new Map<CounterName, LoggedEvent>();
  readonly #open = new Map<Activity, Open>();

  override count(name: CountCounter, by: LoggedEvent): void {
    super.count(name, by);
    const { serial, at } = by;
    const event = by.event as AgentEvent;
    listIn(this.#causes, name).push({ serial, at, type: event.type, sentence: SENTENCE_OF[name](event) });
  }

  override talk(call: CallId, by: LoggedEvent): void {
    super.talk(call, by);
    const { calls } = this.#open.get("talk") ?? this.#begin("talk", by);
    if (!calls.includes(call)) calls.push(call);
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

  override startAnew(began: Beginning): void {
    super.startAnew(began);
    this.#causes = new Map();
    this.#spans = new Map();
    this.#open.delete("overstay");
    for (const open of this.#open.values()) open.from = began.at;
  }

  override pin(...[set, clear, by]: Parameters<Tally["pin"]>): void {
    super.pin(set, clear, by);
    for (const name of clear) this.#pins.delete(name);
    for (const name of COUNTERS) if (name in set) this.#pins.set(name, by);
  }

  /** The books at an instant, held against what is counted. */
  close(counted: Tally, now: Instant): Explanation {
    const { running } = counted;
    this.#leaveOpen("talk", counted.talkingSince);
    this.#leaveOpen("overstay", counted.overstayedSince);
    if (running !== undefined) this.#leaveOpen(running.state, running.since);
    const counts: Partial<Record<CountCounter, CountMade>> = {};
    const times: Partial<Record<TimeCounter, TimeMade>> = {};
    const exact = counted.exactTimes(now);
    for (const name of COUNTERS) {
      const past = counted.past?.counters[name] ?? 0;
      if (isTime(name)) {
        const spans = this.#spans.get(name) ?? [];
        const named = spans.reduce((sum, { from, to = now }) => sum + to - from, 0);
        const parts = { past: past * 1_000, gone: exact[name] - past * 1_000 - named, spans };
        times[name] = { ...this.#answer(name, wholeSeconds(exact[name]), counted), ...parts };
      } else {
        const events = this.#causes.get(name) ?? [];
        const parts = { past, gone: counted.counts[name] - past - events.length, events };
        counts[name] = { ...this.#answer(name, counted.counts[name], counted), ...parts };
      }
    }
    return {
      now,
      began: counted.began,
      gone: counted.events - this.events,
      pastBefore: counted.past?.before,
      counts: counts as Record<CountCounter, CountMade>,
      times: times as Record<TimeCounter, TimeMade>,
    };
  }

  #answer(name: CounterName, counted: number, { pinned }: Tally): Pick<Made, "value" | "counted" | "pinned"> {
    const value = pinned?.[name];
    if (value === undefined) return { value: counted, counted, pinned: undefined };
    const by = this.#pins.get(name);
    return { value, counted, pinned: by === undefined ? {} : { serial: by.serial, at: by.at } };
  }

  #begin(activity: Activity, { serial, at }: LoggedEvent): Open {
    const open: Open = { serial, from: at, calls: [] };
    this.#open.set(activity, open);
    return open;
  }

  #end(activity: Activity, to: Instant | undefined): void {
    const open = this.#open.get(activity);
    if (open === undefined) return;
    this.#open.delete(activity);
    const { counter, state } = SPENT[activity];
    listIn(this.#spans, counter).push({ ...open, to, state, sentence: spanSentence(activity, open.calls) });
  }

  /** Enters what still goes on, also where the log has forgotten how it began. */
  #leaveOpen(activity: Activity, since: Instant | undefined): void {
    if (since === undefined) return;
    const open = this.#open.get(activity);
    const serial = open?.from === since ? open.serial : undefined;
    this.#open.set(activity, { serial, from: since, calls: open?.calls ?? [] });
    this.#end(activity, undefined);
  }
}

/** Which counter each kind of time goes to, and the state that the agent is in. */
const SPENT = {
  talk: { counter: "talktime", state: "talking" },
  busy: { counter: "busytime", state: "busy" },
  rest: { counter: "resttime", state: "rest" },
  overstay: { counter: "restouttime", state: "rest" },
} as const;

function listIn<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
