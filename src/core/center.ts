// The one door of the core: moves go in, events come out, time runs.

import { type CenterParts, type RestoredParts, type StatedParts, UNSEALED } from "./center-parts.ts";
import type { Explanation } from "./counting/explain.ts";
import { Statistics } from "./counting/statistics.ts";
import type { DeepReadonly } from "./deep-readonly.ts";
import { fallsDue } from "./due.ts";
import type { Change, Floor } from "./floor.ts";
import type { Agent } from "./model/agent.ts";
import type { Call } from "./model/call.ts";
import type { Counters } from "./model/counters.ts";
import type { CenterEvent } from "./model/event.ts";
import { EventLog, type LogView } from "./model/event-log.ts";
import type { AgentId, CallId } from "./model/ids.ts";
import type { CenterSettings } from "./model/settings.ts";
import { beginning, type CenterState, makingState } from "./model/state.ts";
import type { Timer } from "./model/timer.ts";
import type { View } from "./queries/view.ts";
import { type CenterSnapshot, lettingPollsGo, readingState, writingState } from "./snapshot.ts";
import { deliver } from "./steps/deliver.ts";
import { beginAdvance, endAdvance, lookAgainForSilence, noteHeard } from "./steps/presence.ts";
import type { Channel } from "./time/channel.ts";
import { type EndlessChain, type TimerId, VirtualClock } from "./time/clock.ts";
import { Run } from "./time/run.ts";
import type { Duration, Instant } from "./time/time.ts";
import { finish, type Work } from "./time/work.ts";

