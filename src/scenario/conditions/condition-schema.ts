// How a condition is written: members of the step that waits for it or branches on it.
import * as z from "zod";
import { eventName, operationName } from "../../forms/gateway-names.ts";
import { withoutUndefined } from "../../forms/optional-members.ts";
import { closed } from "../../forms/values.ts";
import { expects, expectsOneOf } from "../../forms/wording.ts";
import type { AgentStateName } from "../stage/stage.ts";
import { agent, callName } from "../step-forms.ts";
import { CALL_STATES } from "./call-state.ts";
import type { Condition } from "./condition.ts";

const AGENT_STATES = [
  "signedOut",
  "idle",
  "busy",
  "rest",
  "wrapUp",
  "talking",
  "ringing",
  "dialing",
] as const satisfies AgentStateName[];

/** The state of an agent. */
export const agentState = z.enum(AGENT_STATES, { error: expectsOneOf("state", AGENT_STATES) });

const callState = z.enum(CALL_STATES, { error: expectsOneOf("state of a call", CALL_STATES) });

/** `within` is real time in the control API, and this is world time. */
const RENAMED = { within: "timeout" };

const FORM = "agent and state, agent and event, operation, or call and state";

const SHAPES = {
  state: { agent, state: agentState },
  event: { agent, event: eventName.describe("An event that its client gets.") },
  operation: {
    // What has none of the members that a condition begins with comes nearest to this one.
    operation: operationName(`there is nothing to wait for: give ${FORM}`).describe("A request that a client makes."),
    agent: agent.optional().describe("The client of this agent; any client if absent."),
  },
  call: { call: callName, state: callState },
};

/** A condition as it is written, with whatever else the step has. */
export type WrittenCondition = {
  [Kind in keyof typeof SHAPES]: z.infer<z.ZodObject<(typeof SHAPES)[Kind]>>;
}[keyof typeof SHAPES];

/** The shape of a step that has a condition and some members more; `noun` is the step's name. */
export function withCondition<More extends z.core.$ZodShape>(noun: string, more: More) {
  const { state, event, operation, call } = SHAPES;
  return z.union(
    [
      closed(noun, { ...state, ...more }, RENAMED),
      closed(noun, { ...event, ...more }, RENAMED),
      closed(noun, { ...operation, ...more }, RENAMED),
      closed(noun, { ...call, ...more }, RENAMED),
    ],
    { error: expects(noun, `an object with ${FORM}; and ${Object.keys(more).join(", ")}`) },
  );
}

/** Reads a condition, and nothing else, of a step that the schema has accepted. */
export function readCondition(written: WrittenCondition): Condition {
  if ("call" in written) return { call: written.call, state: written.state };
  if ("operation" in written) return { operation: written.operation, ...withoutUndefined({ agent: written.agent }) };
  return "event" in written
    ? { agent: written.agent, event: written.event }
    : { agent: written.agent, state: written.state };
}
