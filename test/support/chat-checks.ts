// Checks the invariants of chats in tests: who is in them, their limits, and the order of each agent's events.
import { deepEqual, equal, ok } from "node:assert/strict";
import { type AgentId, type CallId, type CenterEvent, type ChatMedia, canTakeChatOf } from "../../src/core/index.ts";
import { checkChats } from "../../src/world/snapshot-check/chat-invariants.ts";
import type { Stage } from "./center.ts";

/** For each part that an agent can have in a chat, the events that can follow, with the part after each. */
const NEXT_PART: Readonly<Record<string, Readonly<Partial<Record<CenterEvent["type"], string>>>>> = {
  none: { chatRinging: "ringing", chatAutoAnswered: "ringing", chatDialed: "calling" },
  ringing: { chatConnected: "talking", chatLeft: "none" },
  calling: { chatConnected: "talking", chatDialFailed: "none", chatLeft: "none" },
  talking: {
    chatRoomOpened: "talking",
    chatMessageArrived: "talking",
    chatMessageConfirmed: "talking",
    chatTransferBegan: "talking",
    chatTransferFailed: "talking",
    chatTransferred: "talking",
    chatImageTaken: "talking",
    chatOtherSideLeft: "deserted",
    chatLeft: "left",
  },
  deserted: { chatLeft: "none" },
  left: { chatOtherSideLeft: "none" },
};

/** The number of chats that an agent without a limit may have, in total and of each media type. */
const DEFAULT_LIMIT = 5;

/** Checks, event by event, the order of each agent's events about chats. Returns the ids of the chats that are over. */
export function watchChats({ center }: Stage): ReadonlySet<CallId> {
  const parts = new Map<string, string>();
  const newest = new Map<string, number>();
  const over = new Set<CallId>();
  center.log.listen(({ event }) => {
    if (!("chat" in event) || !event.type.startsWith("chat")) return;
    const { chat, type } = event;
    ok(!over.has(chat), `${type} after the end of ${chat}`);
    if (type === "chatOver") {
      over.add(chat);
      const members = [...parts].filter(([key, part]) => key.endsWith(` ${chat}`) && part !== "none");
      deepEqual(members, [], `agents are still in ${chat}, which is over`);
    }
    if (!("agent" in event)) return;
    const { agent } = event;
    const key = `${agent} ${chat}`;
    const part = parts.get(key) ?? "none";
    const next = NEXT_PART[part]?.[type];
    ok(next !== undefined, `${type} at ${agent}, who is ${part} in ${chat}`);
    parts.set(key, next);
    if (type === "chatRinging" || type === "chatAutoAnswered" || type === "chatDialed") checkLimits(agent, event.media);
    if (type === "chatMessageArrived") {
      ok(event.number > (newest.get(key) ?? 0), `message ${event.number} of ${chat} comes after a later one`);
      newest.set(key, event.number);
      const message = center.state.chats.get(chat)?.messages.find(({ number }) => number === event.number);
      deepEqual([message?.text, message?.from === agent], [event.text, false]);
    }
  });

  /** Checks that an agent is within its limits after it got a chat. */
  function checkLimits(id: AgentId, media: ChatMedia): void {
    const agent = center.state.agents.get(id);
    const chats = agent?.session?.chats ?? [];
    ok(chats.length <= (agent?.maxChats ?? DEFAULT_LIMIT), `${id} has ${chats.length} chats`);
    const ofMedia = chats.filter((chat) => center.state.chats.get(chat)?.media === media).length;
    ok(ofMedia <= (agent?.chatLimits?.[media] ?? DEFAULT_LIMIT), `${id} has ${ofMedia} chats of ${media}`);
  }
  return over;
}

/** Checks that chats, agents and queues match, and that no chat waits although an agent can take it. */
export function checkChatsAndAgents({ center }: Stage): void {
  const { state } = center;
  for (const [place, isKept] of checkChats(center.snapshot().state)) ok(isKept, place);
  for (const queue of state.queues.values()) {
    if (queue.media === "voice") continue;
    const free = [...state.agents.values()].filter((agent) => canTakeChatOf(state, agent, queue));
    for (const id of queue.waiting) {
      const { refusedBy = [], members = [] } = state.chats.get(id) ?? {};
      const takers = free.filter(
        (agent) => !refusedBy.includes(agent.id) && members.every((member) => member.agent !== agent.id),
      );
      equal(takers.length, 0, `${id} waits although ${takers[0]?.id} can take it`);
    }
  }
}
