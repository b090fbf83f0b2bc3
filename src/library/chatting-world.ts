// The methods of the library's handle for a world that begin and list chats.
import type { ChatInfo, ChatMade, ChatOrder } from "../control/api-types.ts";
import { Chat } from "./chat-handle.ts";
import { RestorableWorld } from "./restorable-world.ts";
import type { RequestOptions, Transport } from "./transports/transport.ts";

/** The chats of a world. Every world has these methods. */
export class ChattingWorld extends RestorableWorld {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, path: string) {
    super(transport, path);
    this.#transport = transport;
    this.#path = path;
  }

  /**
   * Lets a customer begin a chat with a queue or an agent, for example `{ to: { agent: 101 } }`. If no agent can take the chat, its `hint`
   * gives the reason.
   *
   * @param order the queue or agent, and optionally the name, the first text and durations such as `90s`.
   * @returns a handle for the new chat.
   * @throws ControlError of kind `invalid-input` with all mistakes in `errors`, or `refused` if the queue is for calls.
   */
  async beginChat(order: ChatOrder, options: RequestOptions = {}): Promise<Chat> {
    const made = await this.#transport.request("POST", `${this.#path}/chats`, order, options);
    const { id, hint } = made as ChatMade;
    return new Chat(this.#transport, this.#path, id, hint);
  }

  /**
   * Returns a handle for a chat. It does not check that the chat exists; methods of the handle do.
   *
   * @param id the id of the chat, such as `1767603600-2`.
   * @throws TypeError if the id is not text.
   */
  chat(id: string): Chat {
    if (typeof id !== "string")
      throw new TypeError(`The id of a chat is text, such as "1767603600-2", not ${String(id)}.`);
    return new Chat(this.#transport, this.#path, id);
  }

  /** Returns the active chats, oldest first, each with its newest message. */
  async chats(options: RequestOptions = {}): Promise<ChatInfo[]> {
    const listed = await this.#transport.request("GET", `${this.#path}/chats`, undefined, options);
    return (listed as { chats: ChatInfo[] }).chats;
  }
}
