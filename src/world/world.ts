// A world: one isolated contact center with its clock, its scenario, its settings and its journal. It knows no HTTP.
import {
  type AgentId,
  Center,
  Chance,
  type CenterPlan as CorePlan,
  type Duration,
  defaultSettings,
  type Instant,
  type Media,
  type Secrets,
  type Settings,
} from "../core/index.ts";
import { type CallTarget, type CenterPlan, usualMedia } from "../scenario/center-plan.ts";
import { loadMadeUp, type MadeUp, needsMadeUp, phoneNumber } from "../scenario/made-up.ts";
import { Player } from "../scenario/player.ts";
import type { Problem } from "../scenario/problems.ts";
import type { ClockMode, Scenario } from "../scenario/scenario.ts";
import { mergeSettings, writeSettings } from "../scenario/settings-schema.ts";
import { nextMidnight } from "./calendar.ts";
import { Journal } from "./journal.ts";
import { Pace } from "./pace.ts";
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
  /** Tells a person what did not go as the scenario has it. */
  readonly report?: (sentence: string) => void;
}

/** Where a world with a manual clock begins: the same for everyone, so that runs can be compared. */
export const MANUAL_START: Instant = 1_767_603_600_000; // 2026-01-05T09:00:00Z

export class World {
  readonly name: string;
  readonly scenario: Scenario;
  readonly center: Center;
  readonly journal: Journal;
  readonly seed: number;
  /** The agents whom the scenario has on autopilot. */
  readonly autopilots: ReadonlySet<AgentId>;
  readonly #chance: Chance;
  readonly #pace: Pace;
  readonly #wall: WallClock;
  #seenAt: Instant;
  /** Whether the beginning of the next day is booked. */
  #countsDays = false;

  private constructor(options: WorldOptions, madeUp: MadeUp | undefined) {
    const { scenario, wall = systemWallClock } = options;
    const mode = options.clock ?? scenario.clock ?? { kind: "paced", factor: 1 };
    const now = Math.floor(wall.now());
    const start = options.start ?? scenario.start ?? (mode.kind === "manual" ? MANUAL_START : now);
    this.name = options.name;
    this.scenario = scenario;
    this.seed = seedOf(options.seed ?? scenario.seed ?? 1);
    this.#wall = wall;
    this.#seenAt = now;

    this.autopilots = new Set(scenario.center.agents.filter(({ autopilot }) => autopilot).map(({ id }) => id));
    const chance = new Chance(this.seed);
    this.#chance = chance;
    const settings = { ...defaultSettings, ...scenario.settings, ...options.settings };
    const secrets = saltedSecrets();
    const plan = planOf(scenario.center, chance, secrets, madeUp);
    this.center = new Center({ plan, settings, start, chance, secrets });
    this.journal = new Journal({ wall: () => this.#seenAt, world: () => this.center.now });
    this.#countDays();
    const report = (line: number, sentence: string): void =>
      options.report?.(`${scenario.name}${line > 0 ? `, line ${line}` : ""}: ${sentence}`);
    new Player({ center: this.center, chance, scenario, madeUp, report }).start();
    this.#pace = new Pace(this.center, mode, wall);
  }

  /** Makes a world and begins to play its scenario. */
  static async open(options: WorldOptions): Promise<World> {
    return new World(options, needsMadeUp(options.scenario) ? await loadMadeUp() : undefined);
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
    this.#countDays();
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

  /** Lets the world's time stand still for good. */
  close(): void {
    this.#pace.stop();
  }

  /** Where counters count the day, has every day's beginning noticed, once. */
  #countDays(): void {
    if (this.#countsDays || this.center.settings.statisticsSince !== "midnight") return;
    this.#countsDays = true;
    const { timeZone } = this.scenario.center;
    const book = (): void => this.center.bookDayBegin(nextMidnight(this.center.now, timeZone));
    const stop = this.center.log.listen(({ event }) => {
      if (event.type !== "day-began") return;
      if (this.center.settings.statisticsSince === "midnight") {
        book();
      } else {
        this.#countsDays = false;
        stop();
      }
    });
    book();
  }
}

function seedOf(seed: number | "random"): number {
  return seed === "random" ? Math.floor(Math.random() * 0x1_0000_0000) : seed;
}

/** The center of a scenario as the core takes it: passwords sealed, and names made up for agents who have none. */
function planOf(plan: CenterPlan, chance: Chance, secrets: Secrets, madeUp: MadeUp | undefined): CorePlan {
  const { vdn, phoneRange, queues, ivrs, numbers, agents } = plan;
  return {
    vdn,
    ...(phoneRange === undefined ? {} : { phoneRange }),
    queues: queues.map(({ record, ...queue }) => ({ ...queue, records: record ?? false })),
    ivrs,
    habits: numbers.map(({ talk, ...habit }) => ({ ...habit, talk })),
    agents: agents.map((agent) => ({
      ...agent,
      password: secrets.seal(agent.password),
      name: agent.name ?? madeUp?.personName(chance, `name/${agent.id}`) ?? `Agent ${agent.id}`,
    })),
  };
}
