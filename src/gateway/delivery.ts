// Brings events to the clients that poll: at once when one waits, else the poll is held until one comes or its time is up.
import {
  type Agent,
  type AgentId,
  type Center,
  type LoggedEvent,
  Refusal,
  renewGuid,
  type Session,
} from "../core/index.ts";
import { eventEnvelope, NO_EVENT } from "./envelope.ts";
import { writeEvent } from "./event-wire.ts";
import type { Exchange } from "./exchange.ts";
import type { GatewayWorld } from "./host.ts";

interface HeldPoll {
  readonly exchange: Exchange;
  readonly session: Session;
  readonly timer: NodeJS.Timeout;
}

/** Delivers the events of one world. At most one poll of each agent is held. */
export class Delivery {
  readonly #world: GatewayWorld;
  readonly #held = new Map<AgentId, HeldPoll>();
  #closed = false;

  constructor(world: GatewayWorld) {
    this.#world = world;
    world.center.log.listen((logged) => this.#onEvent(logged));
  }

  /** How many polls are held at this moment. */
  get held(): number {
    return this.#held.size;
  }

  /** Answers a poll of a signed-in agent, now or later. An older poll of the same agent that is still held is answered empty. */
  poll(agent: Agent, session: Session, exchange: Exchange): void {
    this.#answerHeld(agent.id, NO_EVENT);
    const next = this.#next(agent);
    if (next !== undefined) {
      this.#bring(agent, exchange, next);
      return;
    }
    const hold = this.#center.settings.pollHold;
    if (hold === 0 || this.#closed) {
      exchange.answer(NO_EVENT, this.#newGuid(agent.id));
      return;
    }
    const timer = setTimeout(() => {
      this.#world.catchUp();
      this.#answerHeld(agent.id, NO_EVENT);
    }, hold);
    this.#held.set(agent.id, { exchange, session, timer });
    this.#center.setListening(session, true);
    exchange.response.once("close", () => {
      if (this.#held.get(agent.id)?.exchange === exchange) this.#letGo(agent.id);
    });
  }

  /** The farewell of a session that ended, as a whole answer; undefined when none is left to fetch. */
  farewell(agent: Agent): string | undefined {
    const next = this.#next(agent);
    return next === undefined ? undefined : eventEnvelope(next.text);
  }

  /** Answers every held poll empty, and holds none any more. */
  close(): void {
    this.#closed = true;
    for (const id of this.#held.keys()) this.#answerHeld(id, NO_EVENT);
  }

  get #center(): Center {
    return this.#world.center;
  }

  #onEvent({ event }: LoggedEvent): void {
    if (!("agent" in event)) return;
    const held = this.#held.get(event.agent);
    const agent = this.#center.agent(event.agent);
    if (held === undefined || agent === undefined) return;
    const next = this.#next(agent);
    if (next !== undefined) {
      this.#letGo(agent.id);
      this.#bring(agent, held.exchange, next);
    } else if (agent.session !== held.session) {
      this.#letGo(agent.id);
      held.exchange.refuse("100-006");
    }
  }

  /** Takes the oldest event that clients are told of out of the mailbox. */
  #next(agent: Agent): { logged: LoggedEvent; text: string } | undefined {
    for (;;) {
      const logged = agent.mailbox.shift();
      if (logged === undefined) return undefined;
      const text = writeEvent(logged, this.#center.settings);
      if (text !== undefined) return { logged, text };
    }
  }

  /** Answers with an event; it goes back into the mailbox when the client is gone before the answer is written. */
  #bring(agent: Agent, exchange: Exchange, { logged, text }: { logged: LoggedEvent; text: string }): void {
    const { session, mailbox } = agent;
    let written = false;
    exchange.response.once("finish", () => {
      written = true;
    });
    exchange.response.once("close", () => {
      if (!written && agent.session === session && agent.mailbox === mailbox) mailbox.unshift(logged);
    });
    exchange.answer(eventEnvelope(text), this.#newGuid(agent.id));
  }

  /** The Guid that is due to be handed out with this poll, if one is. */
  #newGuid(id: AgentId): string | undefined {
    const renewed = this.#center.perform(renewGuid, { agent: id });
    return renewed instanceof Refusal ? undefined : renewed.guid;
  }

  #answerHeld(id: AgentId, text: string): void {
    const held = this.#held.get(id);
    if (held === undefined) return;
    this.#letGo(id);
    held.exchange.answer(text, this.#newGuid(id));
  }

  #letGo(id: AgentId): void {
    const held = this.#held.get(id);
    if (held === undefined) return;
    clearTimeout(held.timer);
    this.#held.delete(id);
    this.#center.setListening(held.session, false);
  }
}

/** The deliveries of all worlds that were polled; the doors of one simulator share them. */
export class Deliveries {
  readonly #byCenter = new Map<Center, Delivery>();

  /** The delivery of a world's events, made when it is first needed. */
  of(world: GatewayWorld): Delivery {
    let delivery = this.#byCenter.get(world.center);
    if (delivery === undefined) {
      delivery = new Delivery(world);
      this.#byCenter.set(world.center, delivery);
    }
    return delivery;
  }

  /** Answers every held poll empty, and holds none any more. */
  close(): void {
    for (const delivery of this.#byCenter.values()) delivery.close();
  }
}
