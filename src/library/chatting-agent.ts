// The chat methods of the library's handle for an agent.
import type { AgentInfo, ChatTransferOrder } from "../control/api-types.ts";
import type { AgentRequests } from "./agent-requests.ts";
import type { RequestOptions } from "./transports/transport.ts";

/** The chat that an agent acts on. */
export interface WhichChat {
  /** The id of the chat. Default: to answer or refuse, the first chat that rings; otherwise, the first chat in which the agent talks. */
  readonly chat?: string;
}

/**
 * An agent in its chats. Every agent has these methods, and each returns the agent. They reject with a ControlError of kind `refused`, with
 * `reason` and `retcode`, if the agent cannot do that now.
 */
export class ChattingAgent {
  readonly #requests: AgentRequests;

  constructor(requests: AgentRequests) {
    this.#requests = requests;
  }

  /** Answers a ringing chat. */
  answerChat(which: WhichChat = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("answer-chat", which, options);
  }

  /** Refuses a ringing chat. It goes back to its queue, or ends if it came to the agent directly. */
  refuseChat(which: WhichChat = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("refuse-chat", which, options);
  }

  /**
   * Writes a message in a chat.
   *
   * @param text 1 to 6144 characters.
   */
  say(text: string, which: WhichChat = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("say", { ...which, text }, options);
  }

  /** Ends a chat. */
  endChat(which: WhichChat = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("end-chat", which, options);
  }

  /** Transfers a chat to an agent or a queue, for example `{ to: { agent: 102 } }`. If the target cannot take it, the agent keeps it. */
  transferChat(order: ChatTransferOrder, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("transfer-chat", order, options);
  }

  /**
   * Begins a chat with a colleague.
   *
   * @param agent the id of the colleague.
   */
  beginChat(agent: number, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("begin-chat", { agent }, options);
  }
}
