// The beginning of a world: its center before anything happens in it. It is worked out once, and every reset goes back to it.
import { type CenterPlan, Chance, type Instant, inPieces, type Secrets, type Work } from "../../core/index.ts";
import type { Settings } from "../../forms/settings.ts";
import {
  restoreScenario,
  type ScenarioSnapshot,
  writeScenarioSnapshot,
} from "../../scenario/reading/scenario-snapshot.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type FakerWords, loadFakerWords, needsFakerWords } from "../../scenario/stage/generated-values.ts";
import { planOf } from "./core-plan.ts";
import { saltedSecrets } from "./secrets.ts";

export interface BeginningParts {
  readonly scenario: Scenario;
  readonly seed: number;
  /** Where it begins; undefined: at the moment of wall time at which it does. */
  readonly start: Instant | undefined;
  /** Settings that beat what a scenario says, this one or one that comes in its place. */
  readonly settings: Partial<Settings>;
}

/** How many numbers each random stream has given. A list, because an object of so many members is slow to read and to write. */
export type DrawsSnapshot = readonly (readonly [stream: string, drawn: number])[];

/** A beginning written down; no start is null. */
export interface BeginningSnapshot extends Omit<BeginningParts, "scenario" | "start"> {
  readonly start: Instant | null;
  readonly script: ScenarioSnapshot;
}

export class Beginning {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly start: Instant | undefined;
  readonly settings: Partial<Settings>;
  readonly secrets: Secrets;
  readonly fakerWords: FakerWords | undefined;
  /** Names made up and passwords sealed, which takes longer than all the rest. */
  readonly plan: CenterPlan;
  readonly #draws: ReadonlyMap<string, number>;

  private constructor(
    { scenario, seed, start, settings }: BeginningParts,
    {
      fakerWords,
      secrets,
      plan,
      draws,
    }: Pick<Beginning, "fakerWords" | "secrets" | "plan"> & { draws: Map<string, number> },
  ) {
    this.scenario = scenario;
    this.seed = seed;
    this.start = start;
    this.settings = settings;
    this.secrets = secrets;
    this.fakerWords = fakerWords;
    this.plan = plan;
    this.#draws = draws;
  }

  /** Works a beginning out. */
  static *making(
    parts: BeginningParts,
    fakerWords: FakerWords | undefined,
    secrets: Secrets = saltedSecrets(),
  ): Work<Beginning> {
    const draws = new Map<string, number>();
    const plan = yield* planOf(parts.scenario.center, new Chance(parts.seed, draws), secrets);
    return new Beginning(parts, { fakerWords, secrets, plan, draws });
  }

  /** The same world, as if it had begun with another scenario. */
  with(scenario: Scenario, fakerWords: FakerWords | undefined): Work<Beginning> {
    const { seed, start, settings, secrets } = this;
    return Beginning.making({ scenario, seed, start, settings }, fakerWords, secrets);
  }

  /**
   * Makes the world's chance as it was after the plan had been made, or after the given draws.
   *
   * @yields how many streams of numbers it has so far.
   */
  *makingChance(draws?: DrawsSnapshot): Work<Chance> {
    const made = new Map<string, number>();
    yield* inPieces(draws ?? this.#draws, ([stream, drawn]) => made.set(stream, drawn));
    return new Chance(this.seed, made);
  }

  /** Writes it down as plain data, to begin with in another process. */
  *takingSnapshot(): Work<BeginningSnapshot> {
    const { seed, start = null, settings } = this;
    return { seed, start, settings, script: yield* this.writing(this.scenario) };
  }

  /** Writes a scenario of the world down, its passwords sealed as the world does. */
  writing(scenario: Scenario): Work<ScenarioSnapshot> {
    return writeScenarioSnapshot(scenario, (clear) => this.secrets.seal(clear));
  }

  /** Works out the beginning that was written down. `beside`: a scenario that is played too, and may need made-up names. */
  static async restoring(
    { script, start, ...parts }: BeginningSnapshot,
    beside: Scenario | undefined,
  ): Promise<{ work: Work<Beginning> }> {
    const scenario = restoreScenario(script);
    const needs = needsFakerWords(scenario) || (beside !== undefined && needsFakerWords(beside));
    const fakerWords = needs ? await loadFakerWords() : undefined;
    return { work: Beginning.making({ ...parts, scenario, start: start ?? undefined }, fakerWords) };
  }
}
