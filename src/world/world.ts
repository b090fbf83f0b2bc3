// A world: one isolated contact center with its clock, its scenario, its settings and its journal. It knows no HTTP.
import { type Duration, finish, type Instant, type Progress, type Work } from "../core/index.ts";
import type { ClockMode } from "../forms/clock-mode.ts";
import { DEFAULT_MAX_AGENTS } from "../forms/max-agents.ts";
import type { Problem } from "../forms/problems.ts";
import type { Player } from "../scenario/playing/player.ts";
import { mergeSettings } from "../scenario/reading/settings-schema.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type FakerWords, loadFakerWords, needsFakerWords } from "../scenario/stage/generated-values.ts";
import { Changes } from "./changes.ts";
import { openNoPort } from "./faults/fault-port.ts";
import type { ClientObserver } from "./findings/client-observer.ts";
import type { Findings } from "./findings/findings.ts";
import type { Journal } from "./journal/journal.ts";
import { tooManyAgents } from "./limits.ts";
import { Beginning } from "./lives/beginning.ts";
import type { Life } from "./lives/life.ts";
import { Lives, type LivesParts } from "./lives/lives.ts";
import { WorldTime } from "./lives/world-time.ts";
import { Observation } from "./observation.ts";
import type { GivenSnapshot } from "./reading/read-snapshot-aside.ts";
import type { WorldSnapshot } from "./reading/snapshot.ts";
import { doInSlices, type Left, Turns } from "./time/turns.ts";
import { systemWallClock, type WallClock } from "./time/wall.ts";
import { findVerdict, type Verdict } from "./verification/verdict.ts";
import type { Expectation } from "./verification/verification.ts";
import { beginningParts, DEFAULT_WORLD, firstMode, type WorldOptions } from "./world-options.ts";
import { WorldView } from "./world-view.ts";

export { MANUAL_START, type WorldOptions } from "./world-options.ts";

export class World extends WorldView {
  readonly name: string;
  readonly journal: Journal;
  /** What its clients did that the real gateway would punish or its documents advise against. A reset keeps it, as it keeps the journal. */
  readonly findings: Findings;
  /** Is told by the gateway what clients do, and finds what is wrong about it. */
  readonly watch: ClientObserver;
  readonly ttl: Duration | undefined;
  /** How many agents it may have. */
  readonly maxAgents: number;
  readonly #wall: WallClock;
  readonly #parts: LivesParts;
  protected readonly turns: Turns;
  readonly #time: WorldTime;
  readonly #changes: Changes;
  #lives!: Lives;
  readonly #closing = new AbortController();
  /** Hears that it goes on from a snapshot: sessions are there that nobody has signed in. */
  onRestored: () => void = () => {};

