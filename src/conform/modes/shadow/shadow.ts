// Plays the requests to the real gateway in a twin world too, and finds where the two sides differ.
import type { BegunExchange, ProxyObserver } from "../../../upstream/gateway-proxy.ts";
import type { TapedExchange } from "../../../upstream/tape/gateway-tape.ts";
import { EventMatching, type UnmatchedEvent } from "../../play/event-matching.ts";
import type { PlayNotes } from "../../play/play-notes.ts";
import type { PlayedPushes } from "../../play/push-times.ts";
import type { SimulatedWorld } from "../../play/simulated-world.ts";
import { TapePlay } from "../../play/tape-play.ts";
import { TapedClients } from "../../play/taped-clients.ts";
import type { TapedMoment } from "../../play/timeline.ts";
import { retcodeOf } from "../../session/answer-json.ts";
import { SAME_WITHIN_MS, type SeenEvent } from "../../session/compared-session.ts";
import { isSignIn } from "../../session/named-request.ts";
import { GrowingCenter } from "./growing-center.ts";
import {
  type ComparedAnswer,
  callIdOfEvent,
  type FoundDifference,
  LiveComparison,
  type ShadowCounts,
} from "./live-comparison.ts";
import { LiveEvents } from "./live-events.ts";
import { LiveTimeline } from "./live-timeline.ts";
import type { SessionClock } from "./session-clock.ts";

/** The interval at which the twin's clock is advanced, so that its timers run without requests (milliseconds). */
const FOLLOW_MS = 1_000;

/** After this time, a call that waits in the twin is ended there (milliseconds). */
const OFFERED_WITHIN_MS = 3_000;

/** After an adopted session begins in the twin, its events in this time have no counterpart (milliseconds). */
const SIGN_IN_MS = 10_000;

/** The parts of a shadow. */
export interface ShadowParts {
  readonly world: SimulatedWorld;
  readonly clock: SessionClock;
  /** Whether agents and queues are added to the world when answers name them. */
  readonly grows: boolean;
  readonly notes: ShadowNotes;
  /** Follows the pushes to clients; undefined without a follower. */
  readonly pushes?: PlayedPushes;
}

/** Receives the results of a shadow. */
export interface ShadowNotes {
  onDifference(found: FoundDifference): void;
  onCompared(compared: ComparedAnswer): void;
  /** Takes a sentence about an act that was inferred from events, such as a customer's. */
  onCause(sentence: string): void;
  /** Takes a sentence about a request that can't be played, or an event without a cause. */
  onProblem(sentence: string): void;
}

/** Plays a running session in a twin world. */
export class Shadow implements ProxyObserver {
  readonly #world: SimulatedWorld;
  readonly #clock: SessionClock;
  readonly #notes: ShadowNotes;
  readonly #timeline = new LiveTimeline();
  readonly #events: LiveEvents;
  readonly #center: GrowingCenter;
  readonly #comparison: LiveComparison;
  readonly #matching: EventMatching;
  readonly #clients: TapedClients;
  readonly #play: TapePlay;
  /** When the twin adopted a session that had begun before the shadow, by agent. undefined: the sign-in of the agent was played. */
  readonly #adopted = new Map<string, number | undefined>();
  /** For an event that waits for its counterpart: the reason why the twin has not sent it. */
  readonly #reasons = new WeakMap<SeenEvent, string>();
  /** When calls began to wait in the twin (milliseconds since the start), by their ids. */
  readonly #waitingSince = new Map<string, number>();
  /** The connections that have ended since the last moment was played. */
  readonly #endedConnections: number[] = [];
  #work: Promise<void> | undefined;
  #cancelFollowing: () => void = () => {};
  #isClosed = false;

  constructor({ world, clock, grows, notes, pushes }: ShadowParts) {
    this.#world = world;
    this.#clock = clock;
    this.#notes = notes;
    this.#events = new LiveEvents(clock);
    this.#center = new GrowingCenter(grows);
    this.#comparison = new LiveComparison(notes);
    const played = this.#createPlayNotes();
    this.#clients = new TapedClients(world, false, played);
    this.#matching = new EventMatching((agent, real, simulated) => {
      const [call, other] = [callIdOfEvent(real), callIdOfEvent(simulated)];
      if (this.#hasReplacedCall(call, other)) this.#comparison.renameCall(call, other);
      this.#clients.learn(real.answer, simulated.answer);
      this.#comparison.compareEventPair(agent, real, simulated, this.#matching);
    });
    const sides = { world, clients: this.#clients, events: this.#events, matching: this.#matching };
    this.#play = new TapePlay({ ...sides, notes: played, pushes });
    this.#follow();
  }

