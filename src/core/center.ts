// A contact center: performs moves, logs their events, and runs its clock.
import { Causes } from "./causes.ts";
import { type CenterParts, type PartsWithState, PLAIN_TEXT, type RestoredParts } from "./center-parts.ts";
import type { Explanation } from "./counting/explanation.ts";
import { countInQueue } from "./counting/queue-counts.ts";
import { Statistics } from "./counting/statistics.ts";
import type { DeepReadonly } from "./deep-readonly.ts";
import { runDueTimer } from "./due-timers.ts";
import type { Change, Floor } from "./floor.ts";
import type { Agent } from "./model/agent.ts";
import type { Call } from "./model/call.ts";
import type { Counters } from "./model/counters.ts";
import type { CenterEvent } from "./model/event.ts";
import { EventLog, type LogView } from "./model/event-log.ts";
import type { AgentId, CallId } from "./model/ids.ts";
import type { CenterSettings } from "./model/settings.ts";
import { type CenterState, createState, createStateInSlices } from "./model/state.ts";
import type { Timer } from "./model/timer.ts";
import type { View } from "./queries/view.ts";
import { type CenterSnapshot, endHeldPollsInSlices, readStateInSlices, writeStateInSlices } from "./snapshot.ts";
import { deliverEvent } from "./steps/deliver.ts";
import { beginAdvance, endAdvance, markHeard, rescheduleSilenceChecks } from "./steps/presence.ts";
import { type Channel, PRIORITIES, type Turn } from "./time/channel.ts";
import { type TimerId, VirtualClock } from "./time/clock.ts";
import { Run } from "./time/run.ts";
import type { Duration, Instant } from "./time/time.ts";
import { finish, type Work } from "./time/work.ts";

