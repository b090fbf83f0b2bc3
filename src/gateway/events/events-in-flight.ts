// Events on their way to clients that poll: taken out of a mailbox, and put back when their answer does not arrive.

import {
  type Agent,
  type AgentId,
  type Center,
  confirmEvents,
  dropEvents,
  giveEventsBack,
  type MailedEvent,
  takeEvent,
} from "../../core/index.ts";
import { clearTimeout, setTimeout } from "../../runtime/time.ts";
import { ConnectionFailureWatch } from "../exchange/connection-failure.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { writeEvent } from "./event-wire.ts";

/** An event that was taken out of an agent's mailbox, with the text that clients read. */
export interface TakenEvent {
  readonly agent: AgentId;
  readonly event: MailedEvent;
  readonly text: string;
}

/** Takes the oldest event that clients are told of out of an agent's mailbox, and writes it as they read it. */
export function takeNextEvent({ id, mailbox }: Agent, center: Center): TakenEvent | undefined {
  const { waiting } = mailbox;
  for (const [untold, event] of waiting.entries()) {
    const text = writeEvent(event, center.settings);
    if (text === undefined) continue;
    center.perform(takeEvent, { agent: id, untold });
    return { agent: id, event, text };
  }
  if (waiting.length > 0) center.perform(dropEvents, { agent: id, before: mailbox.first + waiting.length });
  return undefined;
}

/** A connection takes a complete answer within moments, unless its client reads nothing. Milliseconds of wall time. */
const MAX_SETTLING = 1_000;

export class EventsInFlight {
  readonly #center: Center;
  readonly #onAnswerEnd: (agent: AgentId) => void;
  /** The answers that are not written yet, by the agents whose events they carry. */
  readonly #unfinished = new Map<AgentId, Exchange>();
  /** The answers that were written, until the next poll (`delivery: untilNextPoll`). */
  readonly #unconfirmed = new Map<AgentId, UnconfirmedAnswer>();
  #isClosed = false;

  /** `onOver` is called for each agent when an answer with an event of it has been written, or cannot be any more. */
  constructor(center: Center, onOver: (agent: AgentId) => void) {
    this.#center = center;
    this.#onAnswerEnd = onOver;
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
    waiting.onEnd(stop);
    const { fence } = waiting.world;
    const timer = setTimeout(() => fence.run(done), MAX_SETTLING);
    const look = (): void => {
      if (isDone) return;
      // One that has waited as well may have been answered meanwhile, and settles now.
      const settling = agents.find((agent) => this.isSettling(agent));
      const exchange = settling === undefined ? undefined : this.#unfinished.get(settling);
      if (exchange === undefined) done();
      else exchange.onEnd(look);
    };
    look();
  }

  /** Puts events into an answer that is still to be written. */
  attach(exchange: Exchange, taken: readonly TakenEvent[]): void {
    if (taken.length === 0) return;
    const { world } = exchange;
    const agents = new Set(taken.map(({ agent }) => agent));
    for (const agent of agents) this.#unfinished.set(agent, exchange);
    if (taken.some(({ event }) => event.wasSent)) world.journal.markRepeated(exchange.entry);
    const unconfirmed =
      world.center.settings.delivery === "untilNextPoll"
        ? new UnconfirmedAnswer(exchange, taken, {
            onArrived: (events) => this.#confirm(events),
            onLost: (events) => this.#giveBack(events, true),
          })
        : undefined;
    exchange.onEnd((isWritten) => {
      for (const agent of agents) this.#unfinished.delete(agent);
      if (!isWritten) {
        unconfirmed?.stop();
        this.#giveBack(taken, exchange.response.headersSent);
      } else if (unconfirmed === undefined) this.#confirm(taken);
      else for (const agent of agents) this.#unconfirmed.set(agent, unconfirmed);
      for (const agent of agents) this.#onAnswerEnd(agent);
    });
  }

  /** A poll of an agent has come: what was written before it has arrived, unless its connection has failed. */
  confirm(agent: AgentId): void {
    this.#unconfirmed.get(agent)?.confirm(agent);
    this.#unconfirmed.delete(agent);
  }

  /** Keeps nothing any more. */
  close(): void {
    this.#isClosed = true;
    for (const unconfirmed of this.#unconfirmed.values()) unconfirmed.stop();
    this.#unconfirmed.clear();
  }

  #confirm(taken: readonly TakenEvent[]): void {
    if (this.#isClosed) return;
    for (const [agent, events] of byAgent(taken)) this.#center.perform(confirmEvents, { agent, events });
  }

  #giveBack(taken: readonly TakenEvent[], wasSent: boolean): void {
    if (this.#isClosed) return;
    for (const [agent, events] of byAgent(taken)) this.#center.perform(giveEventsBack, { agent, events, wasSent });
  }
}

function byAgent(taken: readonly TakenEvent[]): Map<AgentId, MailedEvent[]> {
  const groups = new Map<AgentId, MailedEvent[]>();
  for (const { agent, event } of taken) {
    const group = groups.get(agent);
    if (group === undefined) groups.set(agent, [event]);
    else group.push(event);
  }
  return groups;
}

/** What becomes of the events of an answer that was written. */
interface AnswerOutcome {
  onArrived(events: readonly TakenEvent[]): void;
  onLost(events: readonly TakenEvent[]): void;
}

/** An answer that was written, with the events of it that may have to be given again. */
class UnconfirmedAnswer {
  readonly #connection: ConnectionFailureWatch;
  readonly #outcome: AnswerOutcome;
  #events: readonly TakenEvent[];

  constructor({ request, world }: Exchange, events: readonly TakenEvent[], fate: AnswerOutcome) {
    const { fence } = world;
    this.#events = events;
    this.#outcome = fate;
    this.#connection = new ConnectionFailureWatch(request.raw.socket, () =>
      fence.run(() => this.#giveBack(() => true)),
    );
  }

  confirm(id: AgentId): void {
    if (this.#connection.hasFailed) this.#giveBack(({ agent }) => agent === id);
    this.#outcome.onArrived(this.#takeEvents(({ agent }) => agent === id));
    if (this.#events.length === 0) this.stop();
  }

  stop(): void {
    this.#connection.stop();
    this.#events = [];
  }

  #giveBack(which: (event: TakenEvent) => boolean): void {
    this.#outcome.onLost(this.#takeEvents(which));
  }

  #takeEvents(which: (event: TakenEvent) => boolean): readonly TakenEvent[] {
    const taken = this.#events.filter(which);
    this.#events = this.#events.filter((event) => !which(event));
    return taken;
  }
}