  private constructor(options: WorldOptions) {
    super();
    const { name, ttl, maxAgents = DEFAULT_MAX_AGENTS, wall = systemWallClock, standIns = false, slicing } = options;
    const { report = () => {}, onOutcome = () => {}, portOpener = () => openNoPort } = options;
    this.name = name;
    this.ttl = ttl;
    this.maxAgents = maxAgents;
    this.#wall = wall;
    this.turns = new Turns(slicing);
    const life = () => this.life;
    this.#time = new WorldTime({ wall, turns: this.turns, life, journal: () => this.journal, name });
    const observation = new Observation({
      center: () => this.center,
      settings: () => this.settings,
      fence: () => this.fence,
      entered: () => this.#time.enteredAt,
      now: () => wall.now(),
      report,
    });
    this.journal = observation.journal;
    this.findings = observation.findings;
    this.watch = observation.watch;
    const onPlayer = (player: Player) => observation.reportRequestsTo(player);
    this.#changes = new Changes({
      world: this,
      turns: this.turns,
      slicing,
      time: this.#time,
      lives: () => this.#lives,
    });
    const guidsOf = name === DEFAULT_WORLD ? "" : name;
    const onPaused = (paused: Life) => this.#time.goOnLater(paused);
    const parts = { maxAgents, guidsOf, wall, standIns, report, onOutcome, onPlayer, slicing, onPaused };
    this.#parts = { ...parts, portOpener: portOpener(name) };
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
    const fakerWords = needsFakerWords(scenario) ? await loadFakerWords() : undefined;
    const world = new World(options);
    const making = world.#making(options, fakerWords);
    world.#lives = await doInSlices(slicing, "making of the world", making, left, onProgress);
    return world;
  }

  *#making(options: WorldOptions, fakerWords: FakerWords | undefined): Work<Lives> {
    const beginning = yield* Beginning.making(beginningParts(options), fakerWords);
    return yield* Lives.making(this.#parts, beginning, firstMode(options), this.#time.seenAt);
  }

  protected get lives(): Lives {
    return this.#lives;
  }

  /**
   * Plays another scenario in place of this one, from where its next step would begin on. Everyone stays in the state that they are in;
   * queues and agents that are new come in. Answers what it says otherwise and only a restart can change, in sentences.
   *
   * @throws EndlessChain when its first steps never let time pass; the world is then as it was.
   */
  replaceScenario(next: Scenario): Promise<readonly string[]> {
    return this.#changes.replaceScenario(next);
  }

  /**
   * Goes back to the beginning of its scenario, the one that was given last: sessions and calls are gone, and settings are what they were.
   * Name, seed, start, the mode of the clock and the journal stay.
   *
   * @param left comes when nobody waits for it any more; the world then stays as it is.
   * @throws Abandoned when it came before the new beginning was made.
   */
  reset(left?: Left): void | Promise<void> {
    return this.#changes.reset(left);
  }

  /**
   * The whole world as plain data: who is at what, calls, timers, chance, counters, faults, events that wait, and where the steps stand.
   * Polls cannot be written down: their clients ask again. The journal is about the requests of this process, and is not in it.
   * It is written at once, however long that takes.
   */
  snapshot(): WorldSnapshot {
    this.catchUp();
    return finish(this.#changes.writing());
  }

  /**
   * The same of a world that is free, written in slices: at once where it is over after the first one. Until it is written the world does
   * not move.
   *
   * @param left comes when nobody waits for it any more.
   * @throws Abandoned when it came, or the world was closed, before the snapshot was written.
   */
  snapshotInSlices(left?: Left): WorldSnapshot | Promise<WorldSnapshot> {
    return this.turns.do("snapshot", this.#changes.writing(), (written) => written, left);
  }

  /**
   * Goes on from a snapshot, of this world or another, as if nothing had happened since. Name, time to live and journal stay its own.
   *
   * @param left comes when nobody waits for it any more.
   * @throws SnapshotError when it is refused, Abandoned when `left` came; the world is then as it was.
   */
  restore(snapshot: unknown, left?: Left): Promise<void> {
    return this.restoreFrom({ value: snapshot }, left);
  }

  /** Does the same with a snapshot that may be given as the bytes of its JSON, which belong to the world from then on. */
  async restoreFrom(given: GivenSnapshot, left?: Left): Promise<void> {
    await this.#changes.restore(given, left);
    this.onRestored();
  }

  /** Calls back when the present center ends, by a reset or for good; at once when it has. Answers how to take that back. */
  onEnd(call: () => void): () => void {
    return this.life.onEnd(call);
  }

  setClock(mode: ClockMode): void {
    this.life.pace.setMode(mode);
  }

  /** Brings the world up to this moment, where it follows the wall clock; while it works, that is when its work is over. */
  catchUp(): void {
    this.#time.catchUp();
  }

  /** Calls back at once if the world is free, else when its turn has come. */
  whenFree(callback: () => void): void {
    this.#time.whenFree(callback);
  }

  /** Calls back once after a length of wall time; what is answered takes that back. */
  after(wait: Duration, call: () => void): () => void {
    return this.#time.after(wait, call);
  }

  /** The moment of wall time up to which the world was brought last. */
  get seenAt(): Instant {
    return this.#time.seenAt;
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
    return this.#time.advance(by, left);
  }

  /** Changes settings, given in the form that people write; on any problem none is changed. */
  changeSettings(patch: unknown): readonly Problem[] {
    const merged = mergeSettings(this.settings, patch);
    if ("problems" in merged) return merged.problems;
    this.life.changeSettings(merged.settings);
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

  /** Lets the world's time stand still for good, and answers those who wait for it. */
  close(): void {
    this.#closing.abort();
    this.turns.close();
    this.life.end();
    this.journal.end();
  }
}
