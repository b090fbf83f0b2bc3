// Plays a tape moment by moment: its requests, its polls, and what people did who sent no requests.
import type { GatewayAnswer, TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import type { GatewayTape } from "../../upstream/tape/read-gateway-tape.ts";
import { eventsOf } from "../session/answer-json.ts";
import type { AnswerPair, SeenEvent } from "../session/session.ts";
import type { TapedEvent } from "./cause.ts";
import { EventMatching } from "./event-matching.ts";
import { inferCause } from "./infer-cause.ts";
import type { PlayedSession, Remark } from "./played-session.ts";
import type { OutsideAct, SimulatedWorld } from "./simulated-world.ts";
import { TapedClients } from "./taped-clients.ts";
import { TapedEvents } from "./taped-events.ts";
import type { TapedMoment } from "./timeline.ts";

/** An event on the tape that the simulator has not sent, with the reason. */
interface Unexplained extends Remark {
  readonly agent: string;
  readonly event: SeenEvent;
}

/** The events of an agent that wait at the real gateway. */
interface WaitingQueue {
  /** The last time at which certainly no event was waiting (milliseconds since the start). */
  readonly emptyAt: number;
  /** Whether more may have been waiting after the last poll. */
  readonly hasMore: boolean;
}

/** A poll that is answered within this time may have found its event waiting (milliseconds). */
const PROMPT_MS = 500;

/** The play of a tape, moment by moment. */
export class TapePlay {
  readonly #world: SimulatedWorld;
  readonly #clients: TapedClients;
  readonly #events: TapedEvents;
  readonly #matching: EventMatching;
  readonly #answers: AnswerPair[] = [];
  readonly #causes: Remark[] = [];
  readonly #unexplained: Unexplained[] = [];
  /** The polls that are open on the tape. */
  readonly #polls = new Set<TapedMoment>();
  readonly #byExchange = new Map<TapedExchange, TapedMoment>();
  /** The events whose cause has been applied, so that it is not applied twice. */
  readonly #acted = new Set<TapedEvent>();
  /** What is known of the events that waited at the real gateway, by agent. */
  readonly #queues = new Map<string, WaitingQueue>();

  constructor({ head, exchanges }: GatewayTape, world: SimulatedWorld) {
    this.#world = world;
    this.#clients = new TapedClients(world, head.anonymized);
    this.#events = new TapedEvents(exchanges);
    this.#matching = new EventMatching((real, simulated) => this.#clients.learn(real.answer, simulated.answer));
  }

  /** Plays a moment of the tape. */
  async playMoment(moment: TapedMoment): Promise<void> {
    await this.#world.advanceTo(moment.at);
    await this.#takeEvents();
    if (moment.kind === "pollBegan") this.#beginPoll(moment);
    else if (moment.kind === "pollEnded") await this.#endPoll(moment);
    else await this.#playRequest(moment);
  }

  /** Performs the act of somebody who sends no request. Returns why that is not possible; undefined if it was done. */
  async performAct(sentence: string, act: OutsideAct): Promise<string | undefined> {
    const at = this.#world.now;
    const problem = await this.#world.performAct(act);
    if (problem === undefined) this.#causes.push({ at, sentence });
    await this.#takeEvents();
    return problem;
  }

  /** Leaves out the events that the clients of the tape did not fetch, because they stopped polling. */
  forgetUnpolledEvents(): void {
    for (const [agent, { hasMore }] of this.#queues) if (hasMore) this.#matching.forgetUnpolled(agent);
  }

  /** Returns the session so far. */
  session(): PlayedSession {
    return {
      answers: this.#answers,
      real: this.#matching.real,
      simulated: this.#matching.simulated,
      causes: this.#causes,
      unexplained: this.#unexplained
        .filter(({ agent, event }) => this.#matching.isAwaited(agent, event))
        .map(({ at, sentence }) => ({ at, sentence })),
      unplayed: this.#clients.unplayed,
    };
  }

  async #playRequest(moment: TapedMoment): Promise<void> {
    const { end, answer } = moment.exchange;
    if (end === "targetFailed" || end === "stopped") {
      this.#clients.noteUnplayed(moment, "the real gateway did not answer it");
      return;
    }
    const simulated = await this.#clients.send(moment);
    if (simulated === undefined || answer === null || end !== "answered") return;
    this.#pair(moment, answer, simulated);
    this.#clients.noteGuid(moment);
    await this.#takeEvents();
  }

  #beginPoll(moment: TapedMoment): void {
    const { exchange, named } = moment;
    this.#polls.add(moment);
    this.#byExchange.set(exchange, moment);
    if (named.agent !== undefined) this.#matching.noteAgent(named.agent);
  }

  async #endPoll(moment: TapedMoment): Promise<void> {
    const { exchange } = moment;
    const { answer, end } = exchange;
    const begun = this.#byExchange.get(exchange);
    if (answer !== null && end === "answered") {
      const events = this.#events.of(exchange);
      const isPrompt = exchange.to - exchange.from <= PROMPT_MS;
      for (const { name, agent, answer: alone } of events) {
        const { emptyAt = 0 } = this.#queues.get(agent) ?? {};
        const earliest = isPrompt ? emptyAt : exchange.to;
        const event: SeenEvent = { name, at: exchange.to, earliest, exchange: exchange.exchange, answer: alone };
        this.#queues.set(agent, { emptyAt: earliest, hasMore: true });
        const burst = this.#events.next(agent);
        if (!this.#matching.addReal(agent, event)) await this.#explain(agent, event, burst);
      }
      for (const call of this.#events.endingWith(exchange)) await this.#giveUpWaiting(call);
      if (events.length === 0) {
        const { agent } = moment.named;
        if (agent !== undefined) this.#queues.set(agent, { emptyAt: exchange.to, hasMore: false });
        const simulated = await this.#clients.send(moment);
        // An event that the real gateway has not sent is compared with the others.
        if (simulated !== undefined && !this.#collect(moment, simulated, [])) this.#pair(moment, answer, simulated);
      }
      this.#clients.noteGuid(moment);
    }
    if (begun !== undefined) this.#polls.delete(begun);
  }

  /** Looks for the cause of an event that the simulator has not sent, and applies it. */
  async #explain(agent: string, event: SeenEvent, [first, ...following]: readonly TapedEvent[]): Promise<void> {
    if (first === undefined) return;
    const callOf = (taped: unknown): string | undefined => this.#clients.callOf(taped);
    const { state } = this.#world;
    const cause = inferCause({ agent: Number(agent), event: first, following, state, callOf });
    let why = "no request and no rule explains it";
    if (cause !== undefined && !this.#acted.has(cause.telling)) {
      // The events of a call that rings have one cause.
      for (const same of cause.same) this.#acted.add(same);
      const problem = await this.performAct(cause.sentence, cause.act);
      if (problem !== undefined) why = `${cause.sentence}? ${problem}`;
    }
    if (!this.#matching.isAwaited(agent, event)) return;
    this.#unexplained.push({ at: event.at, sentence: `${event.name} of agent ${agent}: ${why}`, agent, event });
  }

  /** Hangs up for the customer of a waiting call, if the tape has no later event of the call. */
  async #giveUpWaiting(taped: string): Promise<void> {
    const id = this.#clients.callOf(taped);
    const call = id === undefined ? undefined : this.#world.state.calls.get(id);
    if (call?.waiting !== true) return;
    const { number = "" } = call.outside[0] ?? {};
    await this.performAct(`${number} hung up while waiting`, { method: "POST", path: `/calls/${call.id}/hang-up` });
  }

  /** Takes the waiting events of the agents whose polls are open on the tape. */
  async #takeEvents(): Promise<void> {
    for (const moment of this.#polls) {
      for (;;) {
        const times = this.#waitingTimes(moment);
        if (times.length === 0) break;
        const answer = await this.#clients.send(moment);
        if (answer === undefined || !this.#collect(moment, answer, times)) break;
      }
    }
  }

  #waitingTimes({ named }: TapedMoment): readonly number[] {
    if (named.agent !== undefined) return this.#world.waitingEvents(named.agent);
    const times = [...this.#matching.real.keys()].flatMap((agent) => this.#world.waitingEvents(agent));
    return times.sort((one, other) => one - other);
  }

  /** Adds the events in an answer of the simulator. Returns whether there are any. */
  #collect({ named }: TapedMoment, answer: GatewayAnswer, times: readonly number[]): boolean {
    const events = eventsOf(answer, named.agent);
    for (const [index, { agent, name, answer: alone }] of events.entries()) {
      const at = times[index] ?? this.#world.now;
      this.#matching.addSimulated(agent, { name, at, exchange: 0, answer: alone });
    }
    return events.length > 0;
  }

  #pair({ exchange, named, at }: TapedMoment, real: GatewayAnswer, simulated: GatewayAnswer): void {
    this.#clients.learn(real, simulated);
    const { about, row } = named;
    this.#answers.push({ about, isKnown: row !== undefined, exchange: exchange.exchange, at, real, simulated });
  }
}