/** One contact center with its agents, queues, calls and clock. It is synchronous and lives in virtual time. */
export class Center implements View {
  readonly #log = new EventLog();
  /** Runs the clock, whole or in slices. */
  readonly run: Run<Timer>;
  /** Numbers the inputs, and sets the cause of the events of this moment. */
  readonly causes: Causes;
  readonly #state: CenterState;
  readonly #clock: VirtualClock<Timer>;
  readonly #floor: Floor;
  readonly #statistics: Statistics;
  readonly #generateName: (agent: AgentId) => string;
  #settings: CenterSettings;
  readonly #handlers: Record<Channel<unknown>["name"], (entry: unknown) => void> = {
    script: () => {},
    world: () => {},
  };

  constructor(parts: CenterParts | PartsWithState) {
    const { start, chance, secrets = PLAIN_TEXT, maxAgents = Number.POSITIVE_INFINITY, guidSeed = "" } = parts;
    this.#generateName = parts.generateName ?? ((id) => `Agent ${id}`);
    this.#state = "plan" in parts ? createState(parts.plan, start) : parts.state;
    this.#settings = parts.settings;
    this.#clock = new VirtualClock(start);
    this.#statistics = new Statistics(this.#settings);
    this.causes = new Causes({ state: this.#state, clock: this.#clock, log: this.#log });
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
      guidSeed,
      get settings() {
        return center.#settings;
      },
      get now() {
        return center.#clock.now;
      },
      get lastSerial() {
        return center.#log.length;
      },
      nameOf: (agent) => this.nameOf(agent),
      emit: (event) => this.#emit(event),
    };
  }

  /** Creates a center from a plan. Yields how many agents are in it so far. */
  static *makeInSlices({ plan, ...parts }: CenterParts): Work<Center> {
    return new Center({ ...parts, state: yield* createStateInSlices(plan, parts.start) });
  }

  /** Creates a center that continues from a snapshot. Yields how many agents, calls or tallies are restored. */
  static *restoreInSlices({ snapshot, keepsPolls = false, ...parts }: RestoredParts): Work<Center> {
    // The center takes over the parts of the snapshot, so they are not copied.
    const { settings, clock, log, statistics, state: written } = snapshot as CenterSnapshot;
    const state = yield* readStateInSlices(written, keepsPolls);
    const center = new Center({ ...parts, state, settings, start: clock.now });
    center.#clock.restore(clock);
    center.#log.restore(log);
    yield* center.#statistics.restoreInSlices(statistics);
    if (!keepsPolls) yield* endHeldPollsInSlices(state, (session) => markHeard(center.#floor, session));
    return center;
  }

  /**
   * Returns the center as plain data, from which another center can continue. Yields how many agents, calls, chats, recordings or tallies
   * it has so far. The data shares its parts with this center: copy it before anything else happens.
   */
  *takeSnapshotInSlices(): Work<DeepReadonly<CenterSnapshot>> {
    return {
      state: yield* writeStateInSlices(this.#state),
      settings: this.#settings,
      clock: this.#clock.snapshot(),
      log: this.#log.snapshot(),
      statistics: yield* this.#statistics.takeSnapshotInSlices(),
    };
  }

  /** Returns the snapshot in one piece of work. */
  snapshot(): DeepReadonly<CenterSnapshot> {
    return finish(this.takeSnapshotInSlices());
  }

  /** The state of the center at this moment, read-only. It is not a copy: everything that happens later changes it. */
  get state(): DeepReadonly<CenterState> {
    return this.#state;
  }

  /** The settings in force. */
  get settings(): Readonly<CenterSettings> {
    return this.#settings;
  }

  /** Applies other settings from now on. `findDayStart` returns when the present day began in the center's time zone. */
  changeSettings(settings: CenterSettings, findDayStart?: () => Instant): void {
    const before = this.#settings;
    this.#settings = settings;
    const { statisticsSince, transfernums, maxTime, handshakeMaxTime } = settings;
    if (before.statisticsSince !== statisticsSince || before.transfernums !== transfernums) {
      this.#statistics.changeRules(settings, this.#log.recent(), findDayStart?.());
    }
    if (before.maxTime !== maxTime || before.handshakeMaxTime !== handshakeMaxTime)
      rescheduleSilenceChecks(this.#floor);
  }

  /** The log of events, with its listeners. */
  get log(): LogView {
    return this.#log;
  }

  /** The present instant of the center's clock. */
  get now(): Instant {
    return this.#clock.now;
  }

  /** The instant of the next scheduled entry; Infinity if there is none. */
  get nextAt(): Instant {
    return this.#clock.nextAt;
  }

  /** Sets the callback that runs when an entry is scheduled that is due before all others. */
  onEarlierEntry(callback: () => void): void {
    this.#clock.onEarlier = callback;
  }

  /** Performs a move, then runs the entries that are due at this instant, as `Run.performAndRun` does. Returns the result of the move. */
  perform<Input, Output>(move: Change<Input, Output>, input: Input): Output {
    return this.run.performAndRun(move, this.#floor, input);
  }

  /** Runs the clock up to an instant, and each entry at its own instant. Returns how many ran. Throws EndlessChain, as `Run.until` does. */
  runUntil(limit: Instant): number {
    return this.run.until(limit);
  }

  /**
   * Advances the clock by hand, by a duration (milliseconds) or to the next entry. It does not sign out a
   * client that was heard since the previous advance, and the client's newest Guid stays valid.
   *
   * @returns how many entries ran; if the run has paused, `run.isPaused` is true.
   */
  advance(by: Duration | "next"): number {
    beginAdvance(this.#floor);
    const limit = by === "next" ? this.nextAt : this.now + by;
    if (Number.isFinite(limit)) return this.run.until(limit);
    endAdvance(this.#floor);
    return 0;
  }

  /** Sets the handler that runs when an entry of a channel is due. Each channel has only one. */
  onEntry<Entry>({ name }: Channel<Entry>, handler: (entry: Entry) => void): void {
    this.#handlers[name] = handler as (entry: unknown) => void;
  }

  /** Schedules an entry for the handler of its channel. `turn`: the place of the entry among those of its instant. */
  schedule<Entry>({ name: kind }: Channel<Entry>, at: Instant, what: Entry, turn: Turn | "normal" = "normal"): TimerId {
    return this.#clock.schedule(at, { kind, what }, PRIORITIES[turn]);
  }

  /** Cancels a scheduled entry. */
  cancel(timer: TimerId): void {
    this.#clock.cancel(timer);
  }

  /** Cancels an entry as if it had never been scheduled. */
  unschedule(timer: TimerId): void {
    this.#clock.unschedule(timer);
  }

  /** Schedules the beginning of a day in the center's time zone. */
  scheduleDayBegin(at: Instant): void {
    this.#clock.schedule(at, { kind: "day-begins" });
  }

  /** Returns an agent; undefined if the center does not have it. */
  agent(id: AgentId): DeepReadonly<Agent> | undefined {
    return this.#state.agents.get(id);
  }

  /** Returns the name of an agent: its own, or a generated one. */
  nameOf({ id, name }: Pick<Agent, "id" | "name">): string {
    return name ?? this.#generateName(id);
  }

  /** Returns a call; undefined if there is none with this id. */
  call(id: CallId): DeepReadonly<Call> | undefined {
    return this.#state.calls.get(id);
  }

  /** Returns the 18 counters of an agent at this moment. */
  statistics(agent: AgentId): Counters {
    return this.#statistics.read(agent, this.#clock.now);
  }

  /** Returns the events and times that each counter is derived from, as far back as the log reaches. */
  explain(agent: AgentId): Explanation {
    return this.#statistics.explain(agent, this.#log.recent(), this.#clock.now);
  }

  #emit(event: CenterEvent): void {
    const logged = this.#log.append(this.#clock.now, event, this.#clock.cause);
    this.#statistics.countEvent(logged);
    countInQueue(this.#state.queues, event);
    deliverEvent(this.#state, logged);
    this.#log.notify(logged);
  }

  #runTimer(timer: Timer): void {
    if (timer.kind === "silence") this.causes.beforeSilenceCheck?.();
    if (timer.kind === "script" || timer.kind === "world") this.#handlers[timer.kind](timer.what);
    else runDueTimer(this.#floor, timer);
  }
}
