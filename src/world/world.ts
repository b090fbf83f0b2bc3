// A world: one isolated contact center with its clock, its scenario, its settings and its journal.
// It does not depend on HTTP.
import { type Duration, finish, type Progress, type Work } from "../core/index.ts";
import type { ClockMode } from "../forms/clock-mode.ts";
import { DEFAULT_MAX_AGENTS } from "../forms/max-agents.ts";
import type { ScenarioPlayer } from "../scenario/playing/scenario-player.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { AnswerGate } from "../words/answer-gate.ts";
import { Changes, type GivenState, type Rewound } from "./changes.ts";
import { Checkpoints } from "./checkpoints.ts";
import { Closing } from "./closing.ts";
import { openNoPort } from "./faults/fault-port.ts";
import type { ClientObserver } from "./findings/client-observer.ts";
import type { Findings } from "./findings/findings.ts";
import type { Journal } from "./journal/journal.ts";
import { MAX_ALL_FILES_SIZE } from "./limits.ts";
import type { OnEnd } from "./lives/end-listeners.ts";
import type { Life } from "./lives/life.ts";
import type { Lives, LivesParts } from "./lives/lives.ts";
import type { TapeOrigin } from "./lives/tape-origin.ts";
import { WorldTime } from "./lives/world-time.ts";
import { Observation } from "./observation.ts";
import { planLives } from "./plan-lives.ts";
import type { WorldSnapshot } from "./reading/snapshot.ts";
import type { Tape } from "./tape/tape.ts";
import type { InputHolder } from "./tape/tape-record.ts";
import { doInSlices, type GetSignal, Turns } from "./time/turns.ts";
import { systemWallClock, type WallClock } from "./time/wall.ts";
import type { Travel } from "./travel/travel.ts";
import { Waits } from "./waiting/waits.ts";
import { DEFAULT_WORLD, type WorldOptions } from "./world-options.ts";
import { WorldView } from "./world-view.ts";

export { MANUAL_START, type WorldOptions } from "./world-options.ts";

/** One isolated contact center. */
export class World extends WorldView {
  readonly name: string;
  readonly journal: Journal;
  /** Behavior of its clients that the real gateway would punish or its documents advise against. A reset keeps it, like the journal. */
  readonly findings: Findings;
  /** Every input, in order. A reset keeps it. */
  readonly tape: Tape;
  /** Gets facts about clients from the gateway, and finds mistakes. */
  readonly clientObserver: ClientObserver;
  /** The wall time (milliseconds) without a request after which it is deleted; undefined: never. */
  ttl: Duration | undefined;
  /** Holds answers back until a store has their inputs; undefined without a store. */
  gate: AnswerGate | undefined;
  /** Returns the limit for the files of its chats: what the files of other worlds leave free (bytes). The simulator sets it. */
  computeRoomForFiles = (): number => MAX_ALL_FILES_SIZE;
  /** The maximum number of agents. */
  readonly maxAgents: number;
  /** The wall clock, for everything outside the world. */
  readonly wall: WallClock;
  readonly #parts: LivesParts;
  protected readonly turns: Turns;
  protected readonly time: WorldTime;
  readonly #changes: Changes;
  /** Moments to which the world can be rewound. A reset, a restore and a rewind keep them. */
  readonly checkpoints: Checkpoints;
  #lives!: Lives;
  /** The requests of the control API that wait for something to happen. */
  waits!: Waits;
  readonly #closing = new Closing();
  /** Called when events must be delivered before a client sends a request: after a restore, and when a fault applies to events. */
  onDeliveryNeeded: () => void = () => {};

