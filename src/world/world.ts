// A world: one isolated contact center with its clock, its scenario, its settings and its journal. It knows no HTTP.
import {
  type AgentId,
  type Center,
  type Duration,
  finish,
  type Instant,
  type Media,
  type Progress,
  type Settings,
  type Work,
} from "../core/index.ts";
import type { Outcome } from "../scenario/account.ts";
import { type CallTarget, usualMedia } from "../scenario/center-plan.ts";
import type { ClockMode } from "../scenario/clock-mode.ts";
import { loadMadeUp, type MadeUp, needsMadeUp } from "../scenario/made-up.ts";
import { USUAL_MAX_AGENTS } from "../scenario/max-agents.ts";
import type { Player } from "../scenario/player.ts";
import type { Problem } from "../scenario/problems.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { mergeSettings, writeSettings } from "../scenario/settings-schema.ts";
import { Advances } from "./advances.ts";
import { Beginning } from "./beginning.ts";
import type { Faults } from "./faults/faults.ts";
import { nobody } from "./faults/port.ts";
import type { Fence } from "./fence.ts";
import type { Findings } from "./findings/findings.ts";
import type { Watch } from "./findings/watch.ts";
import type { Journal } from "./journal.ts";
import type { Life } from "./life.ts";
import { tooManyAgents } from "./limits.ts";
import { Lives, type LivesParts } from "./lives.ts";
import type { AdvanceAbandoned } from "./long-run.ts";
import { Observation } from "./observation.ts";
import { readSnapshot, SnapshotError, type WorldSnapshot, writingSnapshot } from "./snapshot.ts";
import { Abandoned, doInSlices, type Left, Turns, type Working } from "./turns.ts";
import { findVerdict, type Verdict } from "./verdict.ts";
import type { Expectation } from "./verification.ts";
import { systemWallClock, type WallClock } from "./wall.ts";
import { beginningParts, DEFAULT_WORLD, firstMode, type WorldOptions } from "./world-options.ts";
import type { WorldState } from "./world-state.ts";

export { MANUAL_START, type WorldOptions } from "./world-options.ts";

export class World {
  readonly name: string;
  readonly journal: Journal;
  /** What its clients did that the real gateway would punish or its documents advise against. A reset keeps it, as it keeps the journal. */
  readonly findings: Findings;
  /** Is told by the gateway what clients do, and finds what is wrong about it. */
  readonly watch: Watch;
  readonly ttl: Duration | undefined;
  /** How many agents it may have. */
  readonly maxAgents: number;
  readonly #wall: WallClock;
  readonly #parts: LivesParts;
  readonly #turns: Turns;
  readonly #advances: Advances;
  #lives!: Lives;
  readonly #closing = new AbortController();
  #seenAt: Instant;
  /** The same to parts of a millisecond: what the length of a request is measured from. */
  #enteredAt: number;
  /** Hears that it goes on from a snapshot: sessions are there that nobody has signed in. */
  onRestored: () => void = () => {};

