// Chats: their customers, agents, messages, files and limits, and the records of those that are over.
import type { TimerId } from "../time/clock.ts";
import type { Duration, Instant } from "../time/time.ts";
import type { AgentId, CallId, QueueId } from "./ids.ts";
import type { ChatMedia } from "./media-right.ts";

/** An agent in a chat. `calling`: it began a chat with a colleague, who has not answered. */
export interface ChatMember {
  readonly agent: AgentId;
  state: "calling" | "ringing" | "talking";
  since: Instant;
  /** The timer of its ringing. */
  timer: TimerId | undefined;
}

/** The customer of a chat. */
export interface ChatCustomer {
  /** The customer's number or address. */
  readonly address: string;
  readonly name: string;
  /** The time after the first answer for which it stays; undefined: until an agent ends the chat. */
  readonly talk: Duration | undefined;
  /** The timer of its leaving. */
  timer: TimerId | undefined;
}

/** A message of a chat. */
export interface ChatMessage {
  /** Its number in the chat, from 1. */
  readonly number: number;
  readonly at: Instant;
  /** The agent who sent it; undefined for the customer. */
  readonly from: AgentId | undefined;
  readonly text: string;
  /** The type of its content, as the sender's client gave it; 1 for text. */
  readonly contentType: number;
  /** The number that the sender's client gave it; undefined if none. */
  readonly clientNumber: number | undefined;
}

/** A transfer whose target has not answered. The agent `by` still talks with the customer. */
export interface ChatTransfer {
  readonly by: AgentId;
  /** The queue that the chat goes to; undefined if the target is an agent. */
  readonly toQueue: QueueId | undefined;
  /** The queue of the chat before the transfer. */
  readonly formerQueue: QueueId | undefined;
}

/** An active chat. When it is over, its record remains. */
export interface Chat {
  readonly id: CallId;
  readonly media: ChatMedia;
  /** The customer's address, or the work number of the agent who began it. */
  readonly caller: string;
  /** The access code of the queue, or the work number of the agent. */
  readonly called: string;
  /** Undefined in a chat between two agents. */
  readonly customer: ChatCustomer | undefined;
  readonly begunAt: Instant;
  answeredAt: Instant | undefined;
  /** The queue that it waits in or came from, if any. */
  queue: QueueId | undefined;
  queuedAt: Instant | undefined;
  waiting: boolean;
  /** The agents who refused it since its last transfer, first to last. */
  refusedBy: AgentId[];
  /** The agents who did not answer it since its last transfer, first to last. */
  missedBy: AgentId[];
  transfer: ChatTransfer | undefined;
  /** The agent who transferred it last. */
  transferredBy: AgentId | undefined;
  /** The data attached to the chat. */
  data: string;
  members: ChatMember[];
  /** The agents who have talked in it. The last of them is the one whose talk began last. */
  agents: AgentId[];
  /** The stored messages, oldest first. */
  messages: ChatMessage[];
  /** The number of the newest message. */
  lastMessage: number;
  /** The number of the newest message that an agent got from the customer. */
  delivered: number;
}

/** The reason why a chat, or an agent's part in it, ended. `noAgent`: the chat was for a single agent, who did not take it. */
export type ChatEnd =
  | "agent"
  | "customer"
  | "refused"
  | "noAnswer"
  | "transfer"
  | "signedOut"
  | "turnedAway"
  | "noAgent";

/** A chat that is over. */
export interface ChatRecord
  extends Readonly<
    Pick<
      Chat,
      | "id"
      | "media"
      | "caller"
      | "called"
      | "queue"
      | "data"
      | "begunAt"
      | "answeredAt"
      | "agents"
      | "messages"
      | "lastMessage"
    >
  > {
  /** The customer's name; undefined in a chat between two agents. */
  readonly customerName: string | undefined;
  readonly endedAt: Instant;
  readonly end: ChatEnd;
}

/** A file that an agent has sent in a chat. */
export interface ChatFile {
  /** Its path for clients, made by the center. */
  readonly id: string;
  readonly chat: CallId;
  readonly from: AgentId;
  /** The name that the client gave it. */
  readonly name: string;
  readonly sentAt: Instant;
  /** Its size in bytes, and its SHA-256 in hexadecimal digits. */
  readonly size: number;
  readonly digest: string;
  /** Its bytes in Base64. */
  readonly fileContent: string;
}

/** The maximum number of active chats in a center. */
export const MAX_CHATS = 10_000;

/** The default maximum number of chats that an agent can have at a time (inferred). */
export const DEFAULT_MAX_CHATS = 5;

/** The maximum length of a message in characters. */
export const MAX_MESSAGE_LENGTH = 6_144;

/** The number of messages that a chat stores; a further one replaces the oldest. */
export const MAX_CHAT_MESSAGES = 500;

/** The number of ended chats that a center stores. */
export const MAX_CHAT_RECORDS = 2_000;
/** The maximum length of all messages that a center stores, in characters. */
export const MAX_CHAT_TEXT = 16_777_216;

/** The maximum size of a file in bytes. */
export const MAX_FILE_SIZE = 1_048_576;
/** The maximum size of all files that a center stores, in bytes. */
export const MAX_FILES_SIZE = 16_777_216;

/** The maximum number of files that a center stores. */
export const MAX_FILES = 2_000;

/** Returns whether a chat is between two agents. */
export function isBetweenAgents({ customer }: Pick<Chat, "customer">): boolean {
  return customer === undefined;
}

/** Returns a new chat. */
export function createChat(facts: Pick<Chat, "id" | "media" | "caller" | "called" | "begunAt"> & Partial<Chat>): Chat {
  return {
    customer: undefined,
    answeredAt: undefined,
    queue: undefined,
    queuedAt: undefined,
    waiting: false,
    refusedBy: [],
    missedBy: [],
    transfer: undefined,
    transferredBy: undefined,
    data: "",
    members: [],
    agents: [],
    messages: [],
    lastMessage: 0,
    delivered: 0,
    ...facts,
  };
}
