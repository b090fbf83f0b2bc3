// Plays what clients send to the real gateway in a twin world too, and finds where the two sides differ.

import type { BegunExchange, PassObserver } from "../../../upstream/pass.ts";
import type { TapedExchange } from "../../../upstream/tape/gateway-tape.ts";
import { type AgentEvent, EventMatching } from "../../play/event-matching.ts";
import type { PlayNotes } from "../../play/play-notes.ts";
import type { SimulatedWorld } from "../../play/simulated-world.ts";
import { TapePlay } from "../../play/tape-play.ts";
import { TapedClients } from "../../play/taped-clients.ts";
import type { TapedMoment } from "../../play/timeline.ts";
import { retcodeOf } from "../../session/answer-json.ts";
import { isSignIn } from "../../session/named-request.ts";
import { SAME_WITHIN_MS, type SeenEvent } from "../../session/session.ts";
import { GrowingCenter } from "./growing-center.ts";
import { type Compared, callIn, type FoundDifference, LiveComparison, type ShadowCounts } from "./live-comparison.ts";
import { LiveEvents } from "./live-events.ts";
import { LiveTimeline } from "./live-timeline.ts";
import type { SessionClock } from "./session-clock.ts";

/** How often the twin follows the time while nothing happens (milliseconds). */
const FOLLOW_MS = 1_000;

/** A call that waits longer than this has left the twin (milliseconds). */
const OFFERED_WITHIN_MS = 3_000;

/** The events after the sign-in of an agent whose session began earlier at the real gateway come within this time (milliseconds). */
const SIGN_IN_MS = 10_000;

/** What a shadow consists of. */
export interface ShadowParts {
  readonly world: SimulatedWorld;
  readonly clock: SessionClock;
  /** Whether agents and queues are added to the world as the answers name them. */
  readonly grows: boolean;
  readonly notes: ShadowNotes;
}

/** Takes what a shadow finds. */
export interface ShadowNotes {
  difference(found: FoundDifference): void;
  compared(compared: Compared): void;
  /** Takes a sentence about what somebody did who sends no requests, as far as events show it. */
  cause(sentence: string): void;
  /** Takes a sentence about a request that can't be played, or an event without a cause. */
  problem(sentence: string): void;
}

/** Plays a session in a twin world while it goes on. */
export class Shadow implements PassObserver {
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
  /** When the twin has begun the sessions that were there before, by agent; undefined for agents whose sign-in came later. */
  readonly #adopted = new Map<string, number | undefined>();
  /** Why the events were not sent that wait for their counterparts. */
  readonly #reasons = new WeakMap<SeenEvent, string>();
  /** Since when calls wait in the twin. */
  readonly #waitingSince = new Map<string, number>();
  readonly #gone: number[] = [];
  #work: Promise<void> | undefined;
  #cancelFollowing: () => void = () => {};
  #isClosed = false;

  constructor({ world, clock, grows, notes }: ShadowParts) {
    this.#world = world;
    this.#clock = clock;
    this.#notes = notes;
    this.#events = new LiveEvents(clock);
    this.#center = new GrowingCenter(grows);
    this.#comparison = new LiveComparison(notes);
    const played = this.#playNotes();
    this.#clients = new TapedClients(world, false, played);
    this.#matching = new EventMatching((agent, real, simulated) => {
      const [call, other] = [callIn(real), callIn(simulated)];
      // A call that waited comes back with another id in the twin.
      if (this.#isBack(call, other)) this.#comparison.renameCall(call, other);
      this.#clients.learn(real.answer, simulated.answer);
      this.#comparison.events(agent, real, simulated, this.#matching);
    });
    const sides = { world, clients: this.#clients, events: this.#events, matching: this.#matching };
    this.#play = new TapePlay({ ...sides, notes: played });
    this.#follow();
  }

  /** What was compared so far, and the number of places at which it differs. */
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
    this.#gone.push(connection);
    this.#wake();
  }

  /** Plays what has come, and notes the events that only one side has sent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelFollowing();
    this.#events.end();
    await this.#work;
    await this.#playKnown(Number.POSITIVE_INFINITY);
    this.#play.forgetUnpolledEvents();
    this.#noteLone(Number.POSITIVE_INFINITY);
  }

  /** Whether all that is known has been played, as far as the rules need no further events. */
  get isIdle(): boolean {
    return this.#work === undefined || this.#events.areAwaited;
  }

  #wake(): void {
    if (!this.#isClosed) this.#begin(() => this.#playKnown(undefined));
  }

  /** Begins a work, unless another one is in progress, which takes what has come. */
  #begin(work: () => Promise<void>): void {
    this.#work ??= work()
      .catch((error: unknown) => this.#notes.problem(`the twin failed: ${(error as Error).message}`))
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
    for (const connection of this.#gone.splice(0)) this.#world.disconnect(connection);
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

  /** Begins the session of an agent who had one at the real gateway before the shadow began. */
  async #adopt(moment: TapedMoment): Promise<void> {
    const { exchange, named, at } = moment;
    const { agent } = named;
    if (agent === undefined || this.#adopted.has(agent) || isSignIn(named) || exchange.answer === null) return;
    if (retcodeOf(exchange.answer) !== "0") return;
    this.#adopted.set(agent, at);
    if (this.#world.state.agents.get(Number(agent)) === undefined) return;
    await this.#clients.adopt(moment, agent);
    this.#notes.cause(`agent ${agent} had signed in before`);
  }

  /** Lets the twin follow the time, so that it does what comes without a request. */
  #follow(): void {
    this.#cancelFollowing = this.#clock.after(FOLLOW_MS, () => {
      this.#follow();
      this.#begin(() => this.#followTime());
    });
  }

  async #followTime(): Promise<void> {
    await this.#playKnown(undefined);
    const now = this.#timeline.knownUntil(this.#clock.now());
    await this.#play.advanceTo(now);
    await this.#endWaitingCalls(now);
    this.#noteLone(now - SAME_WITHIN_MS);
  }

  /**
   * Ends the calls that wait in the twin. The real gateway does not say when a waiting customer gives up. If the call is still there, an agent
   * gets it later, and the twin gets it again.
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
      const act = { method: "POST", path: `/calls/${id}/hang-up` } as const;
      await this.#play.performAct(
        `${outside[0]?.number ?? "a customer"} waits or has hung up, and no event says which`,
        act,
      );
    }
  }

  #isBack(call: string, other: string): boolean {
    const known = this.#clients.callOf(call);
    const { calls } = this.#world.state;
    return known !== undefined && known !== other && !calls.has(known) && calls.has(other);
  }

  #noteLone(before: number): void {
    const { missing, extra } = this.#matching.takeBefore(before);
    for (const lone of missing) {
      this.#comparison.lone(lone, true);
      const why = this.#reasons.get(lone.event);
      if (why !== undefined) this.#notes.problem(why);
    }
    for (const lone of extra) if (!this.#isOfAdoption(lone)) this.#comparison.lone(lone, false);
  }

  #isOfAdoption({ agent, event }: AgentEvent): boolean {
    const at = this.#adopted.get(agent);
    return at !== undefined && event.at - at <= SIGN_IN_MS;
  }

  #playNotes(): PlayNotes {
    return {
      answers: (pair) => this.#comparison.answers(pair),
      cause: ({ sentence }) => this.#notes.cause(sentence),
      unexplained: (_agent, event, { sentence }) => void this.#reasons.set(event, sentence),
      unplayed: ({ sentence }) => this.#notes.problem(sentence),
    };
  }
}
