// Plays a tape moment by moment: its requests, polls and pushes, and the acts of people who sent no requests.
import type { GatewayAnswer } from "../../upstream/tape/gateway-tape.ts";
import { eventsOf } from "../session/answer-json.ts";
import type { SeenEvent } from "../session/compared-session.ts";
import type { TapedEvent } from "./cause-rule.ts";
import type { EventMatching } from "./event-matching.ts";
import type { EventOutlook } from "./event-outlook.ts";
import { inferCause } from "./infer-cause.ts";
import type { PlayNotes } from "./play-notes.ts";
import { PushPlay } from "./push-play.ts";
import type { PlayedPushes } from "./push-times.ts";
import { RequestTimes } from "./request-times.ts";
import type { OutsideRequest, SimulatedWorld } from "./simulated-world.ts";
import type { TapedClients } from "./taped-clients.ts";
import type { TapedMoment } from "./timeline.ts";

/** The known facts about the events of an agent that waited at the real gateway. */
interface WaitingEvents {
  /** The last time at which certainly no event was waiting (milliseconds since the start). */
  readonly emptyAt: number;
  /** Whether more events may have been waiting after the last poll. */
  readonly hasMore: boolean;
}

/** A poll that is answered within this time may have found its event waiting (milliseconds). */
const PROMPT_MS = 500;

/** The parts of a play. */
export interface TapePlayParts {
  readonly world: SimulatedWorld;
  readonly clients: TapedClients;
  readonly events: EventOutlook;
  readonly matching: EventMatching;
  readonly notes: PlayNotes;
  /** Follows the pushes of the real gateway; undefined without a follower. */
  readonly pushes?: PlayedPushes | undefined;
}

/** The play of a tape, moment by moment. */
export class TapePlay {
  readonly #world: SimulatedWorld;
  readonly #clients: TapedClients;
  readonly #events: EventOutlook;
  readonly #matching: EventMatching;
  readonly #notes: PlayNotes;
  /** The polls that are open at the present moment, by the numbers of their exchanges. */
  readonly #polls = new Map<number, TapedMoment>();
  /** The events whose cause has been applied, so that it is not applied twice. */
  readonly #acted = new WeakSet<TapedEvent>();
  /** The known facts about the events that waited at the real gateway, by agent. */
  readonly #waitingEvents = new Map<string, WaitingEvents>();
  readonly #pushes: PushPlay;
  readonly #requestTimes = new RequestTimes();

  constructor({ world, clients, events, matching, notes, pushes }: TapePlayParts) {
    this.#world = world;
    this.#clients = clients;
    this.#events = events;
    this.#matching = matching;
    this.#notes = notes;
    this.#pushes = new PushPlay({ world, matching, requestTimes: this.#requestTimes, follower: pushes });
  }

  /** Advances the world to a moment of the tape (milliseconds since its start). */
  async advanceTo(at: number): Promise<void> {
    await this.#world.advanceTo(at);
    await this.#takeEvents();
  }

  /** Plays a moment of the tape. */
  async playMoment(moment: TapedMoment): Promise<void> {
    await this.advanceTo(moment.at);
    if (moment.kind === "pollBegan") this.#beginPoll(moment);
    else if (moment.kind === "pollEnded") await this.#endPoll(moment);
    else if (moment.kind === "pushed") await this.#beginPush(moment);
    else if (moment.kind === "pushEnded") await this.#endPush(moment);
    else await this.#playRequest(moment);
  }

  /** Performs the act of somebody who sends no request. Returns why that is not possible; undefined if it was done. */
  async performAct(sentence: string, act: OutsideRequest): Promise<string | undefined> {
    const at = this.#world.now;
    const problem = await this.#world.performAct(act);
    if (problem === undefined) this.#notes.onCause({ at, sentence });
    await this.#takeEvents();
    return problem;
  }

  /** Removes the simulator's events that the clients of the tape did not fetch, because they stopped polling or accepted no more pushes. */
  forgetUnpolledEvents(): void {
    for (const [agent, { hasMore }] of this.#waitingEvents) if (hasMore) this.#matching.forgetUnpolled(agent);
    this.#pushes.forgetUnacknowledged();
  }

  async #playRequest(moment: TapedMoment): Promise<void> {
    const { end, answer } = moment.exchange;
    if (end === "targetFailed" || end === "stopped") {
      this.#clients.noteUnplayed(moment, "the real gateway did not answer it");
      return;
    }
    this.#requestTimes.note(this.#world.now, moment.exchange);
    const simulated = await this.#clients.send(moment);
    if (simulated === undefined || answer === null || end !== "answered") return;
    this.#pair(moment, answer, simulated);
    this.#clients.noteGuid(moment);
    await this.#takeEvents();
  }

