// A world: one isolated contact center with its clock, its scenario, its settings and its journal. It knows no HTTP.
import {
  type AgentId,
  Center,
  Chance,
  type Duration,
  defaultSettings,
  type Instant,
  type Media,
  type Secrets,
  type Settings,
  takeIn,
} from "../core/index.ts";
import { complaint, type Outcome } from "../scenario/account.ts";
import { type CallTarget, usualMedia } from "../scenario/center-plan.ts";
import { loadMadeUp, type MadeUp, needsMadeUp, phoneNumber } from "../scenario/made-up.ts";
import { Player } from "../scenario/player.ts";
import type { Problem } from "../scenario/problems.ts";
import type { ClockMode, Scenario } from "../scenario/scenario.ts";
import { mergeSettings, writeSettings } from "../scenario/settings-schema.ts";
import { planOf } from "./core-plan.ts";
import { Days } from "./days.ts";
import { Journal } from "./journal.ts";
import { Pace } from "./pace.ts";
import { planReload } from "./reload.ts";
import { saltedSecrets } from "./secrets.ts";
import { systemWallClock, type WallClock } from "./wall.ts";

export interface WorldOptions {
  readonly name: string;
  readonly scenario: Scenario;
  /** These beat what the scenario says. */
  readonly seed?: number | "random";
  readonly clock?: ClockMode;
  readonly start?: Instant;
  readonly settings?: Partial<Settings>;
  readonly wall?: WallClock;
  /** Plays the agents whom the steps name and nobody else does: for a run without clients. */
  readonly standIns?: boolean;
  /** Tells a person what did not go as the scenario has it. */
  readonly report?: (sentence: string) => void;
  /** Gets the account of every expectation, as soon as it is known how it came out. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** Where a world with a manual clock begins: the same for everyone, so that runs can be compared. */
export const MANUAL_START: Instant = 1_767_603_600_000; // 2026-01-05T09:00:00Z

export class World {
  readonly name: string;
  readonly center: Center;
  readonly journal: Journal;
  readonly seed: number;
  readonly #options: WorldOptions;
  readonly #chance: Chance;
  readonly #secrets: Secrets;
  #scenario: Scenario;
  #autopilots: ReadonlySet<AgentId>;
  #player: Player;
  /** How many scenarios were put in the place of another. */
  #editions = 0;
  readonly #pace: Pace;
  readonly #wall: WallClock;
  readonly #days: Days;
  #seenAt: Instant;

