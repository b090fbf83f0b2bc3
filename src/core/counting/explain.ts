// Explains the counters of an agent: replays the log by the counting rules of each event, and lists everything that counted.

import { COUNTERS, type CounterName } from "../model/counters.ts";
import type { AgentEvent, LoggedEvent } from "../model/event.ts";
import type { AgentId, CallId } from "../model/ids.ts";
import { type Duration, type Instant, wholeSeconds } from "../time/time.ts";
import { ruleOf } from "./counting.ts";
import { periodSentence, SENTENCES } from "./explanation-sentences.ts";
import { type Beginning, type CountCounter, type CountingRules, isTime, Tally, type TimeCounter } from "./tally.ts";

/** An event that counted once, with a sentence such as `answered call 1767603600-1`. */
export interface Cause {
  readonly serial: number;
  readonly at: Instant;
  readonly type: AgentEvent["type"];
  readonly sentence: string;
}

/** One counted period. */
export interface Span {
  /** The event at its beginning; undefined if the log no longer has it. */
  readonly serial: number | undefined;
  readonly from: Instant;
  /** Undefined if the period has not ended. */
  readonly to: Instant | undefined;
  readonly state: "talking" | "busy" | "rest";
  /** For a talk: its calls, as far as the log has them. */
  readonly calls: readonly CallId[];
  readonly sentence: string;
}

/** The parts of a counter. Amounts are counts, or milliseconds for a counter of time. */
interface ExplainedCounter {
  /** The value of the counter: a count, or whole seconds. */
  readonly value: number;
  /** Its value without a pin: the sum of the past, of events that the log no longer has, and of the listed ones. */
  readonly counted: number;
  /** The event that pinned it; an empty object if the log no longer has that event. Undefined if not pinned. */
  readonly pinned: Partial<Pick<LoggedEvent, "serial" | "at">> | undefined;
  /** The amount from a past that was given to the agent. */
  readonly past: number;
  /** The amount from events that the log no longer has, including ended periods that began with such an event. */
  readonly gone: number;
}

export interface ExplainedCount extends ExplainedCounter {
  readonly events: readonly Cause[];
}

export interface ExplainedTime extends ExplainedCounter {
  readonly past: Duration;
  readonly gone: Duration;
  readonly spans: readonly Span[];
}

/** The explanation of an agent's counters at an instant. */
export interface Explanation {
  readonly now: Instant;
  /** The event that counting began with; undefined if it began with the center. */
  readonly began: Beginning | undefined;
  /** The number of the agent's events since then that the log no longer has. */
  readonly gone: number;
  /** The instant of the sign-in with a past, if there was one. */
  readonly pastBefore: Instant | undefined;
  readonly counts: Readonly<Record<CountCounter, ExplainedCount>>;
  readonly times: Readonly<Record<TimeCounter, ExplainedTime>>;
}

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

/** Explains the counters of an agent. Amounts that the log does not explain come from events that it no longer has. */
export function explain({ agent, counted, log, rulesFor, now }: ExplanationInput): Explanation {
  const account = new Account();
  let { began } = counted;
  for (const logged of log) {
    const { event, serial } = logged;
    if (began !== undefined && serial > began.serial) {
      account.restart(began);
      began = undefined;
    }
    if (!("agent" in event) || event.agent !== agent) continue;
    const rule = ruleOf(event);
    if (rule === undefined) continue;
    account.events++;
    // The restart above replaces the one that a sign-in would cause.
    rule(account, event, logged, { ...rulesFor(serial), statisticsSince: "midnight" });
  }
  if (began !== undefined) account.restart(began);
  return account.explanation(counted, now);
}

interface OpenPeriod {
  readonly serial: number | undefined;
  from: Instant;
  readonly calls: CallId[];
}

type Activity = "talk" | "busy" | "rest" | "overstay";

/** A tally that also stores the events and periods behind its amounts. */
class Account extends Tally {
  #causes = new Map<CountCounter, Cause[]>();
  #spans = new Map<TimeCounter, Span[]>();
  readonly #pins = new Map<CounterName, LoggedEvent>();
  readonly #open = new Map<Activity, OpenPeriod>();

  override count(name: CountCounter, by: LoggedEvent): void {
    super.count(name, by);
    const { serial, at } = by;
    const event = by.event as AgentEvent;
    listOf(this.#causes, name).push({ serial, at, type: event.type, sentence: SENTENCES[name](event) });
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

  override restart(began: Beginning): void {
    super.restart(began);
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

  /** Returns the explanation at an instant, compared with the present tally. */
  explanation(counted: Tally, now: Instant): Explanation {
    const { running } = counted;
    this.#addOpenPeriod("talk", counted.talkingSince);
    this.#addOpenPeriod("overstay", counted.overstayedSince);
    if (running !== undefined) this.#addOpenPeriod(running.state, running.since);
    const counts: Partial<Record<CountCounter, ExplainedCount>> = {};
    const times: Partial<Record<TimeCounter, ExplainedTime>> = {};
    const exact = counted.exactTimes(now);
    for (const name of COUNTERS) {
      const past = counted.past?.counters[name] ?? 0;
      if (isTime(name)) {
        const spans = this.#spans.get(name) ?? [];
        const listed = spans.reduce((sum, { from, to = now }) => sum + to - from, 0);
        const parts = { past: past * 1_000, gone: exact[name] - past * 1_000 - listed, spans };
        times[name] = { ...this.#valueOf(name, wholeSeconds(exact[name]), counted), ...parts };
      } else {
        const events = this.#causes.get(name) ?? [];
        const parts = { past, gone: counted.counts[name] - past - events.length, events };
        counts[name] = { ...this.#valueOf(name, counted.counts[name], counted), ...parts };
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

  #valueOf(
    name: CounterName,
    counted: number,
    { pinned }: Tally,
  ): Pick<ExplainedCounter, "value" | "counted" | "pinned"> {
    const value = pinned?.[name];
    if (value === undefined) return { value: counted, counted, pinned: undefined };
    const by = this.#pins.get(name);
    return { value, counted, pinned: by === undefined ? {} : { serial: by.serial, at: by.at } };
  }

  #begin(activity: Activity, { serial, at }: LoggedEvent): OpenPeriod {
    const open: OpenPeriod = { serial, from: at, calls: [] };
    this.#open.set(activity, open);
    return open;
  }

  #end(activity: Activity, to: Instant | undefined): void {
    const open = this.#open.get(activity);
    if (open === undefined) return;
    this.#open.delete(activity);
    const { counter, state } = ACTIVITIES[activity];
    listOf(this.#spans, counter).push({ ...open, to, state, sentence: periodSentence(activity, open.calls) });
  }

  /** Adds the periods that have not ended, even if the log no longer has their beginning. */
  #addOpenPeriod(activity: Activity, since: Instant | undefined): void {
    if (since === undefined) return;
    const open = this.#open.get(activity);
    const serial = open?.from === since ? open.serial : undefined;
    this.#open.set(activity, { serial, from: since, calls: open?.calls ?? [] });
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

function listOf<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
