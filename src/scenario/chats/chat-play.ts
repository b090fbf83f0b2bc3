// Plays the chats of a scenario: its customers and its agents on autopilot.
import type { CenterEvent } from "../../core/index.ts";
import type { ScriptTimer, Stage } from "../stage/stage.ts";
import { ChatAutopilot, type ChatAutopilotSnapshot, type PlayedAgents } from "./chat-autopilot.ts";
import { ChatCustomers, type ChatCustomersSnapshot } from "./chat-customers.ts";

/** The chats of a scenario in a snapshot. */
export interface ChatPlaySnapshot {
  readonly customers: ChatCustomersSnapshot;
  readonly autopilot: ChatAutopilotSnapshot;
}

/** A timer of a customer or an agent in a chat. */
export type ChatTimer = Extract<ScriptTimer, { do: "chat-reply" | `autopilot-chat-${string}` }>;

/** The chats of a scenario. */
export class ChatPlay {
  readonly customers: ChatCustomers;
  readonly #autopilot: ChatAutopilot;

  constructor(stage: Stage, agents: PlayedAgents) {
    this.customers = new ChatCustomers(stage);
    this.#autopilot = new ChatAutopilot(stage, agents);
  }

  /** Returns the chats as plain data. */
  snapshot(): ChatPlaySnapshot {
    return { customers: this.customers.snapshot(), autopilot: this.#autopilot.snapshot() };
  }

  /** Restores the chats of a snapshot. */
  restore({ customers, autopilot }: ChatPlaySnapshot): void {
    this.customers.restore(customers);
    this.#autopilot.restore(autopilot);
  }

  /** Takes over the chats of another player, whose timers no longer count. */
  adopt(predecessor: ChatPlay): void {
    this.customers.adopt(predecessor.customers);
    this.#autopilot.adopt(predecessor.#autopilot);
  }

  /** Schedules the reactions of customers and agents to an event. */
  onEvent(event: CenterEvent): void {
    this.customers.onEvent(event);
    if ("agent" in event) this.#autopilot.onEvent(event);
  }

  /** Performs the action of a timer. */
  run(timer: ChatTimer): void {
    if (timer.do === "chat-reply") this.customers.run(timer);
    else this.#autopilot.run(timer);
  }
}
