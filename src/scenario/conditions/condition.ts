// The conditions of steps: the state of an agent, a call or a chat, an event of an agent, or a request of a client.
import type { AgentId, Center } from "../../core/index.ts";
import { show } from "../../forms/wording.ts";
import type { EventName } from "../../words/event-names.ts";
import { type AgentStateName, nameOfState } from "../stage/stage.ts";
import type { StepCalls } from "../stage/step-calls.ts";
import type { StepChats } from "../stage/step-chats.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { type CallStateName, describeCallState, isCallIn } from "./call-state.ts";
import { type ChatStateName, chatStateOf } from "./chat-state.ts";
import { keyOfEvent, keyOfRequest, type Ledger, type LedgerKey } from "./ledger.ts";

/** A condition on an agent or its client. The control API waits for these too. */
export type AgentCondition =
  | { readonly agent: AgentId; readonly state: AgentStateName }
  | { readonly agent: AgentId; readonly event: EventName }
  | { readonly operation: string; readonly agent?: AgentId };

/** A condition that a step waits for or branches on. */
export type Condition =
  | AgentCondition
  /** A call by the name that a step gave it. */
  | { readonly call: string; readonly state: CallStateName }
  /** A chat by the name that a step gave it. */
  | { readonly chat: string; readonly state: ChatStateName };

/** The data that conditions are checked against. */
export interface ConditionView {
  readonly center: Center;
  readonly calls: StepCalls;
  readonly chats: StepChats;
  readonly ledger: Ledger;
}

/** The part of the world that a condition depends on. When it changes, waiting tracks check their conditions again. */
export type Subject = LedgerKey;

/** Returns the subject for conditions on the state of an agent. */
export function subjectOfAgent(agent: AgentId): Subject {
  return `agent ${agent}`;
}

/** All calls that conditions name. A name can come to mean another call, so the calls share one subject. */
export const NAMED_CALLS: Subject = "calls";

/** All chats that conditions name. */
export const NAMED_CHATS: Subject = "chats";

/** Returns the subject of a condition. */
export function subjectOf(condition: Condition): Subject {
  if ("call" in condition) return NAMED_CALLS;
  if ("chat" in condition) return NAMED_CHATS;
  if ("operation" in condition) return keyOfRequest(condition.operation, condition.agent);
  return "event" in condition ? keyOfEvent(condition.agent, condition.event) : subjectOfAgent(condition.agent);
}

/** Returns the key of a condition's event or request in the ledger; undefined for a state, which can be checked at any time. */
export function ledgerKeyOf(condition: Condition): LedgerKey | undefined {
  return "operation" in condition || "event" in condition ? subjectOf(condition) : undefined;
}

/**
 * Checks a condition. An event or request must have come after a place in the ledger.
 *
 * @param after the place in the ledger.
 * @returns the place of the event or request, or `after` for a state; undefined if the condition is not fulfilled.
 */
export function findFulfillment(condition: Condition, view: ConditionView, after: number): number | undefined {
  const key = ledgerKeyOf(condition);
  if (key !== undefined) return view.ledger.findFirstAfter(key, after);
  return isTrueNow(condition, view) ? after : undefined;
}

function isTrueNow(condition: Condition, { center, calls, chats }: ConditionView): boolean {
  if ("chat" in condition) {
    const id = chats.findNamed(condition.chat);
    return typeof id === "string" && chatStateOf(center, id) === condition.state;
  }
  if ("call" in condition) {
    const id = calls.findNamed(condition.call);
    return typeof id === "string" && isCallIn(center.call(id), condition.state);
  }
  return "state" in condition && isInState(center, condition);
}

/** Returns whether an agent is in a state now. */
export function isInState(center: Center, { agent, state }: Extract<AgentCondition, { state: unknown }>): boolean {
  return nameOfState(center, agent) === state;
}

/** Returns a condition in words: `agent 101 is idle`. */
export function describeCondition(condition: Condition): string {
  if ("call" in condition) return `call ${show(condition.call)} is ${condition.state}`;
  if ("chat" in condition) return `chat ${show(condition.chat)} is ${condition.state}`;
  if ("operation" in condition) {
    return `${condition.agent === undefined ? "a client" : `agent ${condition.agent}`} requests ${condition.operation}`;
  }
  const subject = `agent ${condition.agent}`;
  return "event" in condition
    ? `${subject} gets ${condition.event}`
    : `${subject} is ${describeState(condition.state)}`;
}

/** Returns the present situation in words, for a condition that is not fulfilled: `it is busy`. */
export function describeActual(condition: Condition, { center, calls, chats }: ConditionView): string {
  if ("chat" in condition) {
    const id = chats.findNamed(condition.chat) ?? "";
    return id instanceof StepFailure ? id.sentence : `it is ${chatStateOf(center, id)}`;
  }
  if (!("call" in condition)) return describeActualOfAgent(condition, center);
  const id = calls.findNamed(condition.call);
  return id instanceof StepFailure ? id.sentence : describeCallState(center.call(id ?? ""));
}

/** Returns the present situation of an agent in words, for a condition that is not fulfilled: `it is busy`. */
export function describeActualOfAgent(condition: AgentCondition, center: Center): string {
  if ("operation" in condition) return "no such request came";
  if ("event" in condition) return "no such event came";
  return `it is ${describeState(nameOfState(center, condition.agent))}`;
}

const STATE_PHRASES: Partial<Record<AgentStateName, string>> = {
  signedOut: "signed out",
  rest: "at rest",
  wrapUp: "in wrap-up",
};

/** Returns the state of an agent in words. */
export function describeState(state: AgentStateName): string {
  return STATE_PHRASES[state] ?? state;
}
