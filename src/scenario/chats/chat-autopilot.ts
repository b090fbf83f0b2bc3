// Plays the agents on autopilot in chats: they answer, write when a chat begins and after the customer writes, and may end the chat.

import {
  type AgentEvent,
  type AgentId,
  answerChat,
  type CallId,
  type Distribution,
  dropChat,
  sample,
  sendMessage,
} from "../../core/index.ts";
import type { RepliesPlan } from "../center/replies.ts";
import { DEFAULT_AFTER } from "../center/replies.ts";
import type { AutopilotBehavior } from "../stage/autopilot-behavior.ts";
import type { ScriptTimer, Stage } from "../stage/stage.ts";
import { chooseReplyText, drawReplyTime } from "./replies.ts";

/** A timer of an agent on autopilot in a chat. */
type AutopilotChatTimer = Extract<ScriptTimer, { do: `autopilot-chat-${string}` }>;

/** The default replies of an agent on autopilot. The last text repeats. */
const DEFAULT_REPLIES: RepliesPlan = {
  after: DEFAULT_AFTER,
  texts: ["How can I help you?", "One moment, please.", "Is there anything else that I can do for you?"],
};

/** An agent in a chat: how often it has written, and whether its next text is scheduled. */
interface Writer {
  written: number;
  isWriting: boolean;
}

/** The agents in chats in a snapshot. */
export type ChatAutopilotSnapshot = readonly (readonly [AgentId, readonly (readonly [CallId, Writer])[]])[];

/** The part of the autopilot that chats need. */
export interface PlayedAgents {
  /** Returns the behavior of an agent that the simulator plays; undefined if it no longer plays this agent. */
  behaviorOf(agent: AgentId): AutopilotBehavior | undefined;
  /** Records a request if its agent stands in for a client. */
  recordRequest(operation: string, agent: AgentId): void;
}

/** Plays the chats of the agents on autopilot. */
export class ChatAutopilot {
  readonly #stage: Stage;
  readonly #agents: PlayedAgents;
  readonly #writers = new Map<AgentId, Map<CallId, Writer>>();

  constructor(stage: Stage, agents: PlayedAgents) {
    this.#stage = stage;
    this.#agents = agents;
  }

  /** Returns the chats of the agents as plain data. */
  snapshot(): ChatAutopilotSnapshot {
    return Array.from(this.#writers, ([agent, chats]) => [
      agent,
      Array.from(chats, ([chat, writer]) => [chat, { ...writer }]),
    ]);
  }

  /** Restores the chats of a snapshot. */
  restore(snapshot: ChatAutopilotSnapshot): void {
    for (const [agent, chats] of snapshot) {
      this.#writers.set(agent, new Map(chats.map(([chat, writer]) => [chat, { ...writer }])));
    }
  }

  /** Takes over the chats of another player, whose timers no longer count. */
  adopt(predecessor: ChatAutopilot): void {
    for (const [agent, chats] of predecessor.#writers) {
      this.#writers.set(agent, new Map(Array.from(chats, ([chat, writer]) => [chat, { ...writer, isWriting: false }])));
      const behavior = this.#agents.behaviorOf(agent);
      if (behavior === undefined) continue;
      for (const [chat, { isWriting }] of chats) if (isWriting) this.#scheduleText(agent, chat, behavior);
    }
    predecessor.#writers.clear();
  }

  /** Schedules the reaction of an agent to an event. */
  onEvent(event: AgentEvent): void {
    if (event.type === "chatLeft") {
      this.#forget(event.agent, event.chat);
      return;
    }
    if (event.type !== "chatRinging" && event.type !== "chatConnected" && event.type !== "chatMessageArrived") return;
    const behavior = this.#agents.behaviorOf(event.agent);
    if (behavior === undefined) return;
    const { agent, chat } = event;
    if (event.type === "chatRinging") {
      this.#scheduleAfter(behavior.answer, `autopilot-chat-answer/${agent}`, {
        do: "autopilot-chat-answer",
        agent,
        chat,
      });
      return;
    }
    // Two agents on autopilot in one chat would write to each other without end.
    if (event.inside) return;
    if (event.type === "chatConnected") {
      this.#scheduleAfter(behavior.talk, `autopilot-chat-talk/${agent}`, { do: "autopilot-chat-end", agent, chat });
    }
    this.#scheduleText(agent, chat, behavior);
  }

  /** Performs the action of a timer, if it is still possible. */
  run({ do: action, agent, chat }: AutopilotChatTimer): void {
    const { center } = this.#stage;
    const behavior = this.#agents.behaviorOf(agent);
    const member = center.state.chats.get(chat)?.members.find((member) => member.agent === agent);
    if (behavior === undefined || member === undefined) return;
    if (action === "autopilot-chat-answer") {
      if (member.state !== "ringing") return;
      this.#agents.recordRequest("answer", agent);
      center.perform(answerChat, { agent, chat });
    } else if (member.state === "talking") {
      if (action === "autopilot-chat-text") this.#write(agent, chat, behavior);
      else this.#end(agent, chat);
    }
  }

  #write(agent: AgentId, chat: CallId, { replies = DEFAULT_REPLIES }: AutopilotBehavior): void {
    const writer = this.#writers.get(agent)?.get(chat);
    if (writer === undefined) return;
    writer.isWriting = false;
    if (replies.texts.length === 0) return;
    const place = Math.min(writer.written++, replies.texts.length - 1);
    const text = chooseReplyText(replies, place, this.#stage.chance, streamOf(agent)) ?? "";
    this.#agents.recordRequest("chat", agent);
    this.#stage.center.perform(sendMessage, { agent, chat, text });
  }

  #end(agent: AgentId, chat: CallId): void {
    this.#agents.recordRequest("drop", agent);
    this.#stage.center.perform(dropChat, { agent, chat });
  }

  #scheduleText(agent: AgentId, chat: CallId, { replies = DEFAULT_REPLIES }: AutopilotBehavior): void {
    if (replies.texts.length === 0) return;
    const chats = this.#writers.get(agent) ?? new Map<CallId, Writer>();
    this.#writers.set(agent, chats);
    const writer = chats.get(chat) ?? { written: 0, isWriting: false };
    chats.set(chat, writer);
    if (writer.isWriting) return;
    writer.isWriting = true;
    const after = drawReplyTime(replies, this.#stage.chance, streamOf(agent));
    this.#stage.schedule(after, { do: "autopilot-chat-text", agent, chat });
  }

  #scheduleAfter(after: Distribution | undefined, stream: string, timer: AutopilotChatTimer): void {
    if (after !== undefined) this.#stage.schedule(sample(after, this.#stage.chance, stream), timer);
  }

  #forget(agent: AgentId, chat: CallId): void {
    const chats = this.#writers.get(agent);
    if (chats?.delete(chat) && chats.size === 0) this.#writers.delete(agent);
  }
}

/** Returns the random stream of an agent's texts. */
function streamOf(agent: AgentId): string {
  return `autopilot-chat/${agent}`;
}
