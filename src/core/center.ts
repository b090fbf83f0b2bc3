// The one door of the core: moves go in, events come out, time runs.
import type { Agent, Past, Session, ShownState } from "./agent.ts";
import type { Call } from "./call.ts";
import { type CenterParts, type RestoredParts, type StatedParts, UNSEALED } from "./center-parts.ts";
import { type EndlessChain, type TimerId, VirtualClock } from "./clock.ts";
import { COUNTERS, type CounterName, type Counters } from "./counters.ts";
import { fallsDue } from "./due.ts";
import type { CenterEvent } from "./event.ts";
import { EventLog } from "./event-log.ts";
import type { Explanation } from "./explain.ts";
import { type Change, type Floor, hasSession, legsOf, shownStateOf } from "./floor.ts";
import type { AgentId, CallId } from "./ids.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { Run } from "./run.ts";
import type { Settings } from "./settings.ts";
import { type CenterSnapshot, lettingPollsGo, readingState, writeState } from "./snapshot.ts";
import { beginning, type CenterState, makingState } from "./state.ts";
import { Statistics } from "./statistics.ts";
import { isLocked, passwordLeft } from "./steps/account.ts";
import { deliver } from "./steps/deliver.ts";
import { beginAdvance, endAdvance, isAlive, lookAgainForSilence, noteHeard } from "./steps/presence.ts";
import type { Duration, Instant } from "./time.ts";
import type { Timer } from "./timer.ts";
import type { Work } from "./work.ts";

/** One contact center with its agents, queues, calls and time. Everything it does it does at once, in virtual time. */
export class Center {
  readonly log = new EventLog();
  /** How its clock runs: whole, or in slices. */
  readonly run: Run<Timer>;
  readonly #state: CenterState;
  readonly #clock: VirtualClock<Timer>;
  readonly #floor: Floor;
  readonly #statistics: Statistics;
  #settings: Settings;
  #playScript: (what: unknown) => void = () => {};
  #runWorld: (what: unknown) => void = () => {};

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
      get lastSerial() {
        return center.log.length;
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
    const { settings, clock, log, statistics } = snapshot;
    const state = yield* readingState(snapshot.state);
    const center = new Center({ ...parts, state, settings, start: clock.now });
    center.#clock.restore(clock);
    center.log.restore(log);
    yield* center.#statistics.restoring(statistics);
    yield* lettingPollsGo(state, (session) => center.heard(session));
    return center;
  }

