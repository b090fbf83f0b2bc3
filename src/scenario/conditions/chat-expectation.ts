// Compares an expectation about a chat with the center: its state, its agent and its messages.
import type { AgentId, CallId, Center } from "../../core/index.ts";
import { StepFailure } from "../stage/step-failure.ts";
import type { Amount } from "./amount.ts";
import { type ChatStateName, chatStateOf } from "./chat-state.ts";
import { type Comparison, compareAmount } from "./comparison.ts";
import type { ConditionView } from "./condition.ts";

/** An expectation about a chat, by the name that a step gave it. */
export interface ChatExpectation {
  readonly chat: string;
  readonly state?: ChatStateName;
  /** The agent who talks in it, or has talked in it last. */
  readonly agent?: AgentId;
  /** How many messages were written in it. */
  readonly messages?: Amount;
}

/** Compares a chat with its expectation. Yields a comparison for each expected value. */
export function* compareChat(
  { chat: name, state, agent, messages }: ChatExpectation,
  { center, chats }: ConditionView,
): Generator<Comparison> {
  const id = chats.findNamed(name) ?? "";
  const chat = id instanceof StepFailure ? NOT_BEGUN : readChat(center, id);
  if (state !== undefined) yield { verb: "is", wanted: state, found: chat.state === state ? undefined : chat.state };
  if (agent !== undefined) {
    const found = chat.agent === undefined ? "no agent" : `agent ${chat.agent}`;
    yield { verb: "is with", wanted: `agent ${agent}`, found: chat.agent === agent ? undefined : found };
  }
  if (messages === undefined) return;
  yield compareAmount("has", messages, chat.messages, formatMessages);
}

/** Returns an amount such as "1", "at most 1" or "2 to 4" with its noun. */
function formatMessages(amount: string): string {
  return `${amount} ${/^(?:at \w+ )?1$/.test(amount) ? "message" : "messages"}`;
}

interface ChatView {
  readonly state: string;
  readonly agent: AgentId | undefined;
  readonly messages: number;
}

const NOT_BEGUN: ChatView = { state: "not started yet", agent: undefined, messages: 0 };

function readChat(center: Center, id: CallId): ChatView {
  const active = center.state.chats.get(id);
  const chat = active ?? center.state.chatRecords.findLast((record) => record.id === id);
  // The center stores a limited number of chats that are over.
  if (chat === undefined) return { state: chatStateOf(center, id), agent: undefined, messages: 0 };
  const talking = active?.members.find((member) => member.state === "talking")?.agent;
  return { state: chatStateOf(center, id), agent: talking ?? chat.agents.at(-1), messages: chat.lastMessage };
}