  /** The counts so far, with the number of places that differ. */
  get counts(): ShadowCounts & { readonly places: number } {
    return { ...this.#comparison.counts, places: this.#comparison.places };
  }

  onRequest(begun: BegunExchange): void {
    this.#timeline.begin(begun);
  }

  /** Takes an exchange that has ended. */
  onExchange(exchange: TapedExchange): void {
    this.#events.add(exchange);
    this.#timeline.end(exchange);
    this.#wake();
  }

  onDisconnect(connection: number): void {
    this.#endedConnections.push(connection);
    this.#wake();
  }

  /** Plays the remaining moments, and notes the events that only one side has sent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelFollowing();
    this.#events.end();
    await this.#work;
    await this.#playKnown(Number.POSITIVE_INFINITY);
    this.#play.forgetUnpolledEvents();
    this.#noteLone(Number.POSITIVE_INFINITY);
  }

  /** Whether nothing is being played, or a rule waits for further events. */
  get isIdle(): boolean {
    return this.#work === undefined || this.#events.areAwaited;
  }

  #wake(): void {
    if (!this.#isClosed) this.#begin(() => this.#playKnown(undefined));
  }

  /** Begins a task, unless one is in progress. */
  #begin(task: () => Promise<void>): void {
    this.#work ??= task()
      .catch((error: unknown) => this.#notes.onProblem(`the twin failed: ${(error as Error).message}`))
      .finally(() => {
        this.#work = undefined;
      });
  }

  async #playKnown(until: number | undefined): Promise<void> {
    for (;;) {
      const moment = this.#timeline.take(until ?? this.#clock.now());
      if (moment === undefined) break;
      await this.#playMoment(moment);
    }
    // A connection may end before its last request is played.
    for (const connection of this.#endedConnections.splice(0)) this.#world.disconnect(connection);
  }

  async #playMoment(moment: TapedMoment): Promise<void> {
    const { kind, named } = moment;
    if (kind !== "pollBegan") {
      const { acts, repeated } = await this.#center.learn(moment, this.#world);
      await this.#play.advanceTo(moment.at);
      for (const { sentence, act } of acts) await this.#play.performAct(sentence, act);
      for (const join of repeated) await this.#clients.send(join);
      await this.#adopt(moment);
    }
    if (isSignIn(named) && named.agent !== undefined) this.#adopted.set(named.agent, undefined);
    await this.#play.playMoment(moment);
  }

  /** Begins a session in the twin for an agent who signed in to the real gateway before the shadow began. */
  async #adopt(moment: TapedMoment): Promise<void> {
    const { exchange, named, at } = moment;
    const { agent } = named;
    if (agent === undefined || this.#adopted.has(agent) || isSignIn(named) || exchange.answer === null) return;
    if (retcodeOf(exchange.answer) !== "0") return;
    this.#adopted.set(agent, at);
    if (this.#world.state.agents.get(Number(agent)) === undefined) return;
    await this.#clients.adopt(moment, agent);
    this.#notes.onCause(`agent ${agent} had signed in before the shadow began`);
  }

  /** Advances the twin's clock regularly, until the shadow is closed. */
  #follow(): void {
    this.#cancelFollowing = this.#clock.after(FOLLOW_MS, () => {
      this.#follow();
      this.#begin(() => this.#followTime());
    });
  }

  async #followTime(): Promise<void> {
    await this.#playKnown(undefined);
    const now = this.#timeline.findEndOfKnown(this.#clock.now());
    await this.#play.advanceTo(now);
    await this.#endWaitingCalls(now);
    this.#noteLone(now - SAME_WITHIN_MS);
  }

  /**
   * Ends the calls that wait in the twin. The real gateway sends no event when a waiting customer gives up. If the customer is still
   * waiting, the call is offered to an agent later, and the twin begins it again.
   */
  async #endWaitingCalls(now: number): Promise<void> {
    for (const { id, waiting, outside } of this.#world.state.calls.values()) {
      if (!waiting) {
        this.#waitingSince.delete(id);
        continue;
      }
      const since = this.#waitingSince.get(id) ?? now;
      this.#waitingSince.set(id, since);
      if (now - since < OFFERED_WITHIN_MS) continue;
      this.#waitingSince.delete(id);
      const sentence = `${outside[0]?.number ?? "a customer"} waits or has hung up, and no event says which`;
      await this.#play.performAct(sentence, { method: "POST", path: `/calls/${id}/hang-up` });
    }
  }

  /** Returns whether the twin has begun a call again with another id, after it was ended while waiting. */
  #hasReplacedCall(call: string, other: string): boolean {
    const known = this.#clients.callOf(call);
    const { calls } = this.#world.state;
    return known !== undefined && known !== other && !calls.has(known) && calls.has(other);
  }

  #noteLone(before: number): void {
    const { missing, extra } = this.#matching.takeBefore(before);
    for (const lone of missing) {
      this.#comparison.noteLoneEvent(lone, true);
      const why = this.#reasons.get(lone.event);
      if (why !== undefined) this.#notes.onProblem(why);
    }
    for (const lone of extra) if (!this.#isFromAdoption(lone)) this.#comparison.noteLoneEvent(lone, false);
  }

  #isFromAdoption({ agent, event }: UnmatchedEvent): boolean {
    const at = this.#adopted.get(agent);
    return at !== undefined && event.at - at <= SIGN_IN_MS;
  }

  #createPlayNotes(): PlayNotes {
    return {
      onAnswers: (pair) => this.#comparison.compareAnswerPair(pair),
      onCause: ({ sentence }) => this.#notes.onCause(sentence),
      onUnexplained: (_agent, event, { sentence }) => void this.#reasons.set(event, sentence),
      onUnplayed: ({ sentence }) => this.#notes.onProblem(sentence),
    };
  }
}
