// Declares the rules that infer the acts of people who send no requests, such as customers, from the events on a tape.
import type { EventName } from "../../words/event-names.ts";
import type { OutsideRequest, SimulatedWorld } from "./simulated-world.ts";

/** An event on the tape, with its content. */
export interface TapedEvent {
  readonly name: string;
  readonly content: unknown;
}

/** The facts from which a rule infers. */
export interface CauseContext {
  /** The agent who got the event. */
  readonly agent: number;
  readonly event: TapedEvent;
  /** The events that the agent got directly after it. */
  readonly following: readonly TapedEvent[];
  readonly state: SimulatedWorld["state"];
  /** Returns the simulator's id of a call on the tape; undefined if it has none. */
  callOf(taped: unknown): string | undefined;
}

/** An inferred act. */
export interface InferredAct {
  /** A sentence in the past tense, without capital and full stop. */
  readonly sentence: string;
  readonly act: OutsideRequest;
}

/** A rule that infers the cause of events. */
export interface CauseRule {
  /** The events from which it infers. */
  readonly events: readonly EventName[];
  /** Returns the cause; undefined if this rule does not explain the event. */
  infer(context: CauseContext): InferredAct | undefined;
}

/** Returns the first of the named members that the content of an event has, as text; empty if it has none of them. */
export function textOf(content: unknown, ...names: readonly string[]): string {
  if (typeof content !== "object" || content === null) return "";
  const members = content as Readonly<Record<string, unknown>>;
  const found = names.map((name) => members[name]).find((value) => value !== undefined && value !== null);
  return found === undefined ? "" : String(found);
}

/** Returns the id of the call that the content of an event names; empty if it names none. */
export function callIdOf(content: unknown): string {
  return typeof content === "string" ? content : textOf(content, "callid", "callId");
}
