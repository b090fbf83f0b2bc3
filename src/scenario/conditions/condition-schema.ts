// The schema of a condition: members of the step that waits for it or branches on it.
import * as z from "zod";
import { SHOWN_STATES } from "../../core/index.ts";
import { createOperationNameSchema, eventName } from "../../forms/gateway-names.ts";
import { withoutUndefined } from "../../forms/optional-members.ts";
import { closed } from "../../forms/values.ts";
import { expects, expectsOneOf } from "../../forms/wording.ts";
import { agent, callName, chatName } from "../step-forms.ts";
import { CALL_STATES } from "./call-state.ts";
import { CHAT_STATES } from "./chat-state.ts";
import type { AgentCondition, Condition } from "./condition.ts";

/** The schema of an agent's state. */
export const agentState = z.enum(SHOWN_STATES, { error: expectsOneOf("state", SHOWN_STATES) });

const callState = z.enum(CALL_STATES, { error: expectsOneOf("state of a call", CALL_STATES) });

/** A member of the control API, with the step's name for it. `within` is wall time, and the `timeout` of a step is world time. */
const RENAMED = { within: "timeout" };

/** The schema of a chat's state. */
export const chatState = z.enum(CHAT_STATES, { error: expectsOneOf("state of a chat", CHAT_STATES) });

const FORM = "agent and state, agent and event, operation, call and state, or chat and state";

const AGENT_FORM = "agent and state, agent and event, or operation";

const AGENT_SHAPES = {
  state: { agent, state: agentState },
  event: { agent, event: eventName.describe("An event that its client gets.") },
};

/**
 * Returns the members of a condition on a request.
 *
 * @param missing the sentence for a value without any condition. Such a value is nearest to this shape, because it lacks only one member.
 */
function createOperationShape(missing: string) {
  return {
    operation: createOperationNameSchema(missing).describe("A request that a client makes."),
    agent: agent.optional().describe("The client of this agent; any client if absent."),
  };
}

const SHAPES = {
  ...AGENT_SHAPES,
  operation: createOperationShape(`this step has no condition: use ${FORM}`),
  call: { call: callName, state: callState },
  chat: { chat: chatName, state: chatState },
};

/** A condition in its written form. The step may have more members. */
export type WrittenCondition = {
  [Kind in keyof typeof SHAPES]: z.infer<z.ZodObject<(typeof SHAPES)[Kind]>>;
}[keyof typeof SHAPES];

/**
 * Returns the schema of a step with a condition.
 *
 * @param noun the name of the step.
 * @param more the other members of the step.
 */
export function createConditionSchema<More extends z.core.$ZodShape>(noun: string, more: More) {
  const { state, event, operation, call, chat } = SHAPES;
  return z.union(
    [
      closed(noun, { ...state, ...more }, RENAMED),
      closed(noun, { ...event, ...more }, RENAMED),
      closed(noun, { ...operation, ...more }, RENAMED),
      closed(noun, { ...call, ...more }, RENAMED),
      closed(noun, { ...chat, ...more }, RENAMED),
    ],
    { error: expects(noun, `an object with ${FORM}; and ${Object.keys(more).join(", ")}`) },
  );
}

/**
 * Returns the schema of a condition on an agent or its client.
 *
 * @param noun the name of the object with the condition in error sentences.
 * @param more the other members of the object.
 */
export function createAgentConditionSchema<More extends z.core.$ZodShape>(noun: string, more: More) {
  const { state, event } = AGENT_SHAPES;
  const operation = createOperationShape(`a ${noun} needs a condition: use ${AGENT_FORM}`);
  return z.union(
    [closed(noun, { ...state, ...more }), closed(noun, { ...event, ...more }), closed(noun, { ...operation, ...more })],
    { error: expects(noun, `an object with ${AGENT_FORM}; and ${Object.keys(more).join(", ")}`) },
  );
}

/** A condition on an agent or its client, in its written form. */
export type WrittenAgentCondition = Exclude<WrittenCondition, { call: unknown } | { chat: unknown }>;

/** Reads the condition of a step that the schema has accepted. */
export function readCondition(written: WrittenCondition): Condition {
  if ("call" in written) return { call: written.call, state: written.state };
  if ("chat" in written) return { chat: written.chat, state: written.state };
  return readAgentCondition(written);
}

/** Reads a condition on an agent or its client that the schema has accepted. */
export function readAgentCondition(written: WrittenAgentCondition): AgentCondition {
  if ("operation" in written) return { operation: written.operation, ...withoutUndefined({ agent: written.agent }) };
  return "event" in written
    ? { agent: written.agent, event: written.event }
    : { agent: written.agent, state: written.state };
}
