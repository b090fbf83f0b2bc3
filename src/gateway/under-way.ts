// Events on their way to clients that poll: taken out of a mailbox, and put back when their answer does not arrive.

import type { Agent, AgentId, LoggedEvent, Settings } from "../core/index.ts";
import { clearTimeout, setTimeout } from "../runtime/time.ts";
import { ConnectionWatch } from "./connection-watch.ts";
import { writeEvent } from "./event-wire.ts";
import type { Exchange } from "./exchange.ts";

/** An event that was taken out of an agent's mailbox, with the text that clients read. */
export interface TakenEvent {
  readonly agent: Agent;
  readonly logged: LoggedEvent;
  readonly text: string;
}

/** Takes the oldest event that clients are told of out of an agent's mailbox, and writes it as they read it. */
export function takeNext(agent: Agent, settings: Readonly<Settings>): TakenEvent | undefined {
  for (;;) {
    const logged = agent.mailbox.shift();
    if (logged === undefined) return undefined;
    const text = writeEvent(logged, settings);
    if (text !== undefined) return { agent, logged, text };
  }
}

interface Carried extends TakenEvent {
  /** Where it came from; a session that begins meanwhile has another mailbox. */
  readonly mailbox: LoggedEvent[];
}

/** A connection takes a complete answer within moments, unless its client reads nothing. Milliseconds of wall time. */
const LONGEST_SETTLING = 1_000;

export class UnderWay {
  readonly #onOver: (agent: AgentId) => void;
  /** The answers that are not written yet, by the agents whose events they carry. */
  readonly #unfinished = new Map<AgentId, Exchange>();
  /** The answers that were written, until the next poll (`delivery: untilNextPoll`). */
  readonly #unconfirmed = new Map<AgentId, Unconfirmed>();
  /** Events that an earlier answer carried, whose connection failed. */
  readonly #lost = new WeakSet<LoggedEvent>();

  /** `onOver` is called for each agent when an answer with an event of it has been written, or cannot be any more. */
  constructor(onOver: (agent: AgentId) => void) {
    this.#onOver = onOver;
  }

  /** Whether an event of an agent may yet come back: no later one may overtake it. */
  has(agent: AgentId): boolean {
    return this.#unfinished.has(agent);
  }

  /**
   * Whether it will be known within moments if the answer with an event of an agent has arrived: it is complete, but its connection has
   * not taken all of it yet; or its connection is just closing.
   */
  isSettling(agent: AgentId): boolean {
    const exchange = this.#unfinished.get(agent);
    if (exchange === undefined) return false;
    const { socket } = exchange.request.raw;
    return exchange.response.writableEnded || socket.readableEnded || socket.destroyed;
  }

  /**
   * Calls back when nothing of these agents settles any more. TLS tells that an answer was taken only a turn after its bytes have left,
   * when the client may have polled again already. If the client of the request that waits goes away first, nothing is called.
   */
  whenSettled(agents: readonly AgentId[], waiting: Exchange, callback: () => void): void {
    let isDone = false;
    const stop = (): void => {
      clearTimeout(timer);
      isDone = true;
    };
    const done = (): void => {
      stop();
      callback();
    };
    waiting.whenOver(stop);
    const { fence } = waiting.world;
    const timer = setTimeout(() => fence.run(done), LONGEST_SETTLING);
    const look = (): void => {
      if (isDone) return;
      // One that has waited as well may have been answered meanwhile, and settles now.
      const settling = agents.find((agent) => this.isSettling(agent));
      const exchange = settling === undefined ? undefined : this.#unfinished.get(settling);
      if (exchange === undefined) done();
      else exchange.whenOver(look);
    };
    look();
  }

  /** Puts events into an answer that is still to be written. */
  carry(exchange: Exchange, taken: readonly TakenEvent[]): void {
    if (taken.length === 0) return;
    const { world } = exchange;
    const events = taken.map((one) => ({ ...one, mailbox: one.agent.mailbox }));
    const agents = new Set(taken.map(({ agent }) => agent.id));
    for (const agent of agents) this.#unfinished.set(agent, exchange);
    if (taken.some(({ logged }) => this.#lost.has(logged))) world.journal.markRepeated(exchange.entry);
    const unconfirmed =
      world.center.settings.delivery === "untilNextPoll"
        ? new Unconfirmed(exchange, events, (lost) => this.#giveBack(lost, true))
        : undefined;
    exchange.whenOver((isWritten) => {
      for (const agent of agents) this.#unfinished.delete(agent);
      if (!isWritten) {
        unconfirmed?.stop();
        this.#giveBack(events, exchange.response.headersSent);
      } else if (unconfirmed !== undefined) {
        for (const agent of agents) this.#unconfirmed.set(agent, unconfirmed);
      }
      for (const agent of agents) this.#onOver(agent);
    });
  }

  /** A poll of an agent has come: what was written before it has arrived, unless its connection has failed. */
  confirm(agent: AgentId): void {
    this.#unconfirmed.get(agent)?.confirm(agent);
    this.#unconfirmed.delete(agent);
  }

  /** Keeps nothing any more. */
  close(): void {
    for (const unconfirmed of this.#unconfirmed.values()) unconfirmed.stop();
    this.#unconfirmed.clear();
  }

  #giveBack(events: readonly Carried[], wasSent: boolean): void {
    for (const { agent, mailbox, logged } of events.toReversed()) {
      if (agent.mailbox !== mailbox) continue;
      mailbox.unshift(logged);
      if (wasSent) this.#lost.add(logged);
    }
  }
}

/** An answer that was written, with the events of it that may have to be given again. */
class Unconfirmed {
  readonly #connection: ConnectionWatch;
  readonly #onLost: (events: readonly Carried[]) => void;
  #events: readonly Carried[];

  constructor({ request, world }: Exchange, events: readonly Carried[], onLost: (events: readonly Carried[]) => void) {
    const { fence } = world;
    this.#events = events;
    this.#onLost = onLost;
    this.#connection = new ConnectionWatch(request.raw.socket, () => fence.run(() => this.#lose(() => true)));
  }

  confirm(id: AgentId): void {
    if (this.#connection.hasFailed) this.#lose(({ agent }) => agent.id === id);
    this.#events = this.#events.filter(({ agent }) => agent.id !== id);
    if (this.#events.length === 0) this.stop();
  }

  stop(): void {
    this.#connection.stop();
    this.#events = [];
  }

  #lose(which: (event: Carried) => boolean): void {
    const lost = this.#events.filter(which);
    this.#events = this.#events.filter((event) => !which(event));
    this.#onLost(lost);
  }
}
