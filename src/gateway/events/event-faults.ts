// Applies the faults of a world to events in the mailboxes of agents, before a poll or a push takes them.

import {
  type AgentId,
  type DelayedEvent,
  delayEvent,
  doubleEvent,
  dropNewestEvent,
  type LoggedEvent,
  releaseDelayed,
  releaseReordered,
  reorderEvent,
} from "../../core/index.ts";
import type { GatewayWorld } from "../host.ts";
import { writeEvent } from "./event-wire.ts";

/** Applies the faults of one world to the events of its current center. */
export class EventFaults {
  readonly #world: GatewayWorld;
  readonly #onLateEvent: (agent: AgentId) => void;
  /** The events that a fault delays, each with the function that cancels its timer. */
  readonly #delayed = new Map<DelayedEvent, { readonly agent: AgentId; readonly cancel: () => void }>();
  /** The number of mailboxes that hold an event back until another one arrives. */
  #reorderedMailboxes = 0;

  /** @param onLateEvent called when a delayed event has arrived in a mailbox */
  constructor(world: GatewayWorld, onLateEvent: (agent: AgentId) => void) {
    this.#world = world;
    this.#onLateEvent = onLateEvent;
    // A restored snapshot may have held-back and delayed events.
    for (const { id, mailbox } of world.center.state.agents.values()) {
      if (mailbox.reordered !== undefined) this.#reorderedMailboxes++;
      for (const delayed of mailbox.delayed) this.#deliverLater(id, delayed);
    }
  }

  /** Applies a fault to an event that has just arrived in a mailbox, or releases the event that this mailbox holds back. */
  onEvent(agentId: AgentId, logged: LoggedEvent): void {
    const { faults, center, gatewaySettings } = this.#world;
    if (!faults.affectsEvents && this.#reorderedMailboxes === 0) return;
    const agent = center.agent(agentId);
    // Agents that the simulator plays have no client, and some events are not for clients.
    if (agent?.mailbox.waiting.at(-1) !== logged || writeEvent(logged, gatewaySettings) === undefined) return;
    if (agent.mailbox.reordered === undefined) {
      if (faults.affectsEvents) this.#applyFault(agentId, logged);
      return;
    }
    this.#reorderedMailboxes--;
    center.perform(releaseReordered, { agent: agentId });
  }

  /** Cancels the timers of all delayed events. */
  close(): void {
    for (const { cancel } of this.#delayed.values()) cancel();
    this.#delayed.clear();
  }

  #applyFault(agent: AgentId, { serial }: LoggedEvent): void {
    const { center, faults, clientObserver } = this.#world;
    const effect = faults.onEvent(agent, serial);
    if (effect === undefined) return;
    clientObserver.onEventFaultApplied(agent);
    const newest = { agent, serial };
    switch (effect.kind) {
      case "doubled":
        center.perform(doubleEvent, newest);
        break;
      case "lost":
        center.perform(dropNewestEvent, newest);
        break;
      case "reordered":
        this.#reorderedMailboxes++;
        center.perform(reorderEvent, newest);
        break;
      case "late": {
        const delayed = center.perform(delayEvent, { ...newest, wait: effect.wait });
        if (delayed !== undefined) this.#deliverLater(agent, delayed);
      }
    }
  }

  /** Delivers a delayed event of an agent now, if there is one with this serial. */
  deliverNow(agent: AgentId, serial: number): void {
    for (const [delayed, { agent: owner, cancel }] of this.#delayed) {
      if (owner !== agent || delayed.event.serial !== serial) continue;
      cancel();
      this.#deliver(agent, delayed);
      return;
    }
  }

  #deliverLater(agent: AgentId, delayed: DelayedEvent): void {
    const cancel = this.#world.after(delayed.wait, () => this.#deliver(agent, delayed));
    this.#delayed.set(delayed, { agent, cancel });
  }

  #deliver(agent: AgentId, delayed: DelayedEvent): void {
    const { tape, center } = this.#world;
    this.#delayed.delete(delayed);
    tape.mark({ lateEvent: delayed.event.serial, agent });
    if (center.perform(releaseDelayed, { agent, delayed })) this.#onLateEvent(agent);
  }
}
