// The library's handle for a chat: acts for its customer.
import type { ChatInfo } from "../control/api-types.ts";
import { encodePathSegment, type RequestOptions, type Transport } from "./transports/transport.ts";

/** One chat of a world. Its methods act for the customer, and reject with a ControlError of kind `refused` if the customer cannot. */
export class Chat {
  /** The id of the chat. */
  readonly id: string;
  /** The reason why no agent could take the chat when it began, for example because no agent is signed in to the queue. */
  readonly hint: string | undefined;
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string, id: string, hint?: string) {
    this.id = id;
    this.hint = hint;
    this.#transport = transport;
    this.#path = `${world}/chats/${encodePathSegment(id)}`;
  }

  /** Returns the chat with its messages, also when it is over. The latest 2,000 ended chats are kept. */
  get(options: RequestOptions = {}): Promise<ChatInfo> {
    return this.#transport.request("GET", this.#path, undefined, options) as Promise<ChatInfo>;
  }

  /**
   * Writes a message as the customer. An agent gets it immediately, or when it answers.
   *
   * @param text 1 to 6144 characters.
   * @returns the changed chat, with its newest message.
   */
  say(text: string, options: RequestOptions = {}): Promise<ChatInfo> {
    return this.#transport.request("POST", `${this.#path}/say`, { text }, options) as Promise<ChatInfo>;
  }

  /** Leaves the chat as the customer, which ends it. Returns the chat with its messages. */
  leave(options: RequestOptions = {}): Promise<ChatInfo> {
    return this.#transport.request("DELETE", this.#path, undefined, options) as Promise<ChatInfo>;
  }
}
