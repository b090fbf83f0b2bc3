// Replays the gateway's part of a tape in a world: its requests and the marks between them, without connections.
import { type AgentId, dropEvents, hearClient, signOut } from "../../core/index.ts";
import type { OpenInput, TapedDecision, TapedRequest, TapeMark } from "../../words/tape.ts";
import { Deliveries } from "../events/deliveries.ts";
import { readRoutedPath } from "../exchange/address.ts";
import { Exchange } from "../exchange/exchange.ts";
import { ExchangeRecord } from "../exchange/exchange-record.ts";
import type { GatewayHost, GatewayWorld } from "../host.ts";
import { findOperation, type RouteMatch } from "../router.ts";
import { handleExchange } from "../serve-operation.ts";
import { ReplayedConnection } from "./replayed-connection.ts";

/** An exchange that has not ended. */
interface OpenExchange {
  readonly exchange: Exchange;
  readonly connection: ReplayedConnection;
}

/** Replays the gateway's part of a tape. */
export class GatewayReplay {
  readonly #world: GatewayWorld;
  readonly #deliveries: Deliveries;
  readonly #host: GatewayHost;
  /** The exchanges that have not ended, by the number of their input. */
  readonly #open = new Map<number, OpenExchange>();

  /** The inputs whose connections fail after their answers. */
  readonly #failing: ReadonlySet<number>;
  /** The connections of failing inputs whose answers have left. */
  readonly #answered = new Map<number, ReplayedConnection>();

  /**
   * @param warn gets the warnings of the gateway
   * @param failing the inputs whose connections fail after their answers
   */
  constructor(world: GatewayWorld, warn: (sentence: string) => void, failing: ReadonlySet<number>) {
    this.#world = world;
    this.#failing = failing;
    this.#deliveries = new Deliveries(warn, undefined, { isReplay: true });
    this.#host = { enter: () => world, logRequest: undefined, warn, isReplay: true };
    this.beginDelivery();
  }

  /**
   * Begins to deliver the events of the world's present center. So faults also apply to events of clients who signed in before the tape
   * begins.
   */
  beginDelivery(): void {
    this.#deliveries.of(this.#world);
  }