/** One contact center with its agents, queues, calls and time. Everything it does it does at once, in virtual time. */
export class Center implements View {
  readonly #log = new EventLog();
  /** How its clock runs: whole, or in slices. */
  readonly run: Run<Timer>;
  readonly #state: CenterState;
  readonly #clock: VirtualClock<Timer>;
  readonly #floor: Floor;
  readonly #statistics: Statistics;
  #settings: CenterSettings;
  readonly #handlers: Record<Channel<unknown>["name"], (entry: unknown) => void> = {
    script: () => {},
    world: () => {},
  };

  constructor(parts: CenterParts | StatedParts) {
    const { settings, start, chance, secrets = UNSEALED, maxAgents = Number.POSITIVE_INFINITY, guidsOf = "" } = parts;
    this.#state = "plan" in parts ? beginning(parts.plan, start) : parts.state;
    this.#settings = settings;
    this.#clock = new VirtualClock(start);
    this.#statistics = new Statistics(this.#settings);
    this.run = new Run(
      this.#clock,
      (timer) => this.#runTimer(timer),
      () => {
        if (this.#state.advancing) endAdvance(this.#floor);
      },
    );
    const center = this;
    this.#floor = {
      state: this.#state,
      clock: this.#clock,
      chance,
      secrets,
      maxAgents,
      guidsOf,
      get settings() {
        return center.#settings;
      },
      get now() {
        return center.#clock.now;
      },
      get lastSerial() {
        return center.#log.length;
      },
      emit: (event) => this.#emit(event),
    };
  }

  /**
   * Makes a center by a plan.
   *
   * @yields how many agents are in it so far.
   */
  static *making({ plan, ...parts }: CenterParts): Work<Center> {
    return new Center({ ...parts, state: yield* makingState(plan, parts.start) });
  }

  /**
   * Makes a center that goes on from a snapshot.
   *
   * @yields how many agents are in it so far.
   */
  static *restoring({ snapshot, ...parts }: RestoredParts): Work<Center> {
    // It takes over the parts of the snapshot, which are its own from now on.
    const { settings, clock, log, statistics, state: written } = snapshot as CenterSnapshot;
    const state = yield* readingState(written);
    const center = new Center({ ...parts, state, settings, start: clock.now });
    center.#clock.restore(clock);
    center.#log.restore(log);
    yield* center.#statistics.restoring(statistics);
    yield* lettingPollsGo(state, (session) => noteHeard(center.#floor, session));
    return center;
  }

  /**
   * Writes the center as plain data, from which another center can go on. It shares its parts with this one: copy it before anything
   * else happens.
   *
   * @yields how many agents, calls or counted agents are collected.
   */
  *takingSnapshot(): Work<DeepReadonly<CenterSnapshot>> {
    return {
      state: yield* writingState(this.#state),
      settings: this.#settings,
      clock: this.#clock.snapshot(),
      log: this.#log.snapshot(),
      statistics: yield* this.#statistics.takingSnapshot(),
    };
  }

  /** Does the same at once. */
  snapshot(): DeepReadonly<CenterSnapshot> {
    return finish(this.takingSnapshot());
  }

  /** What the center is at this moment; every change goes through a move. */
  get state(): DeepReadonly<CenterState> {
    return this.#state;
  }

  get settings(): Readonly<CenterSettings> {
    return this.#settings;
  }

  /** Puts other settings in force, from now on. `dayBegan` returns when the present day began in its time zone. */
  changeSettings(settings: CenterSettings, dayBegan?: () => Instant): void {
    const before = this.#settings;
    this.#settings = settings;
    const { statisticsSince, transfernums, maxTime, handshakeMaxTime } = settings;
    if (before.statisticsSince !== statisticsSince || before.transfernums !== transfernums) {
      this.#statistics.changeRules(settings, this.#log.recent(), dayBegan?.());
    }
    if (before.maxTime !== maxTime || before.handshakeMaxTime !== handshakeMaxTime) lookAgainForSilence(this.#floor);
  }

  /** What happened, and who hears of it. */
  get log(): LogView {
    return this.#log;
  }

  get now(): Instant {
    return this.#clock.now;
  }

  /** When something is booked next; Infinity when nothing is. */
  get nextAt(): Instant {
    return this.#clock.nextAt;
  }

  /** Calls back whenever something is booked before all that was booked until then. */
  onEarlierEntry(call: () => void): void {
    this.#clock.onEarlier = call;
  }

  /** Asks for one thing to be done, and lets everything happen that follows from it without delay. */
  perform<Input, Output>(move: Change<Input, Output>, input: Input): Output {
    return this.run.whole(move, this.#floor, input);
  }

  /** Lets time pass up to an instant; all that falls due on the way happens, each at its own instant. Returns how many entries ran. */
  runUntil(limit: Instant): number {
    return this.run.until(limit);
  }

  /** Says who hears that time stands still after a move, which has happened all the same; without anybody, the move throws. */
  onStandstill(tell: (error: EndlessChain) => void): void {
    this.run.onStandstill = tell;
  }

  /**
   * Advances the clock by hand, by a length of time (milliseconds) or to the next entry. No client is signed out by it, nor loses
   * its last Guid, when it was heard since the advance before.
   *
   * @returns how many entries ran; where the run has paused, `run.isUnderWay` is true.
   */
  advance(by: Duration | "next"): number {
    beginAdvance(this.#floor);
    const limit = by === "next" ? this.nextAt : this.now + by;
    if (Number.isFinite(limit)) return this.run.until(limit);
    endAdvance(this.#floor);
    return 0;
  }

  /** Says who is handed the entries of a channel when they are due; nobody else is, from now on. */
  onEntry<Entry>({ name }: Channel<Entry>, run: (entry: Entry) => void): void {
    this.#handlers[name] = run as (entry: unknown) => void;
  }

  /** Books an entry of a channel; it is handed back, unread, when it is due, or `last` of all that is due at that instant. */
  book<Entry>({ name: kind }: Channel<Entry>, at: Instant, what: Entry, turn?: "last"): TimerId {
    return this.#clock.book(at, { kind, what }, turn === "last" ? 1 : 0);
  }

  cancel(timer: TimerId): void {
    this.#clock.cancel(timer);
  }

  /** Takes an entry back as if it had never been booked. */
  takeBack(timer: TimerId): void {
    this.#clock.takeBack(timer);
  }

  /** Books the beginning of a day in the center's time zone. */
  bookDayBegin(at: Instant): void {
    this.#clock.book(at, { kind: "day-begins" });
  }

  agent(id: AgentId): DeepReadonly<Agent> | undefined {
    return this.#state.agents.get(id);
  }

  call(id: CallId): DeepReadonly<Call> | undefined {
    return this.#state.calls.get(id);
  }

  /** The 18 counters of an agent at this moment. */
  statistics(agent: AgentId): Counters {
    return this.#statistics.read(agent, this.#clock.now);
  }

  /** What made each of them, as far back as the log reaches. */
  explain(agent: AgentId): Explanation {
    return this.#statistics.explain(agent, this.#log.recent(), this.#clock.now);
  }

  #emit(event: CenterEvent): void {
    const logged = this.#log.append(this.#clock.now, event);
    this.#statistics.fold(logged);
    deliver(this.#state, logged);
    this.#log.tell(logged);
  }

  #runTimer(timer: Timer): void {
    if (timer.kind === "script" || timer.kind === "world") this.#handlers[timer.kind](timer.what);
    else fallsDue(this.#floor, timer);
  }
}
