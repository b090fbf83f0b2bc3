// Opens a center with queues of calls, of text chats (41) and of web chats (42), and creates methods for the moves of chats.
import {
  type AgentId,
  answerChat,
  beginInsideChat,
  type CallId,
  type Destination,
  dropChat,
  leaveChatAsCustomer,
  limitOwnChats,
  type Move,
  refuseChat,
  type StartChat,
  sayAsCustomer,
  sendFile,
  sendMessage,
  startChat,
  takeImage,
  transferChat,
} from "../../src/core/index.ts";
import { type Arrangement, openCenter, outcomeOf, type SigningIn, type Stage } from "./center.ts";

const ALL_QUEUES = { queues: [25, 26, 41, 42] };

/** Opens a center whose agents are in the queues of calls and of chats. */
export function openChats({ queues = {}, special = {}, ...arrangement }: Arrangement = {}) {
  const agentPlans = Object.fromEntries(
    [101, 102, 103, 104, 105, 106].map((id) => [id, { ...ALL_QUEUES, ...special[id] }]),
  );
  const stage = openCenter({
    ...arrangement,
    queues: { 41: { media: "chat" }, 42: { media: "webChat" }, ...queues },
    special: agentPlans,
  });
  return {
    ...stage,
    ...createChatMethods(stage),
    /** Signs an agent in, also to the text chat media server. */
    signInToChat: (agent: AgentId, details: SigningIn = {}) => stage.signIn(agent, { webm: true, ...details }),
  };
}

/** Returns methods for the moves of chats, each of which returns the move's result or the reason of a refusal; and `membersOf`. */
export function createChatMethods({ center }: Stage) {
  const perform = <Input, Output>(move: Move<Input, Output>, input: Input) => outcomeOf(center, move, input);
  return {
    chat: (to: Destination, given: Omit<Partial<StartChat>, "to"> = {}) =>
      perform(startChat, { from: "ann@example.org", to, ...given }),
    say: (chat: CallId, text: string) => perform(sayAsCustomer, { chat, text }),
    leave: (chat: CallId) => perform(leaveChatAsCustomer, { chat }),
    answerChat: (agent: AgentId, chat: CallId) => perform(answerChat, { agent, chat }),
    refuseChat: (agent: AgentId, chat: CallId) => perform(refuseChat, { agent, chat }),
    dropChat: (agent: AgentId, chat: CallId) => perform(dropChat, { agent, chat }),
    send: (agent: AgentId, chat: CallId, text: string) => perform(sendMessage, { agent, chat, text }),
    sendFile: (agent: AgentId, chat: CallId, size: number) =>
      perform(sendFile, {
        agent,
        chat,
        name: "a.txt",
        suffix: "txt",
        size,
        digest: "0".repeat(64),
        fileContent: "",
        contentType: 2,
        clientNumber: undefined,
      }),
    chatInside: (agent: AgentId, colleague: AgentId) => perform(beginInsideChat, { agent, colleague }),
    transferChat: (agent: AgentId, chat: CallId, to: Destination, mode: "release" | "success") =>
      perform(transferChat, { agent, chat, to, mode }),
    limitChats: (agent: AgentId, total: number | undefined, byMedia: MediaLimits = []) =>
      perform(limitOwnChats, { agent, total, byMedia }),
    takeImage: (agent: AgentId, chat: CallId) => perform(takeImage, { agent, chat }),
    /** Returns the agents in a chat with their states. */
    membersOf: (chat: CallId) =>
      Object.fromEntries(center.state.chats.get(chat)?.members.map(({ agent, state }) => [agent, state]) ?? []),
  };
}

type MediaLimits = Parameters<typeof limitOwnChats>[1]["byMedia"];
