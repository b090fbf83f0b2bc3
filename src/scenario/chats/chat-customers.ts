// Plays the customers of chats: they reply to agents after some time, and may leave when an agent writes after their last text.
import {
  type CallId,
  type CenterEvent,
  leaveChatAsCustomer,
  type Refusal,
  type StartChat,
  sayAsCustomer,
  startChat,
  type TimerId,
} from "../../core/index.ts";
import type { RepliesPlan } from "../center/replies.ts";
import type { ScriptTimer, Stage } from "../stage/stage.ts";
import { chooseReplyText, drawReplyTime } from "./replies.ts";

/** A customer in a chat who replies. */
interface ChatCustomerState {
  readonly replies: RepliesPlan;
  /** The random stream of its replies. */
  readonly stream: string;
  /** The number of its replies so far. */
  written: number;
  /** The timer of its next reply; undefined if it waits for a message. */
  timer: TimerId | undefined;
}

/** A customer in a snapshot. */
export interface ChatCustomerSnapshot extends Omit<ChatCustomerState, "timer"> {
  readonly timer: TimerId | null;
}

/** All customers who reply in a snapshot, by the id of the chat. */
export type ChatCustomersSnapshot = readonly (readonly [CallId, ChatCustomerSnapshot])[];

/** Plays all customers of chats who reply. */
export class ChatCustomers {
  readonly #stage: Stage;
  readonly #customers = new Map<CallId, ChatCustomerState>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Returns the customers as plain data. */
  snapshot(): ChatCustomersSnapshot {
    return Array.from(this.#customers, ([chat, { timer, ...customer }]) => [
      chat,
      { ...customer, timer: timer ?? null },
    ]);
  }

  /** Restores the customers of a snapshot. */
  restore(snapshot: ChatCustomersSnapshot): void {
    for (const [chat, { timer, ...customer }] of snapshot) {
      this.#customers.set(chat, { ...customer, timer: timer ?? undefined });
    }
  }

  /** Takes over the customers of another player, whose timers no longer count. */
  adopt(predecessor: ChatCustomers): void {
    for (const [chat, customer] of predecessor.#customers) {
      const own = { ...customer, timer: undefined };
      this.#customers.set(chat, own);
      if (customer.timer !== undefined) this.#scheduleReply(chat, own);
    }
    predecessor.#customers.clear();
  }

  /**
   * Begins a chat of a customer.
   *
   * @param replies what the customer writes in reply; undefined: the simulator writes nothing.
   * @param stream the random stream of its replies.
   * @returns the id of the chat, or the refusal of the center.
   */
  begin(order: StartChat, replies: RepliesPlan | undefined, stream: string): CallId | Refusal {
    const chat = this.#stage.center.perform(startChat, order);
    if (typeof chat === "string" && replies !== undefined && this.#stage.center.state.chats.has(chat)) {
      this.#customers.set(chat, { replies, stream, written: 0, timer: undefined });
    }
    return chat;
  }

  /** Schedules the reply to a message of an agent, and forgets the customers of chats that are over. */
  onEvent(event: CenterEvent): void {
    if (event.type === "chatOver") {
      this.#customers.delete(event.chat);
    } else if (event.type === "chatMessageSent" && event.from !== undefined) {
      const customer = this.#customers.get(event.chat);
      if (customer !== undefined && customer.timer === undefined) this.#scheduleReply(event.chat, customer);
    }
  }

  /** Lets a customer write its next text, or leave after the last one. Does nothing if the chat is over. */
  run({ chat }: Extract<ScriptTimer, { do: "chat-reply" }>): void {
    const { center, chance } = this.#stage;
    const customer = this.#customers.get(chat);
    if (customer === undefined) return;
    customer.timer = undefined;
    const text = chooseReplyText(customer.replies, customer.written++, chance, customer.stream);
    if (text !== undefined) center.perform(sayAsCustomer, { chat, text });
    else if (customer.replies.leaves ?? true) center.perform(leaveChatAsCustomer, { chat });
  }

  #scheduleReply(chat: CallId, customer: ChatCustomerState): void {
    const { replies, stream } = customer;
    const isDone = customer.written >= replies.texts.length && replies.leaves === false;
    if (isDone) return;
    const after = drawReplyTime(replies, this.#stage.chance, stream);
    customer.timer = this.#stage.schedule(after, { do: "chat-reply", chat });
  }
}