  #beginPoll(moment: TapedMoment): void {
    const { exchange, named } = moment;
    this.#polls.set(exchange.exchange, moment);
    if (named.agent !== undefined) this.#matching.noteAgent(named.agent);
  }

  async #endPoll(moment: TapedMoment): Promise<void> {
    const { exchange } = moment;
    const { answer, end } = exchange;
    if (answer !== null && end === "answered") {
      const events = this.#events.eventsOf(exchange);
      const isPrompt = exchange.to - exchange.from <= PROMPT_MS;
      for (const event of events) {
        const { emptyAt = 0 } = this.#waitingEvents.get(event.agent) ?? {};
        const earliest = isPrompt ? emptyAt : exchange.to;
        this.#waitingEvents.set(event.agent, { emptyAt: earliest, hasMore: true });
        const { name, agent, answer: alone } = event;
        await this.#addReal(agent, { name, at: exchange.to, earliest, exchange: exchange.exchange, answer: alone });
      }
      for (const call of this.#events.findCallsEndingWith(exchange)) await this.#giveUpWaiting(call);
      if (events.length === 0) {
        const { agent } = moment.named;
        if (agent !== undefined) this.#waitingEvents.set(agent, { emptyAt: exchange.to, hasMore: false });
        const simulated = await this.#clients.send(moment);
        // An event that the real gateway has not sent is compared with the others.
        if (simulated !== undefined && !this.#collect(moment, simulated, [])) this.#pair(moment, answer, simulated);
      }
      this.#clients.noteGuid(moment);
    }
    this.#polls.delete(exchange.exchange);
  }

  async #beginPush({ exchange }: TapedMoment): Promise<void> {
    const earliest = this.#pushes.note(exchange);
    if (earliest === undefined) return;
    await this.#takeEvents();
    const events = this.#events.eventsOf(exchange).map(({ agent, name, answer }) => {
      return [agent, { name, at: exchange.from, earliest, exchange: exchange.exchange, answer }] as const;
    });
    this.#pushes.follow(
      exchange,
      events.map(([, event]) => event),
    );
    for (const [agent, event] of events) await this.#addReal(agent, event);
    for (const call of this.#events.findCallsEndingWith(exchange)) await this.#giveUpWaiting(call);
    // The events of the causes that were inferred from this push belong to it.
    this.#pushes.begin(exchange);
  }

  async #endPush({ exchange }: TapedMoment): Promise<void> {
    this.#pushes.end(exchange);
    await this.#takeEvents();
  }

  /** Adds an event of the real gateway. If the simulator has not sent it, looks for its cause. */
  async #addReal(agent: string, event: SeenEvent): Promise<void> {
    const index = this.#events.advance(agent);
    if (this.#matching.addReal(agent, event)) return;
    await this.#explain(agent, event, await this.#events.findBurst(agent, index));
  }

  /** Looks for the cause of an event that the simulator has not sent, and applies it. */
  async #explain(agent: string, event: SeenEvent, [first, ...following]: readonly TapedEvent[]): Promise<void> {
    if (first === undefined) return;
    const callOf = (taped: unknown): string | undefined => this.#clients.callOf(taped);
    const { state } = this.#world;
    const cause = inferCause({ agent: Number(agent), event: first, following, state, callOf });
    let why = "no request and no rule explains it";
    if (cause !== undefined && !this.#acted.has(cause.evidence)) {
      // The events of a call that rings have one cause.
      for (const same of cause.same) this.#acted.add(same);
      const problem = await this.performAct(cause.sentence, cause.act);
      if (problem !== undefined) why = `${cause.sentence}? ${problem}`;
    }
    if (!this.#matching.isAwaited(agent, event)) return;
    this.#notes.onUnexplained(agent, event, { at: event.at, sentence: `${event.name} of agent ${agent}: ${why}` });
  }

  /** Hangs up for the customer of a call whose last event on the tape has been played, if the call still waits. */
  async #giveUpWaiting(tapedCall: string): Promise<void> {
    const id = this.#clients.callOf(tapedCall);
    const call = id === undefined ? undefined : this.#world.state.calls.get(id);
    if (call?.waiting !== true) return;
    const { number = "" } = call.outside[0] ?? {};
    await this.performAct(`${number} hung up while waiting`, { method: "POST", path: `/calls/${call.id}/hang-up` });
  }

  /** Takes the waiting events of the agents whose polls are open on the tape, and of those who get pushes. */
  async #takeEvents(): Promise<void> {
    this.#pushes.takeEvents();
    for (const moment of this.#polls.values()) {
      for (;;) {
        const times = this.#listWaitingTimes(moment);
        if (times.length === 0) break;
        const answer = await this.#clients.send(moment);
        if (answer === undefined || !this.#collect(moment, answer, times)) break;
      }
    }
  }

  #listWaitingTimes({ named }: TapedMoment): readonly number[] {
    if (named.agent !== undefined) return this.#world.listWaitingTimes(named.agent);
    const times = [...this.#matching.real.keys()].flatMap((agent) => this.#world.listWaitingTimes(agent));
    return times.sort((one, other) => one - other);
  }

  /** Adds the events in an answer of the simulator. Returns whether there are any. */
  #collect({ named }: TapedMoment, answer: GatewayAnswer, times: readonly number[]): boolean {
    const events = eventsOf(answer, named.agent);
    const entry = this.#world.newestEntry;
    for (const [index, { agent, name, answer: alone }] of events.entries()) {
      const at = times[index] ?? this.#world.now;
      this.#matching.addSimulated(agent, {
        name,
        ...this.#requestTimes.spanOf(at),
        exchange: 0,
        answer: alone,
        entry,
      });
    }
    return events.length > 0;
  }

  #pair({ exchange, named, at }: TapedMoment, real: GatewayAnswer, simulated: GatewayAnswer): void {
    this.#clients.learn(real, simulated);
    const { about, row } = named;
    const entry = this.#world.newestEntry;
    this.#notes.onAnswers({
      about,
      isKnown: row !== undefined,
      exchange: exchange.exchange,
      at,
      real,
      simulated,
      entry,
    });
  }
}
