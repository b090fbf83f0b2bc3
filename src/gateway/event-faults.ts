// Carries out what the faults of a world do to events on their way to clients: in the mailbox, before a poll or a push takes them.

import type { Agent, AgentId, LoggedEvent } from "../core/index.ts";
import { clearTimeout, setTimeout } from "../runtime/time.ts";
import { writeEvent } from "./event-wire.ts";
import type { GatewayWorld } from "./host.ts";

/** An event that was taken out of a mailbox for a while; a session that begins meanwhile has a mailbox of its own. */
interface HeldBack {
  readonly mailbox: LoggedEvent[];
  readonly logged: LoggedEvent;
}

export class EventFaults {
  readonly #world: GatewayWorld;
  readonly #wake: (agent: AgentId) => void;
  /** Events that wait for the one that is to come before them. */
  readonly #behind = new Map<AgentId, HeldBack>();
  readonly #timers = new Set<NodeJS.Timeout>();

  /** `wake` is called when an event is in a mailbox that was not there when it happened. */
  constructor(world: GatewayWorld, wake: (agent: AgentId) => void) {
    this.#world = world;
    this.#wake = wake;
  }

  /** Looks at an event that has just come to a mailbox. */
  onEvent(agentId: AgentId, logged: LoggedEvent): void {
    const { faults, center } = this.#world;
    if (!faults.strikesEvents && this.#behind.size === 0) return;
    const agent = center.agent(agentId);
    // Nobody fetches the events of agents whom the simulator plays, and of some no client is told.
    if (agent?.mailbox.at(-1) !== logged || writeEvent(logged, center.settings) === undefined) return;
    const behind = this.#behind.get(agentId);
    this.#behind.delete(agentId);
    if (behind !== undefined && behind.mailbox === agent.mailbox) {
      this.#append(agent, behind.logged);
      return;
    }
    if (faults.strikesEvents) this.#strike(agent, logged);
  }

  /** Lets go of all that is held back. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#behind.clear();
  }

  #strike(agent: Agent, logged: LoggedEvent): void {
    const { mailbox } = agent;
    const effect = this.#world.faults.onEvent(agent.id);
    if (effect === undefined) return;
    this.#world.watch.misled(agent.id);
    if (effect.kind === "doubled") {
      this.#append(agent, logged);
      return;
    }
    mailbox.pop();
    if (effect.kind === "reordered") this.#behind.set(agent.id, { mailbox, logged });
    if (effect.kind === "late") this.#bringLater(agent, { mailbox, logged }, effect.wait);
  }

  #bringLater(agent: Agent, { mailbox, logged }: HeldBack, wait: number): void {
    const world = this.#world;
    const { fence } = world;
    const bring = (): void => {
      this.#timers.delete(timer);
      if (agent.mailbox !== mailbox) return;
      this.#append(agent, logged);
      this.#wake(agent.id);
    };
    const timer = setTimeout(() => world.whenFree(() => fence.run(bring)), wait).unref();
    this.#timers.add(timer);
  }

  /** Puts an event behind all that wait. Serials keep the order of a mailbox, so it gets one between the last and the next. */
  #append({ mailbox }: Agent, logged: LoggedEvent): void {
    const { length } = this.#world.center.log;
    const last = Math.max(length, mailbox.at(-1)?.serial ?? 0);
    mailbox.push({ ...logged, serial: (last + length + 1) / 2 });
  }
}
