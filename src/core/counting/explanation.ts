// The explanation of an agent's counters: the events and periods behind each of them.

import type { AgentEvent, LoggedEvent } from "../model/event.ts";
import type { CallId } from "../model/ids.ts";
import type { Cause } from "../time/cause.ts";
import type { Duration, Instant } from "../time/time.ts";
import type { CountBeginning, CountCounter, TimeCounter } from "./tally.ts";

/** An event that counted once, with a sentence such as `answered call 1767603600-1`. */
export interface CountedEvent {
  readonly serial: number;
  readonly at: Instant;
  readonly cause: Cause;
  readonly type: AgentEvent["type"];
  readonly sentence: string;
}

/** One counted period. */
export interface Span {
  /** The event at its beginning; undefined if the log no longer has it. */
  readonly serial: number | undefined;
  /** The cause of its beginning; undefined if the log no longer has that event. */
  readonly cause: Cause | undefined;
  readonly from: Instant;
  /** Undefined if the period has not ended. */
  readonly to: Instant | undefined;
  readonly state: "talking" | "busy" | "rest";
  /** For a conversation: its calls, as far as the log has them. */
  readonly calls: readonly CallId[];
  readonly sentence: string;
}

/** The value of a counter, and its parts. `past` and `gone` are counts, or milliseconds for a counter of time. */
export interface ExplainedCounter {
  /** The value of the counter: a count, or whole seconds. */
  readonly value: number;
  /** Its value without a pin: the sum of the past, of events that the log no longer has, and of the listed ones. In the unit of `value`. */
  readonly counted: number;
  /** The event that pinned it; an empty object if the log no longer has that event. Undefined if not pinned. */
  readonly pinned: Partial<Pick<LoggedEvent, "serial" | "at">> | undefined;
  /** The amount from a past that was given to the agent. */
  readonly past: number;
  /** The amount from events that the log no longer has, including ended periods that began with such an event. */
  readonly gone: number;
}

/** The explanation of a counter of events. */
export interface ExplainedCount extends ExplainedCounter {
  readonly events: readonly CountedEvent[];
}

/** The explanation of a counter of time; durations are in milliseconds. */
export interface ExplainedTime extends ExplainedCounter {
  readonly past: Duration;
  readonly gone: Duration;
  readonly spans: readonly Span[];
}

/** The explanation of an agent's counters at an instant. */
export interface Explanation {
  readonly now: Instant;
  /** The event that counting began with; undefined if it began with the center. */
  readonly began: CountBeginning | undefined;
  /** The number of the agent's events since `began`, of the kinds that count, that the log no longer has. */
  readonly gone: number;
  /** The instant of the sign-in with a past, if there was one. */
  readonly pastBefore: Instant | undefined;
  readonly counts: Readonly<Record<CountCounter, ExplainedCount>>;
  readonly times: Readonly<Record<TimeCounter, ExplainedTime>>;
}
