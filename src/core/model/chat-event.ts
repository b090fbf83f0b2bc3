// The events of chats, as closed unions.
import type { Duration } from "../time/time.ts";
import type { ChatEnd } from "./chat.ts";
import type { AgentId, CallId, QueueId } from "./ids.ts";
import type { ChatMedia } from "./media-right.ts";

/** The facts that events about a chat carry. */
export interface ChatFacts {
  readonly chat: CallId;
  readonly media: ChatMedia;
  readonly caller: string;
  readonly called: string;
  /** True if the chat is between two agents. */
  readonly inside: boolean;
  readonly queue: QueueId | undefined;
  readonly queueName: string | undefined;
  /** The data attached to the chat. */
  readonly data: string;
}

/** The reason why a chat that an agent began with a colleague failed. */
export type ChatFailure = "busy" | "refused" | "noAnswer" | "unreachable";

/** An event of an agent in a chat. */
export type AgentChatEvent =
  /** `name`: the name of the customer or colleague; `transferredBy`: the agent who sent the chat here. */
  | ({
      readonly type: "chatRinging" | "chatAutoAnswered";
      readonly name: string;
      readonly transferredBy: AgentId | undefined;
    } & ChatFacts)
  /** `waited`: how long a chat answered from a queue had waited in it. */
  | ({ readonly type: "chatConnected"; readonly waited: Duration | undefined } & ChatFacts)
  /** The video room of an answered chat is ready. */
  | { readonly type: "chatRoomOpened"; readonly chat: CallId }
  | ({
      readonly type: "chatMessageArrived";
      readonly number: number;
      /** The customer's address, or the work number of the agent who sent it. */
      readonly sender: string;
      readonly text: string;
      readonly contentType: number;
      readonly clientNumber: number | undefined;
    } & ChatFacts)
  /** A message of the agent has reached the other side. */
  | {
      readonly type: "chatMessageConfirmed";
      readonly chat: CallId;
      readonly confirmer: string;
      readonly clientNumber: number | undefined;
    }
  | {
      readonly type: "chatLeft";
      readonly chat: CallId;
      readonly media: ChatMedia;
      readonly end: ChatEnd;
      readonly wasAnswered: boolean;
    }
  /** The other side leaves an answered chat. The event comes after `chatLeft`, or before it if the customer left. */
  | {
      readonly type: "chatOtherSideLeft";
      readonly chat: CallId;
      readonly media: ChatMedia;
      readonly number: string;
    }
  /** The agent has begun a chat with a colleague. */
  | ({ readonly type: "chatDialed" } & ChatFacts)
  | { readonly type: "chatDialFailed"; readonly chat: CallId; readonly failure: ChatFailure }
  | {
      readonly type: "chatTransferBegan" | "chatTransferFailed" | "chatTransferred";
      readonly chat: CallId;
      readonly media: ChatMedia;
      /** True if the agent waits for the target's answer. */
      readonly isAwaited: boolean;
    }
  /** `number`: the number of the file with the picture. */
  | { readonly type: "chatImageTaken"; readonly chat: CallId; readonly number: number; readonly vdn: number };

/** An event of a chat that clients do not get. */
export type CenterChatEvent =
  | ({ readonly type: "chatArrived" } & ChatFacts)
  | { readonly type: "chatQueued"; readonly chat: CallId; readonly queue: QueueId }
  | { readonly type: "chatAbandoned"; readonly chat: CallId; readonly queue: QueueId | undefined }
  /** The chat ends because the limit of its queue or the center is reached, or because its agent can't take it. `full`: which of them. */
  | {
      readonly type: "chatTurnedAway";
      readonly chat: CallId;
      readonly queue: QueueId | undefined;
      readonly full: "queue" | "agent" | "center";
    }
  /** A message was stored. `from`: the agent who sent it; undefined for the customer. */
  | {
      readonly type: "chatMessageSent";
      readonly chat: CallId;
      readonly number: number;
      readonly from: AgentId | undefined;
    }
  | { readonly type: "chatOver"; readonly chat: CallId; readonly end: ChatEnd };