  private constructor(options: WorldOptions) {
    super();
    const { name, ttl, maxAgents = DEFAULT_MAX_AGENTS, wall = systemWallClock, standIns = false, slicing } = options;
    const { report = () => {}, onOutcome = () => {}, portOpener = () => openNoPort } = options;
    this.name = name;
    this.ttl = ttl;
    this.maxAgents = maxAgents;
    this.wall = wall;
    this.turns = new Turns(slicing);
    const records = { journal: () => this.journal, tape: () => this.tape };
    this.time = new WorldTime({ wall, turns: this.turns, life: () => this.life, name, ...records });
    const observation = new Observation({
      center: () => this.center,
      gatewaySettings: () => this.gatewaySettings,
      errorBoundary: () => this.errorBoundary,
      requestReceivedAt: () => this.time.enteredAt,
      now: () => wall.now(),
      report,
    });
    this.journal = observation.journal;
    this.tape = observation.tape;
    this.findings = observation.findings;
    this.clientObserver = observation.clientObserver;
    const onPlayer = (player: ScenarioPlayer) => observation.reportRequestsTo(player);
    this.#changes = new Changes({ world: this, turns: this.turns, slicing, time: this.time, lives: () => this.#lives });
    this.checkpoints = new Checkpoints(this, slicing);
    const guidSeed = name === DEFAULT_WORLD ? "" : name;
    const onPaused = (paused: Life) => this.time.continueInSlices(paused);
    const { tape } = this;
    const parts = { tape, maxAgents, guidSeed, wall, standIns, report, onOutcome, onPlayer, slicing, onPaused };
    this.#parts = { ...parts, portOpener: portOpener(name), onEventsAffected: () => this.onDeliveryNeeded() };
  }

