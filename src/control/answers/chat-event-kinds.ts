// The types of events of chats: a description of each, and its members besides the agent.
const CHAT = ["chat", "media", "caller", "called", "inside", "queue", "queueName", "data"] as const;

/** The kinds of events of chats, by type. */
export const CHAT_EVENT_KINDS = {
  chatArrived: { is: "a customer began a chat", has: CHAT },
  chatQueued: { is: "a chat joined a queue", has: ["chat", "queue"] },
  chatAbandoned: { is: "a customer left a chat that no agent talked in", has: ["chat", "queue"] },
  chatTurnedAway: {
    is: "a chat ended because a limit was reached, or its agent could not take it",
    has: ["chat", "queue", "full"],
  },
  chatMessageSent: { is: "a message of a chat was stored", has: ["chat", "number", "from"] },
  chatOver: { is: "a chat ended", has: ["chat", "end"] },
  chatRinging: { is: "a chat rings at an agent", has: [...CHAT, "name", "transferredBy"] },
  chatAutoAnswered: { is: "a chat was answered automatically for an agent", has: [...CHAT, "name", "transferredBy"] },
  chatConnected: { is: "an agent started to talk in a chat", has: [...CHAT, "waited"] },
  chatRoomOpened: { is: "the room of a video chat is ready for an agent", has: ["chat"] },
  chatMessageArrived: {
    is: "an agent got a message of a chat",
    has: [...CHAT, "number", "sender", "text", "contentType", "clientNumber"],
  },
  chatMessageConfirmed: {
    is: "an agent was informed that its message has arrived",
    has: ["chat", "confirmer", "clientNumber"],
  },
  chatLeft: { is: "an agent left a chat, or did not take it", has: ["chat", "media", "end", "wasAnswered"] },
  chatOtherSideLeft: { is: "the other side left an agent's chat", has: ["chat", "media", "number"] },
  chatDialed: { is: "an agent began a chat with a colleague", has: CHAT },
  chatDialFailed: { is: "a chat with a colleague failed", has: ["chat", "failure"] },
  chatTransferBegan: { is: "an agent began to transfer a chat", has: ["chat", "media", "isAwaited"] },
  chatTransferFailed: { is: "a transfer of a chat failed", has: ["chat", "media", "isAwaited"] },
  chatTransferred: { is: "the target of an agent's transfer answered the chat", has: ["chat", "media", "isAwaited"] },
  chatImageTaken: { is: "an agent took a picture in a video chat", has: ["chat", "number", "vdn"] },
} as const;