  /**
   * Serves a request.
   *
   * @throws Error if no interface has its address
   */
  serve(request: TapedRequest): void {
    const { match, exchange, connection } = this.#openExchange(request);
    handleExchange({ deliveries: this.#deliveries }, match, exchange);
    if (exchange.input > 0) this.#open.set(exchange.input, { exchange, connection });
    else connection.end(true);
  }

  /** Holds a poll of an agent again. The world continues from a saved state, in which this poll was held. */
  resumeHeld(record: OpenInput, agentId: AgentId): void {
    const { center, tape } = this.#world;
    const agent = center.agent(agentId);
    if (agent?.session === undefined) return;
    const { exchange, connection } = this.#openExchange(record.request);
    exchange.taped = new ExchangeRecord(tape, record);
    this.#open.set(record.input, { exchange, connection });
    this.#deliveries.of(this.#world).resumeHeld(agent, agent.session, exchange);
  }

  /** Lets the next polls of agents confirm the answer to an input. The answer was written before the state was saved. */
  resumeUnconfirmed(record: OpenInput, agents: readonly AgentId[]): void {
    const { exchange, connection } = this.#openExchange(record.request);
    exchange.taped = new ExchangeRecord(this.#world.tape, record);
    if (this.#failing.has(record.input)) this.#answered.set(record.input, connection);
    this.#deliveries.of(this.#world).inFlight.resume(exchange, agents);
  }

  #openExchange(request: TapedRequest): OpenExchange & { readonly match: RouteMatch } {
    const connection = new ReplayedConnection(request, this.#guidOf(request));
    const { raw, response } = connection;
    const match = findOperation(request.method, readRoutedPath(raw));
    if (match === undefined) throw new Error(`No interface has the address ${request.method} ${request.url}.`);
    const body = request.body ?? (request.method === "GET" ? undefined : "");
    const sent = { raw, query: match.query, body };
    const exchange = new Exchange(this.#host, this.#world, request.operation, request.agent, sent, response);
    return { match, exchange, connection };
  }

  /**
   * Ends the exchanges whose answers left before anything else happened.
   *
   * @param isMarked returns whether the tape has a mark of the end of an exchange, which then ends at this mark
   */
  endAnswered(isMarked: (input: number) => boolean): void {
    for (const [input, { connection }] of this.#open) {
      if (connection.isAnswered && !isMarked(input)) this.#end(input, connection, true);
    }
  }

  /** Repeats what a mark of the gateway records. Does nothing for other marks. */
  replayMark(mark: TapeMark): void {
    const { center, tape } = this.#world;
    if ("heard" in mark) {
      center.perform(hearClient, { id: mark.heard });
      tape.recordHeard(mark.heard);
    } else if ("ended" in mark) {
      const { connection } = this.#open.get(mark.ended) ?? {};
      if (connection !== undefined) this.#end(mark.ended, connection, mark.written);
    } else if ("answered" in mark) {
      const { exchange, connection } = this.#open.get(mark.answered) ?? {};
      if (connection?.isAnswered === false) exchange?.resume?.();
      this.#deliveries.order.close();
    } else if ("pollEnded" in mark) {
      this.#deliveries.of(this.#world).replayPollEnd(mark.pollEnded);
    } else if ("settled" in mark) {
      this.#open.get(mark.settled)?.exchange.resume?.();
    } else if ("connectionFailed" in mark) {
      this.#answered.get(mark.connectionFailed)?.fail();
      this.#answered.delete(mark.connectionFailed);
    } else if ("lateEvent" in mark) {
      this.#deliveries.of(this.#world).faults.deliverNow(mark.agent, mark.lateEvent);
    } else if ("asked" in mark) {
      tape.mark(mark);
    } else if ("pushed" in mark) {
      tape.mark(mark);
      center.perform(dropEvents, { agent: mark.pushed, before: mark.before });
    }
  }

  /** Repeats a decision of wall time: pushes to the client of an agent have failed for too long, so the agent is signed out. */
  replayDecision(decision: TapedDecision): void {
    const { center, tape } = this.#world;
    tape.decide(decision, () => center.perform(signOut, { agent: decision.agent, cause: "pushFailed" }));
  }

  /**
   * Ends all connections, as if every client had disconnected. Answers that only waited for their next poll count as arrived.
   *
   * @param hasLostAnswers whether the written answers that have not ended are lost
   */
  disconnect(hasLostAnswers: boolean): void {
    // An answer that ends lets a held poll of its agent have the next event, so the held polls end first.
    for (const isAnswered of [false, true]) {
      for (const [input, { connection }] of this.#open) {
        if (connection.isAnswered === isAnswered) this.#end(input, connection, isAnswered && !hasLostAnswers);
      }
    }
    const { inFlight } = this.#deliveries.of(this.#world);
    for (const { agents } of this.#world.tape.openInputs.listUnconfirmed())
      for (const agent of agents) inFlight.confirm(agent);
  }

  /** Answers the requests that still wait, and stops delivering events. */
  async close(): Promise<void> {
    await this.#deliveries.close();
  }

  #end(input: number, connection: ReplayedConnection, isWritten: boolean): void {
    this.#open.delete(input);
    if (this.#failing.has(input)) this.#answered.set(input, connection);
    connection.end(isWritten);
  }

  /** Returns the Guid that begins as on the tape; the beginning itself if no agent has such a Guid; undefined if the tape has none. */
  #guidOf({ guid: beginning, agent: written }: TapedRequest): string | undefined {
    if (beginning === undefined) return undefined;
    const { agents } = this.#world.center.state;
    const own: AgentId = Number(written);
    const isWanted = ({ value }: { readonly value: string }): boolean => value.startsWith(beginning);
    for (const agent of [agents.get(own), ...agents.values()]) {
      const found = agent?.session?.guids.find(isWanted) ?? agent?.formerGuids.find(isWanted);
      if (found !== undefined) return found.value;
    }
    return beginning;
  }
}