  /**
   * Makes a world and begins to play its scenario.
   * @param getSignal its signal is aborted when the world is no longer needed; the unfinished world is dropped.
   * @param onProgress called with the progress if this takes longer than a slice.
   * @throws Abandoned if the signal was aborted, EndlessChain if the first steps of the scenario never let time pass.
   */
  static async open(
    options: WorldOptions,
    getSignal?: GetSignal,
    onProgress?: (progress: Progress) => void,
  ): Promise<World> {
    const { slicing, checkpointEvery } = options;
    const world = new World(options);
    const making = await planLives(world.#parts, options, () => world.time.wallTime);
    world.#lives = await doInSlices(slicing, "making of the world", making, getSignal, onProgress);
    world.waits = new Waits(world, world.wall);
    world.travel.start(checkpointEvery);
    return world;
  }

  /** Returns the beginning of a life as plain data, for a tape; default the first life. */
  writeOriginInSlices(origin = this.#lives.origin): Work<TapeOrigin> {
    return this.#lives.writeOriginInSlices(origin, this.maxAgents);
  }

  /** Plans replays to earlier moments of its history. */
  get travel(): Travel {
    return this.#changes.travel;
  }

  protected get lives(): Lives {
    return this.#lives;
  }

  /**
   * Replaces the scenario. The new one begins when the next step of the present one would have begun, or now if no step waits for a time.
   * Agents keep their states; new queues and agents are added.
   * @returns sentences about differences that only a reset or a new world can apply.
   * @throws EndlessChain if the new first steps never let time pass, Error if an error has stopped the world; nothing has changed then.
   */
  replaceScenario(next: Scenario, holder?: InputHolder): Promise<readonly string[]> {
    return this.#changes.replaceScenario(next, holder);
  }

  /**
   * Returns to the beginning of the latest scenario: sessions and calls end, and settings are as at the beginning. Name, seed, a given
   * start, the mode of the clock and the journal stay.
   * @param getSignal its signal is aborted when the result is no longer needed; nothing changes then.
   * @throws Abandoned if the signal was aborted before the new beginning was made.
   */
  reset(getSignal?: GetSignal, holder?: InputHolder): void | Promise<void> {
    return this.#changes.reset(getSignal, holder);
  }

  /**
   * Returns the whole world as plain data, synchronously: states, calls, timers, random numbers, counters, faults, waiting events, and the
   * progress of the steps. The journal is left out, because it is about this process. A restore ends held polls: clients poll again.
   */
  snapshot(): WorldSnapshot {
    this.catchUp();
    return finish(this.#changes.writeInSlices());
  }

  /**
   * Returns a snapshot of a free world, written in slices, or immediately if one slice is enough. The world is paused meanwhile.
   * @param getSignal its signal is aborted when the result is no longer needed.
   * @throws Abandoned if the signal was aborted or the world was closed before the snapshot was complete.
   */
  takeSnapshotInSlices(getSignal?: GetSignal): WorldSnapshot | Promise<WorldSnapshot> {
    return this.turns.do("snapshot", this.#changes.writeInSlices(), (written) => written, getSignal);
  }

  /** Hashes the state into 16 hexadecimal digits: equal for worlds of one name, scenario and seed with equal requests at equal times. */
  hashInSlices(getSignal?: GetSignal): string | Promise<string> {
    return this.turns.do("hash", this.#changes.hashInSlices(), (hash) => hash, getSignal);
  }

  /**
   * Continues from a snapshot of this or another world, as if nothing had happened since. Name, ttl and journal stay.
   * @param getSignal its signal is aborted when the result is no longer needed.
   * @throws SnapshotError if the snapshot is refused, Abandoned if the signal was aborted; nothing has changed then.
   */
  restore(snapshot: unknown, getSignal?: GetSignal): Promise<void> {
    return this.restoreFrom({ value: snapshot }, getSignal);
  }

  /** Restores like `restore`, also from bytes or a state, or rewinds. Takes over a given state and, except for a rewind, given bytes. */
  async restoreFrom(given: GivenState, getSignal?: GetSignal, holder?: InputHolder, rewound?: Rewound): Promise<void> {
    await this.#changes.restore(given, getSignal, holder, rewound);
    this.onDeliveryNeeded();
  }

  /**
   * Continues with new timers and ports, after the wall clock or the opener of ports has changed. The tape has no record of this, because
   * all answers are as before. Held polls are answered without an event. If this fails, the world must be closed.
   */
  renew(): void | Promise<void> {
    return this.#changes.renew();
  }

  /** Runs the callback when the present center ends, or immediately if it has ended. Returns a function that cancels the callback. */
  onEnd(callback: OnEnd): () => void {
    return this.life.onEnd(callback);
  }

  /** Changes the mode of the clock, from this moment on. */
  setClock(mode: ClockMode): void {
    // The request has already advanced the world to this time, the only one that the tape records.
    this.life.pace.setMode(mode, this.time.enteredAt);
  }

  /**
   * Advances the clock by a time (milliseconds), or to the next scheduled entry.
   * @param getSignal its signal is aborted when the result is no longer needed; the clock then is at the last entry that ran.
   * @returns how many entries ran; not a promise if one slice is enough.
   * @throws AdvanceAbandoned if it was abandoned, EndlessChain if entries never let time pass, RangeError if the time is negative or not a
   *   number.
   */
  advance(by: Duration | "next", getSignal?: GetSignal, holder?: InputHolder): number | Promise<number> {
    return this.time.advance(by, getSignal, holder);
  }

  /** Whether the world is closed. */
  get isClosed(): boolean {
    return this.#closing.isClosed;
  }

  /** Whether the world is closed here, and continues elsewhere. */
  get isHandedOver(): boolean {
    return this.#closing.isHandedOver;
  }

  /** Aborted when the world is closed, for requests that wait for something to happen in it. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /**
   * Stops the world's clock permanently, ends its work, and answers waiting requests.
   * @param continuesElsewhere whether it continues elsewhere: then held polls are answered without an event.
   */
  close(continuesElsewhere = false): void {
    this.#closing.close(continuesElsewhere);
    this.turns.close();
    this.checkpoints.clear();
    this.life.end(continuesElsewhere ? "handedOver" : "ended");
    this.journal.end();
  }
}