  private constructor(options: WorldOptions, madeUp: MadeUp | undefined) {
    const { scenario, wall = systemWallClock } = options;
    const mode = options.clock ?? scenario.clock ?? { kind: "paced", factor: 1 };
    const now = Math.floor(wall.now());
    const start = options.start ?? scenario.start ?? (mode.kind === "manual" ? MANUAL_START : now);
    this.name = options.name;
    this.#options = options;
    this.#scenario = scenario;
    this.#autopilots = autopilotsOf(scenario);
    this.seed = seedOf(options.seed ?? scenario.seed ?? 1);
    this.#wall = wall;
    this.#seenAt = now;

    const chance = new Chance(this.seed);
    this.#chance = chance;
    const settings = { ...defaultSettings, ...scenario.settings, ...options.settings };
    const secrets = saltedSecrets();
    this.#secrets = secrets;
    const plan = planOf(scenario.center, chance, secrets, madeUp);
    this.center = new Center({ plan, settings, start, chance, secrets });
    this.journal = new Journal({ wall: () => this.#seenAt, world: () => this.center.now });
    this.#days = new Days(this.center, scenario.center.timeZone);
    this.#days.settle();
    this.#player = this.#castPlayer(madeUp);
    this.#player.start();
    this.#pace = new Pace(this.center, mode, wall, (sentence) => options.report?.(sentence));
  }

  /** Makes a world and begins to play its scenario. */
  static async open(options: WorldOptions): Promise<World> {
    return new World(options, needsMadeUp(options.scenario) ? await loadMadeUp() : undefined);
  }

  /** What is played. */
  get scenario(): Scenario {
    return this.#scenario;
  }

  /** The agents whom the scenario has on autopilot. */
  get autopilots(): ReadonlySet<AgentId> {
    return this.#autopilots;
  }

  /**
   * Plays another scenario in place of this one, from where its next step would begin on. Everyone stays in the state that they are in;
   * queues and agents that are new come in. Answers what it says otherwise and only a restart can change, in sentences.
   */
  async goOnWith(next: Scenario): Promise<readonly string[]> {
    const madeUp = needsMadeUp(next) ? await loadMadeUp() : undefined;
    this.catchUp();
    const { scenario, queues, agents, settings, lasting } = planReload(this.#scenario, next);
    this.center.perform(takeIn, planOf({ ...scenario.center, queues, agents }, this.#chance, this.#secrets, madeUp));
    // What beat the scenario at the start still does.
    const { settings: given = {} } = this.#options;
    const changed = Object.entries(settings).filter(([name]) => !Object.hasOwn(given, name));
    this.center.changeSettings({ ...this.center.settings, ...Object.fromEntries(changed) });
    this.#days.settle();
    this.#scenario = scenario;
    this.#autopilots = autopilotsOf(scenario);
    this.#editions++;
    const before = this.#player;
    before.handOver(() => {
      this.#player = this.#castPlayer(madeUp);
      this.#player.follow(before);
    });
    this.center.runUntil(this.center.now);
    return lasting;
  }

  /** Makes a player of the scenario, and lets it know what it needs to. */
  #castPlayer(madeUp: MadeUp | undefined): Player {
    const scenario = this.#scenario;
    const { report, onOutcome, standIns = false } = this.#options;
    const player = new Player({
      center: this.center,
      chance: this.#chance,
      scenario,
      madeUp,
      standIns,
      edition: this.#editions,
      account: (told) => {
        const outcome = { at: this.center.now, ...told };
        onOutcome?.(outcome);
        const sentence = complaint(outcome);
        if (sentence === undefined) return;
        report?.(`${scenario.name}${outcome.line > 0 ? `, line ${outcome.line}` : ""}: ${sentence}`);
      },
    });
    this.journal.onRequest = player.wantsRequests ? (operation, agent) => this.#onRequest(operation, agent) : undefined;
    return player;
  }

  /** Whether the scenario has come to its end: every track of its steps has, and no traffic is under way. Endless traffic always is. */
  get scriptIsOver(): boolean {
    return this.#player.isOver;
  }

  /** Whether every track of its steps has come to its end, whatever traffic there is. */
  get stepsAreOver(): boolean {
    return this.#player.stepsAreOver;
  }

  /** What the steps wait for at this moment, each as it would be told if they gave it up now. */
  get unmet(): Outcome[] {
    return this.#player.unmet.map((outcome) => ({ at: this.center.now, ...outcome }));
  }

  get clockMode(): ClockMode {
    return this.#pace.mode;
  }

  setClock(mode: ClockMode): void {
    this.#pace.setMode(mode);
  }

  /** Brings the world up to this moment, where it follows the wall clock. */
  catchUp(): void {
    const now = this.#wall.now();
    this.#seenAt = Math.floor(now);
    this.#pace.catchUp(now);
  }

  /** The moment of wall time up to which the world was brought last. */
  get seenAt(): Instant {
    return this.#seenAt;
  }

  /** Advances the clock by hand: a length of time (milliseconds), or to what is booked next. Answers how many entries ran. */
  advance(by: Duration | "next"): number {
    if (by !== "next" && !(by >= 0))
      throw new RangeError(`The clock is advanced by milliseconds, not by ${String(by)}.`);
    this.catchUp();
    try {
      return this.center.advance(by);
    } finally {
      this.#pace.rebase();
    }
  }

  /** The settings in force, in the form that people read and write. */
  writtenSettings(): Record<keyof Settings, unknown> {
    return writeSettings(this.center.settings);
  }

  /** Changes settings, given in the form that people write; on any problem none is changed. */
  changeSettings(patch: unknown): readonly Problem[] {
    const merged = mergeSettings(this.center.settings, patch);
    if ("problems" in merged) return merged.problems;
    this.center.changeSettings(merged.settings);
    this.#days.settle();
    return [];
  }

  /** A telephone number for a caller to whom nobody gave one. */
  makeUpNumber(): string {
    return phoneNumber(this.#chance, "made-up-number");
  }

  /** What a call from outside is made of when nobody says it: video to a queue for video. */
  usualMedia(to: CallTarget): Media {
    return usualMedia(this.scenario.center, to);
  }

  /** A request has come. What the steps make of it happens once it is answered, also where the clock stands still. */
  #onRequest(operation: string, agent: string | undefined): void {
    this.#player.onRequest(operation, agent === undefined ? undefined : Number(agent));
    queueMicrotask(() => this.center.runUntil(this.center.now));
  }

  /** Lets the world's time stand still for good. */
  close(): void {
    this.#pace.stop();
  }
}

function seedOf(seed: number | "random"): number {
  return seed === "random" ? Math.floor(Math.random() * 0x1_0000_0000) : seed;
}

function autopilotsOf({ center }: Scenario): ReadonlySet<AgentId> {
  return new Set(center.agents.filter(({ autopilot }) => autopilot).map(({ id }) => id));
}
