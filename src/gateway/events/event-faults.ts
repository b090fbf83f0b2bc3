// Carries out what the faults of a world do to events on their way to clients: in the mailbox, before a poll or a push takes them.

import {
  type AgentId,
  bringDelayed,
  bringReordered,
  type DelayedEvent,
  delayEvent,
  doubleEvent,
  type LoggedEvent,
  loseEvent,
  reorderEvent,
} from "../../core/index.ts";
import { clearTimeout, setTimeout } from "../../runtime/time.ts";
import type { GatewayWorld } from "../host.ts";
import { writeEvent } from "./event-wire.ts";

export class EventFaults {
  readonly #world: GatewayWorld;
  readonly #onLateEvent: (agent: AgentId) => void;
  readonly #timers = new Set<NodeJS.Timeout>();
  /** How many mailboxes hold an event back that comes after the next one. */
  #reorderedMailboxes = 0;

  /** `wake` is called when an event is in a mailbox that was not there when it happened. */
  constructor(world: GatewayWorld, wake: (agent: AgentId) => void) {
    this.#world = world;
    this.#onLateEvent = wake;
    // A center that goes on from a snapshot may have been holding events back.
    for (const { id, mailbox } of world.center.state.agents.values()) {
      if (mailbox.reordered !== undefined) this.#reorderedMailboxes++;
      for (const delayed of mailbox.delayed) this.#deliverLater(id, delayed);
    }
  }

  /** Looks at an event that has just come to a mailbox. */
  onEvent(agentId: AgentId, logged: LoggedEvent): void {
    const { faults, center } = this.#world;
    if (!faults.strikesEvents && this.#reorderedMailboxes === 0) return;
    const agent = center.agent(agentId);
    // Nobody fetches the events of agents whom the simulator plays, and of some no client is told.
    if (agent?.mailbox.waiting.at(-1) !== logged || writeEvent(logged, center.settings) === undefined) return;
    if (agent.mailbox.reordered === undefined) {
      if (faults.strikesEvents) this.#applyFault(agentId, logged);
      return;
    }
    this.#reorderedMailboxes--;
    center.perform(bringReordered, { agent: agentId });
  }

  /** Brings no delayed event any more. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #applyFault(agent: AgentId, { serial }: LoggedEvent): void {
    const { center, faults, watch } = this.#world;
    const effect = faults.onEvent(agent);
    if (effect === undefined) return;
    watch.misled(agent);
    const newest = { agent, serial };
    switch (effect.kind) {
      case "doubled":
        center.perform(doubleEvent, newest);
        break;
      case "lost":
        center.perform(loseEvent, newest);
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

  #deliverLater(agent: AgentId, delayed: DelayedEvent): void {
    const world = this.#world;
    const { fence, center } = world;
    const deliver = (): void => {
      this.#timers.delete(timer);
      if (center.perform(bringDelayed, { agent, delayed })) this.#onLateEvent(agent);
    };
    const timer = setTimeout(() => world.whenFree(() => fence.run(deliver)), delayed.wait).unref();
    this.#timers.add(timer);
  }
}
