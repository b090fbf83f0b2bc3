// Events in the answers to polls: taken out of a mailbox, and put back if the answer does not arrive.

import {
  type Agent,
  type AgentId,
  type Center,
  confirmEvents,
  dropEvents,
  type MailedEvent,
  requeueEvents,
  takeEvent,
} from "../../core/index.ts";
import { ConnectionFailureWatch } from "../exchange/connection-failure.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { GatewayWorld } from "../host.ts";
import { writeEvent } from "./event-wire.ts";

/** An event that was taken out of an agent's mailbox, with its JSON text for the client. */
export interface TakenEvent {
  readonly agent: AgentId;
  readonly event: MailedEvent;
  readonly text: string;
}

/** Takes the oldest event for clients out of a mailbox; undefined if there is none. Drops the events before it, which no client gets. */
export function takeNextEvent(
  { id, mailbox }: Agent,
  { center, gatewaySettings }: GatewayWorld,
): TakenEvent | undefined {
  const { waiting } = mailbox;
  for (const [skipped, event] of waiting.entries()) {
    const text = writeEvent(event, gatewaySettings);
    if (text === undefined) continue;
    center.perform(takeEvent, { agent: id, skipped });
    return { agent: id, event, text };
  }
  if (waiting.length > 0) center.perform(dropEvents, { agent: id, before: mailbox.first + waiting.length });
  return undefined;
}

/** The maximum wait until a connection has taken a whole answer (milliseconds of wall time). Only clients that don't read reach it. */
const MAX_SETTLING_MS = 1_000;

/** Tracks the events of one center that are in answers to polls, until it is known whether the answers arrived. */
export class EventsInFlight {
  readonly #center: Center;
  readonly #onAnswerEnd: (agent: AgentId) => void;
  /** The answers that are not written yet, by the agents whose events they have. */
  readonly #unfinished = new Map<AgentId, Exchange>();
  /** The written answers that the next poll confirms (`delivery: untilNextPoll`). */
  readonly #unconfirmed = new Map<AgentId, UnconfirmedAnswer>();
  #isClosed = false;

  /** @param onAnswerEnd called for each agent when an answer with its events is written, or its connection has ended */
  constructor(center: Center, onAnswerEnd: (agent: AgentId) => void) {
    this.#center = center;
    this.#onAnswerEnd = onAnswerEnd;
  }

  /** Returns whether an answer with an event of an agent is not completely written. Until it is, no later event may be sent. */
  has(agent: AgentId): boolean {
    return this.#unfinished.has(agent);
  }

  /**
   * Returns whether the outcome of an answer with an agent's event will be known soon. Either the answer is complete and the connection has
   * not taken all of it yet, or the connection is closing.
   */
  isSettling(agent: AgentId): boolean {
    const exchange = this.#unfinished.get(agent);
    if (exchange === undefined) return false;
    const { socket } = exchange.request.raw;
    return exchange.response.writableEnded || socket.readableEnded || socket.destroyed;
  }

  /**
   * Runs the callback when the answers for these agents have settled, or after `MAX_SETTLING_MS`. If the client of the waiting request
   * disconnects first, the callback does not run.
   *
   * TLS needs this wait: it reports a written answer one turn of the event loop late, when the client may already have polled again.
   */
  whenSettled(agents: readonly AgentId[], waiting: Exchange, callback: () => void): void {
    let isDone = false;
    const stop = (): void => {
      cancelTimer();
      isDone = true;
    };
    const finish = (): void => {
      stop();
      callback();
    };
    waiting.onEnd(stop);
    const giveUp = (): void => {
      waiting.world.tape.mark({ settled: waiting.input });
      finish();
    };
    const cancelTimer = waiting.actLater(MAX_SETTLING_MS, giveUp);
    const check = (): void => {
      if (isDone) return;
      // Another waiting poll may have been answered meanwhile, so that its answer is settling now.
      const settling = agents.find((agent) => this.isSettling(agent));
      const exchange = settling === undefined ? undefined : this.#unfinished.get(settling);
      if (exchange === undefined) finish();
      else exchange.onEnd(check);
    };
    check();
  }

  /** Tracks events that an answer will carry, before it is written. */
  attach(exchange: Exchange, taken: readonly TakenEvent[]): void {
    if (taken.length === 0) return;
    const { world } = exchange;
    const agents = new Set(taken.map(({ agent }) => agent));
    for (const agent of agents) this.#unfinished.set(agent, exchange);
    const wasSent = taken.some(({ event }) => event.wasSent);
    const serials = taken.map(({ event }) => event.serial);
    world.journal.noteEvents(exchange.entry, serials, wasSent);
    const { delivery } = world.gatewaySettings;
    const unconfirmed = delivery === "untilNextPoll" ? this.#watch(exchange, taken) : undefined;
    exchange.onEnd((isWritten) => {
      for (const agent of agents) this.#unfinished.delete(agent);
      if (!isWritten) {
        unconfirmed?.stop();
        this.#requeue(taken, exchange.response.headersSent);
      } else if (unconfirmed === undefined) this.#confirm(taken);
      else this.#waitForPolls(exchange, agents, unconfirmed);
      for (const agent of agents) this.#onAnswerEnd(agent);
    });
  }