  private constructor(options: WorldOptions) {
    const { name, ttl, maxAgents = USUAL_MAX_AGENTS, wall = systemWallClock, standIns = false, slicing } = options;
    const { report = () => {}, onOutcome = () => {}, doorman = () => nobody } = options;
    this.name = name;
    this.ttl = ttl;
    this.maxAgents = maxAgents;
    this.#wall = wall;
    this.#seenAt = Math.floor(wall.now());
    this.#enteredAt = this.#seenAt;
    const observation = new Observation({
      center: () => this.center,
      fence: () => this.fence,
      entered: () => this.#enteredAt,
      now: () => wall.now(),
      report,
    });
    this.journal = observation.journal;
    this.findings = observation.findings;
    this.watch = observation.watch;
    const onPlayer = (player: Player) => observation.tell(player);
    this.#turns = new Turns(slicing);
    this.#advances = new Advances(this.#turns, (abandoned) => this.#noteAbandoned(abandoned));
    const onPaused = (life: Life) => this.#advances.goOnLater(life);
    const guidsOf = name === DEFAULT_WORLD ? "" : name;
    this.#parts = {
      maxAgents,
      guidsOf,
      wall,
      standIns,
      report,
      doorman: doorman(name),
      onOutcome,
      onPlayer,
      slicing,
      onPaused,
    };
  }

  /**
   * Makes a world and begins to play its scenario.
   *
   * @param left comes when nobody waits for the world any more; nothing is left of it then.
   * @param onProgress gets how far it is, where that takes longer than a slice.
   * @throws Abandoned when `left` came.
   */
  static async open(options: WorldOptions, left?: Left, onProgress?: (progress: Progress) => void): Promise<World> {
    const { scenario, slicing } = options;
    const madeUp = needsMadeUp(scenario) ? await loadMadeUp() : undefined;
    const world = new World(options);
    const making = world.#making(options, madeUp);
    world.#lives = await doInSlices(slicing, "making of the world", making, left, onProgress);
    return world;
  }

  *#making(options: WorldOptions, madeUp: MadeUp | undefined): Work<Lives> {
    const beginning = yield* Beginning.making(beginningParts(options), madeUp);
    return yield* Lives.making(this.#parts, beginning, firstMode(options), this.#seenAt);
  }

  get #life(): Life {
    return this.#lives.present;
  }

  get seed(): number {
    return this.#lives.beginning.seed;
  }

  /** The contact center. A reset or a restored snapshot puts another in its place. */
  get center(): Center {
    return this.#life.center;
  }

  /** Stops the world when something in it throws; `fence.failure` says why. A reset or a restored snapshot starts it again. */
  get fence(): Fence {
    return this.#life.fence;
  }

  /** The trouble that its clients are in on purpose. A reset takes all of it back. */
  get faults(): Faults {
    return this.#life.faults;
  }

  /** What is played. */
  get scenario(): Scenario {
    return this.#life.scenario;
  }

  /** The scenario that was given last, as it was given; a reset goes back to its beginning. */
  get script(): Scenario {
    return this.#lives.beginning.scenario;
  }

  /** The agents whom the scenario has on autopilot. */
  get autopilots(): ReadonlySet<AgentId> {
    return this.#life.autopilots;
  }

  /**
   * Plays another scenario in place of this one, from where its next step would begin on. Everyone stays in the state that they are in;
   * queues and agents that are new come in. Answers what it says otherwise and only a restart can change, in sentences.
   *
   * @throws EndlessChain when its first steps never let time pass; the world is then as it was.
   */
  async goOnWith(next: Scenario): Promise<readonly string[]> {
    const madeUp = needsMadeUp(next) ? await loadMadeUp() : undefined;
    await this.#turns.free();
    this.catchUp();
    if (this.fence.failure !== undefined) throw new Error(this.fence.failure);
    await this.#turns.free();
    const lasting = await this.#turns.do("reload", this.#lives.goingOnWith(next, madeUp), (made) => made);
    // What follows from it without delay has happened when this resolves.
    await this.#turns.free();
    return lasting;
  }

  /**
   * Goes back to the beginning of its scenario, the one that was given last: sessions and calls are gone, and settings are what they were.
   * Name, seed, start, the mode of the clock and the journal stay.
   *
   * @param left comes when nobody waits for it any more; the world then stays as it is.
   * @throws Abandoned when it came before the new beginning was made.
   */
  reset(left?: Left): void | Promise<void> {
    this.#seenAt = Math.floor(this.#wall.now());
    return this.#turns.do("reset", this.#lives.another(this.#seenAt), (next) => this.#lives.succeed(next), left);
  }

  /**
   * The whole world as plain data: who is at what, calls, timers, chance, counters, faults, events that wait, and where the steps stand.
   * Polls cannot be written down: their clients ask again. The journal is about the requests of this process, and is not in it.
   * It is written at once, however long that takes.
   */
  snapshot(): WorldSnapshot {
    this.catchUp();
    return finish(this.#writing());
  }

  /**
   * The same of a world that is free, written in slices: at once where it is over after the first one. Until it is written the world does
   * not move.
   *
   * @param left comes when nobody waits for it any more.
   * @throws Abandoned when it came, or the world was closed, before the snapshot was written.
   */
  snapshotInSlices(left?: Left): WorldSnapshot | Promise<WorldSnapshot> {
    return this.#turns.do("snapshot", this.#writing(), (written) => written, left);
  }

  #writing(): Work<WorldSnapshot> {
    return this.#life.standingStill(writingSnapshot(this.#lives.snapshot()));
  }

  /**
   * Goes on from a snapshot, of this world or another, as if nothing had happened since. Name, time to live and journal stay its own.
   *
   * @throws SnapshotError when it is none that can be read; the world is then as it was.
   */
  async restore(snapshot: unknown, left?: Left): Promise<void> {
    const state = await readSnapshot(snapshot, this.maxAgents);
    try {
      const { work } = await Beginning.restoring(state.beginning, state.life.played?.scenario);
      await this.#turns.free();
      if (this.isClosed) throw new Error("the world was deleted meanwhile");
      await this.#turns.do(
        "restore",
        this.#continuing(work, state),
        ([beginning, life]) => this.#lives.succeed(life, beginning),
        left,
      );
    } catch (error) {
      if (error instanceof Abandoned) throw error;
      throw new SnapshotError(`This snapshot does not fit together: ${String(error)}`, { cause: error });
    }
    this.#seenAt = Math.floor(this.#wall.now());
    this.onRestored();
  }

  *#continuing(making: Work<Beginning>, state: WorldState): Work<[Beginning, Life]> {
    const beginning = yield* making;
    return [beginning, yield* this.#lives.continuing(beginning, state)];
  }

  /** Calls back when the present center ends, by a reset or for good; at once when it has. Answers how to take that back. */
  onEnd(call: () => void): () => void {
    return this.#life.onEnd(call);
  }

  /** Plays the scenario. */
  get player(): Player {
    return this.#life.player;
  }

  /** What the steps wait for at this moment, each as it would be told if they gave it up now. */
  get unmet(): Outcome[] {
    return this.player.unmet.map((outcome) => ({ at: this.center.now, ...outcome }));
  }

  get clockMode(): ClockMode {
    return this.#life.pace.mode;
  }

  setClock(mode: ClockMode): void {
    this.#life.pace.setMode(mode);
  }

  /** Brings the world up to this moment, where it follows the wall clock; while it works, that is when its work is over. */
  catchUp(): void {
    const now = this.#wall.now();
    this.#enteredAt = now;
    this.#seenAt = Math.floor(now);
    if (this.isWorking) return;
    this.#life.pace.catchUp(now);
  }

  /** Whether long work is under way. What comes for the world meanwhile waits its turn: see `whenFree`. */
  get isWorking(): boolean {
    return this.#turns.isWorking;
  }

  /** What it is busy with, and how far it is; undefined while it is free. */
  get working(): Working | undefined {
    return this.#turns.working;
  }

  /** Calls back at once if the world is free, else when its turn has come. */
  whenFree(callback: () => void): void {
    if (!this.isWorking) {
      callback();
      return;
    }
    const enteredAt = this.#enteredAt;
    this.#turns.whenFree(() => {
      this.#enteredAt = enteredAt;
      callback();
    });
  }

  /** Resolves when the world is free. */
  free(): Promise<void> {
    return this.#turns.free();
  }

  /** Calls back once after a length of wall time; what is answered takes that back. */
  after(wait: Duration, call: () => void): () => void {
    const { fence } = this;
    return this.#wall.after(wait, () => this.whenFree(() => fence.run(call)));
  }

  /** The moment of wall time up to which the world was brought last. */
  get seenAt(): Instant {
    return this.#seenAt;
  }

  /** Whether a client waits for events at this moment, its poll being held. */
  get isListenedTo(): boolean {
    for (const { session } of this.center.state.agents.values()) if (session?.listening === true) return true;
    return false;
  }

  /** Returns a sentence if it cannot go on with another scenario, which would bring too many agents; else undefined. */
  refuses(next: Scenario): string | undefined {
    return tooManyAgents(this, next);
  }

  /**
   * Advances the clock by hand: a length of time (milliseconds), or to what is booked next.
   *
   * @param left comes when nobody waits for it any more; the world then stands where the last entry left it.
   * @returns how many entries ran: at once where that is over after the first slice.
   * @throws AdvanceAbandoned when it was abandoned, EndlessChain when time stands still.
   */
  advance(by: Duration | "next", left?: Left): number | Promise<number> {
    if (by !== "next" && !(by >= 0))
      throw new RangeError(`The clock is advanced by milliseconds, not by ${String(by)}.`);
    this.catchUp();
    if (!this.isWorking) return this.#advances.advance(this.#life, by, left);
    return this.free().then(() => this.#advances.advance(this.#life, by, left));
  }

  /** The settings in force, in the form that people read and write. */
  writtenSettings(): Record<keyof Settings, unknown> {
    return writeSettings(this.center.settings);
  }

  /** Changes settings, given in the form that people write; on any problem none is changed. */
  changeSettings(patch: unknown): readonly Problem[] {
    const merged = mergeSettings(this.center.settings, patch);
    if ("problems" in merged) return merged.problems;
    this.#life.changeSettings(merged.settings);
    return [];
  }

  /** Whether the world is closed for good. */
  get isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Comes when the world is closed for good, for those who wait for something to happen in it. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** How a verification comes out, at once or, with `within`, as soon as that is certain. When the signal comes it is judged as it stands. */
  verdict(expectation: Expectation, signal?: AbortSignal): Promise<Verdict> {
    return findVerdict(this.journal, this.#wall, expectation, signal);
  }

  /** A telephone number for a caller to whom nobody gave one. */
  makeUpNumber(): string {
    return this.#life.makeUpNumber();
  }

  /** What a call from outside is made of when nobody says it: video to a queue for video. */
  usualMedia(to: CallTarget): Media {
    return usualMedia(this.scenario.center, to);
  }

  /** Lets the world's time stand still for good, and answers those who wait for it. */
  close(): void {
    this.#closing.abort();
    this.#turns.close();
    this.#life.end();
    this.journal.end();
  }

  /** Notes in the journal that an advance was abandoned, and where it has left the world. */
  #noteAbandoned({ message }: AdvanceAbandoned): void {
    const entry = this.journal.open("advance", "POST", `/worlds/${this.name}/clock/advance`, undefined);
    const ms = this.journal.mark(entry, message, 503, this.#seenAt);
    // Counted under one name: what it says is different each time.
    this.journal.tally("advance", "abandoned", ms);
  }
}
