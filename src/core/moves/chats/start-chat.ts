// The move that begins a customer's chat with a queue, or directly with an agent.
import { declareMove, hasSession, type Move } from "../../floor.ts";
import type { Destination } from "../../model/call.ts";
import { createChat } from "../../model/chat.ts";
import { type CallId, makeCallId } from "../../model/ids.ts";
import type { ChatMedia } from "../../model/media-right.ts";
import { refuse } from "../../model/refusal.ts";
import { canTakeChat } from "../../queries/chats.ts";
import { endChat } from "../../steps/chats/ending.ts";
import { chatFactsOf } from "../../steps/chats/facts.ts";
import { refuseText, storeMessage } from "../../steps/chats/messages.ts";
import { offerChat, scheduleCustomerLeave } from "../../steps/chats/offer.ts";
import { beginChatWait, findReachedChatLimit } from "../../steps/chats/waiting.ts";
import { findLandingQueue } from "../../steps/waiting.ts";
import type { Duration } from "../../time/time.ts";

/** The input of `startChat`. */
export interface StartChat {
  /** The customer's number or address, or a function that returns it. The function is called only if nothing refuses the chat. */
  from: string | (() => string);
  /** The customer's name; the address by default. */
  name?: string | undefined;
  /** A queue of chats, or an agent. */
  to: Destination;
  /** For an agent: the media of the chat, `chat` by default. A chat with a queue has the queue's media. */
  media?: ChatMedia | undefined;
  /** The time that the customer waits for an answer; without limit by default. */
  patience?: Duration | undefined;
  /** The time after the first answer for which the customer stays; by default, until the agent ends the chat. */
  talk?: Duration | undefined;
  /** The customer's first message, 1 to 6144 characters; none by default. */
  text?: string | undefined;
  /** Data to attach to the chat. */
  data?: string | undefined;
}

/**
 * Begins a customer's chat. In a queue, it waits until an agent has room for it. If no agent is signed in to the queue, it waits in the
 * overflow queue. A chat for an agent rings at the agent at once. If a limit is reached, or the agent can't take it, the customer is turned
 * away: the chat is over when this returns.
 *
 * @returns the id of the chat. No call has the same id.
 *
 * Refuses: unknown-agent, no-such-queue, wrong-media (the queue is for calls, or `media` differs from the queue's), empty-message,
 * long-message, chats-full.
 */
export const startChat: Move<StartChat, CallId> = declareMove(
  (floor, { from, name, to, media, patience, talk, text, data = "" }) => {
    const { state, clock } = floor;
    const wanted = "queue" in to ? state.queues.get(to.queue) : undefined;
    const agent = "agent" in to ? state.agents.get(to.agent) : undefined;
    if ("queue" in to && wanted === undefined) return refuse("no-such-queue");
    if ("agent" in to && agent === undefined) return refuse("unknown-agent");
    const medium = wanted === undefined ? (media ?? "chat") : wanted.media;
    if (medium === "voice" || (media !== undefined && media !== medium)) return refuse("wrong-media");
    const refusal = text === undefined ? undefined : refuseText(floor, text);
    if (refusal !== undefined) return refusal;

    const caller = typeof from === "string" ? from : from();
    const queue = wanted === undefined ? undefined : state.queues.get(findLandingQueue(floor, wanted.id));
    const chat = createChat({
      id: makeCallId(clock.now, ++state.callSerial),
      media: medium,
      caller,
      called: wanted?.accessCode ?? String(agent?.id ?? ""),
      customer: { address: caller, name: name ?? caller, talk, timer: undefined },
      begunAt: clock.now,
      queue: queue?.id,
      data,
    });
    state.chats.set(chat.id, chat);
    floor.emit({ type: "chatArrived", ...chatFactsOf(floor, chat) });
    const taker = agent !== undefined && hasSession(agent) && canTakeChat(state, agent, medium) ? agent : undefined;
    const full = queue === undefined ? (taker === undefined ? "agent" : undefined) : findReachedChatLimit(floor, queue);
    if (full !== undefined) {
      floor.emit({ type: "chatTurnedAway", chat: chat.id, queue: queue?.id, full });
      endChat(floor, chat, "turnedAway");
      return chat.id;
    }
    if (text !== undefined)
      storeMessage(floor, chat, { from: undefined, text, contentType: 1, clientNumber: undefined });
    scheduleCustomerLeave(floor, chat, patience);
    if (taker === undefined) beginChatWait(floor, chat, "tail");
    else offerChat(floor, chat, taker);
    return chat.id;
  },
);