  /** Waits again, in a replay, for the polls that confirm an answer: it was written before the center was saved. */
  resume(exchange: Exchange, agents: readonly AgentId[]): void {
    const taken = agents.flatMap((agent) => {
      const { underWay = [] } = this.#center.agent(agent)?.mailbox ?? {};
      return underWay.map((event) => ({ agent, event, text: "" }));
    });
    this.#waitForPolls(exchange, agents, this.#watch(exchange, taken));
  }

  #watch(exchange: Exchange, taken: readonly TakenEvent[]): UnconfirmedAnswer {
    const noteDecided = (events: readonly TakenEvent[]): void => {
      for (const { agent } of events) exchange.taped?.noteDecided(agent);
    };
    return new UnconfirmedAnswer(exchange, taken, {
      onArrived: (events) => {
        noteDecided(events);
        this.#confirm(events);
      },
      onLost: (events) => {
        noteDecided(events);
        this.#requeue(events, true);
      },
    });
  }

  #waitForPolls({ taped }: Exchange, agents: Iterable<AgentId>, unconfirmed: UnconfirmedAnswer): void {
    for (const agent of agents) {
      this.#unconfirmed.set(agent, unconfirmed);
      taped?.noteUnconfirmed(agent);
    }
  }

  /** Confirms an agent's earlier events at its next poll, unless their connection has failed. */
  confirm(agent: AgentId): void {
    this.#unconfirmed.get(agent)?.confirm(agent);
    this.#unconfirmed.delete(agent);
  }

  /** Stops tracking. */
  close(): void {
    this.#isClosed = true;
    for (const unconfirmed of this.#unconfirmed.values()) unconfirmed.stop();
    this.#unconfirmed.clear();
  }

  #confirm(taken: readonly TakenEvent[]): void {
    if (this.#isClosed) return;
    for (const [agent, events] of groupByAgent(taken)) this.#center.perform(confirmEvents, { agent, events });
  }

  #requeue(taken: readonly TakenEvent[], wasSent: boolean): void {
    if (this.#isClosed) return;
    for (const [agent, events] of groupByAgent(taken)) this.#center.perform(requeueEvents, { agent, events, wasSent });
  }
}

function groupByAgent(taken: readonly TakenEvent[]): Map<AgentId, MailedEvent[]> {
  const groups = new Map<AgentId, MailedEvent[]>();
  for (const { agent, event } of taken) {
    const group = groups.get(agent);
    if (group === undefined) groups.set(agent, [event]);
    else group.push(event);
  }
  return groups;
}

/** The callbacks for the outcome of a written answer. */
interface OutcomeCallbacks {
  onArrived(events: readonly TakenEvent[]): void;
  onLost(events: readonly TakenEvent[]): void;
}

/** A written answer that no later poll has confirmed yet, with its events. */
class UnconfirmedAnswer {
  readonly #connection: ConnectionFailureWatch;
  readonly #callbacks: OutcomeCallbacks;
  /** Records on the tape that the connection failed. */
  readonly #recordFailure: () => void;
  #events: readonly TakenEvent[];

  constructor({ request, world, input }: Exchange, events: readonly TakenEvent[], callbacks: OutcomeCallbacks) {
    const { errorBoundary, tape } = world;
    this.#events = events;
    this.#recordFailure = () => tape.mark({ connectionFailed: input });
    this.#callbacks = callbacks;
    this.#connection = new ConnectionFailureWatch(request.raw.socket, () =>
      errorBoundary.run(() => {
        this.#recordFailure();
        this.#reportLost(() => true);
      }),
    );
  }

  /** Reports the events of an agent as arrived, or as lost if the connection has failed. */
  confirm(id: AgentId): void {
    if (this.#connection.hasFailed) {
      this.#recordFailure();
      this.#reportLost(({ agent }) => agent === id);
    }
    this.#callbacks.onArrived(this.#takeEvents(({ agent }) => agent === id));
    if (this.#events.length === 0) this.stop();
  }

  /** Stops watching the connection; the outcome is not reported. */
  stop(): void {
    this.#connection.stop();
    this.#events = [];
  }

  #reportLost(isMeant: (event: TakenEvent) => boolean): void {
    this.#callbacks.onLost(this.#takeEvents(isMeant));
  }

  #takeEvents(isMeant: (event: TakenEvent) => boolean): readonly TakenEvent[] {
    const taken = this.#events.filter(isMeant);
    this.#events = this.#events.filter((event) => !isMeant(event));
    return taken;
  }
}