  /** Written down as plain data, with which another center can go on from here. It shares its parts with this one: copy it at once. */
  snapshot(): CenterSnapshot {
    return {
      state: writeState(this.#state),
      settings: this.#settings,
      clock: this.#clock.snapshot(),
      log: this.log.snapshot(),
      statistics: this.#statistics.snapshot(),
    };
  }

  /** What the center is at this moment. To be read only: every change goes through a move. */
  get state(): Readonly<CenterState> {
    return this.#state;
  }

  get settings(): Readonly<Settings> {
    return this.#settings;
  }

  /** Puts other settings in force, from now on. `dayBegan` returns when the present day began in its time zone. */
  changeSettings(settings: Settings, dayBegan?: () => Instant): void {
    const before = this.#settings;
    this.#settings = settings;
    const { statisticsSince, transfernums, maxTime, handshakeMaxTime } = settings;
    if (before.statisticsSince !== statisticsSince || before.transfernums !== transfernums) {
      this.#statistics.changeRules(settings, this.log.recent(), dayBegan?.());
    }
    if (before.maxTime !== maxTime || before.handshakeMaxTime !== handshakeMaxTime) lookAgainForSilence(this.#floor);
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
    return this.run.whole(() => move(this.#floor, input));
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

  /** How many times faster than the wall the clock runs; limits on how a client paces itself stretch with it. */
  setPace(factor: number): void {
    if (this.#state.paceFactor === factor) return;
    this.#state.paceFactor = factor;
    lookAgainForSilence(this.#floor);
  }

  /** Says who plays the script entries of this center's clock. */
  onScript(play: (what: unknown) => void): void {
    this.#playScript = play;
  }

  /** Books an entry of the script; it is handed back, unread, when it is due, or `last` of all that is due at that instant. */
  bookScript(at: Instant, what: unknown, turn?: "last"): TimerId {
    return this.#clock.book(at, { kind: "script", what }, turn === "last" ? 1 : 0);
  }

  cancelScript(timer: TimerId): void {
    this.#clock.cancel(timer);
  }

  /** Says who is handed the entries of the world that the center is in. */
  onWorldEntry(run: (what: unknown) => void): void {
    this.#runWorld = run;
  }

  /** Books an entry of the world; it is handed back, unread, when it is due. */
  bookForWorld(at: Instant, what: unknown): TimerId {
    return this.#clock.book(at, { kind: "world", what });
  }

  /** Takes an entry of the world back as if it had never been booked. */
  takeBackForWorld(timer: TimerId): void {
    this.#clock.takeBack(timer);
  }

  /** Books the beginning of a day in the center's time zone. */
  bookDayBegin(at: Instant): void {
    this.#clock.book(at, { kind: "day-begins" });
  }

  agent(id: AgentId): Agent | undefined {
    return this.#state.agents.get(id);
  }

  /** Whether too many wrong passwords have locked an agent's account. */
  isLocked(agent: Agent): boolean {
    return isLocked(this.#floor, agent);
  }

  /** How long an agent's password still lasts (milliseconds); undefined: for ever. */
  passwordLeft(agent: Agent): Duration | undefined {
    return passwordLeft(this.#floor, agent);
  }

  /** The agent that an account name belongs to. */
  agentOfAccount(account: string): Agent | undefined {
    for (const agent of this.#state.agents.values()) if (agent.account === account) return agent;
    return undefined;
  }

  call(id: CallId): Call | undefined {
    return this.#state.calls.get(id);
  }

  /** The calls that an agent has a leg in, oldest first, each with that leg. */
  legsOf(agent: Agent): ReturnType<typeof legsOf> {
    return hasSession(agent) ? legsOf(this.#floor, agent) : [];
  }

  /** What an agent is at, as people speak of it; one whom the center does not have is signed out. */
  stateOf(id: AgentId): ShownState {
    return shownStateOf(this.#floor, id);
  }

  /** The 18 counters of an agent at this moment. */
  statistics(agent: AgentId): Counters {
    return this.#statistics.read(agent, this.#clock.now);
  }

  /** What made each of them, as far back as the log reaches. */
  explain(agent: AgentId): Explanation {
    return this.#statistics.explain(agent, this.log.recent(), this.#clock.now);
  }

  /** Pins counters to values, and frees others; a pinned one stands still, also over a sign-in. Refuses: unknown-agent. */
  pin(
    agent: AgentId,
    set: Partial<Record<CounterName, number>>,
    clear: readonly CounterName[] | "all" = [],
  ): "done" | Refusal {
    if (!this.#state.agents.has(agent)) return refuse("unknown-agent");
    this.run.whole(() =>
      this.#emit({ type: "counters-pinned", agent, set, clear: clear === "all" ? COUNTERS : clear }),
    );
    return "done";
  }

  /** Gives an agent a past, to begin its next session with. Refuses: unknown-agent. */
  givePast(id: AgentId, past: Past): "done" | Refusal {
    const agent = this.#state.agents.get(id);
    if (agent === undefined) return refuse("unknown-agent");
    agent.past = past;
    return "done";
  }

  /** Takes note that an agent's client was heard just now. */
  heard(session: Session): void {
    noteHeard(this.#floor, session);
  }

  /** Takes note that a poll of an agent is held, or no longer; either way its client is there. */
  setListening(session: Session, listening: boolean): void {
    session.listening = listening;
    this.heard(session);
  }

  /** Whether a Guid that was handed out may still be shown. */
  isGuidAlive(guid: Session["guids"][number]): boolean {
    return isAlive(this.#floor, guid);
  }

  #emit(event: CenterEvent): void {
    const logged = this.log.append(this.#clock.now, event);
    this.#statistics.fold(logged);
    deliver(this.#state, logged);
    this.log.tell(logged);
  }

  #runTimer(timer: Timer): void {
    if (timer.kind === "script") this.#playScript(timer.what);
    else if (timer.kind === "world") this.#runWorld(timer.what);
    else fallsDue(this.#floor, timer);
  }
}
