// The beginning of a world: its center before anything happens.
// It is made once per scenario, and every reset returns to it.
import { type CenterPlan, Chance, handleInSlices, type Instant, type Secrets, type Work } from "../../core/index.ts";
import type { Settings } from "../../forms/settings.ts";
import {
  restoreScenario,
  type ScenarioSnapshot,
  writeScenarioSnapshot,
} from "../../scenario/reading/scenario-snapshot.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type FakerWords, loadFakerWords, needsFakerWords } from "../../scenario/stage/generated-values.ts";
import { planOf } from "./core-plan.ts";
import { createSaltedSecrets } from "./secrets.ts";

/** The parts that the beginning of a world is created from. */
export interface BeginningParts {
  readonly scenario: Scenario;
  readonly seed: number;
  /** When it begins; undefined: at the wall time of its creation or reset. */
  readonly start: Instant | undefined;
  /** Settings that take precedence over those of the scenario and of later scenarios. */
  readonly settings: Partial<Settings>;
}

/** The number of draws from each random stream. A list, because an object with that many members is slow to read and write. */
export type DrawsSnapshot = readonly (readonly [stream: string, drawn: number])[];

/** A beginning as plain data. Without a start, `start` is null. */
export interface BeginningSnapshot extends Omit<BeginningParts, "scenario" | "start"> {
  readonly start: Instant | null;
  readonly script: ScenarioSnapshot;
}

/** The beginning of a world. */
export class Beginning {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly start: Instant | undefined;
  readonly settings: Partial<Settings>;
  readonly secrets: Secrets;
  readonly fakerWords: FakerWords | undefined;
  /** The center with hashed passwords. */
  readonly plan: CenterPlan;

  private constructor(
    { scenario, seed, start, settings }: BeginningParts,
    { fakerWords, secrets, plan }: Pick<Beginning, "fakerWords" | "secrets" | "plan">,
  ) {
    this.scenario = scenario;
    this.seed = seed;
    this.start = start;
    this.settings = settings;
    this.secrets = secrets;
    this.fakerWords = fakerWords;
    this.plan = plan;
  }

  /** Makes a beginning, with hashed passwords. */
  static *makeInSlices(
    parts: BeginningParts,
    fakerWords: FakerWords | undefined,
    secrets: Secrets = createSaltedSecrets(parts.seed),
  ): Work<Beginning> {
    const plan = yield* planOf(parts.scenario.center, secrets);
    return new Beginning(parts, { fakerWords, secrets, plan });
  }

  /** Makes the beginning of the same world with a different scenario. */
  with(scenario: Scenario, fakerWords: FakerWords | undefined): Work<Beginning> {
    const { seed, start, settings, secrets } = this;
    return Beginning.makeInSlices({ scenario, seed, start, settings }, fakerWords, secrets);
  }

  /**
   * Creates the random streams, as they are after the given draws.
   *
   * @yields the number of streams so far.
   */
  *makeChanceInSlices(draws: DrawsSnapshot = []): Work<Chance> {
    const made = new Map<string, number>();
    yield* handleInSlices(draws, ([stream, drawn]) => made.set(stream, drawn));
    return new Chance(this.seed, made);
  }

  /** Returns the beginning as plain data. */
  *takeSnapshotInSlices(): Work<BeginningSnapshot> {
    const { seed, start = null, settings } = this;
    return { seed, start, settings, script: yield* this.writeScenarioInSlices(this.scenario) };
  }

  /** Returns a scenario of the world as plain data, with hashed passwords. */
  writeScenarioInSlices(scenario: Scenario): Work<ScenarioSnapshot> {
    return writeScenarioSnapshot(scenario, (clear) => this.secrets.hash(clear));
  }

  /**
   * Loads the words of generated names if a scenario needs them. Resolves with the work of making a beginning from its snapshot.
   *
   * @param played the scenario in play if it is another one; it may also need generated names.
   */
  static async prepareRestore(
    { script, start, ...parts }: BeginningSnapshot,
    played: Scenario | undefined,
  ): Promise<{ work: Work<Beginning> }> {
    const scenario = restoreScenario(script);
    const areNeeded = needsFakerWords(scenario) || (played !== undefined && needsFakerWords(played));
    const fakerWords = areNeeded ? await loadFakerWords() : undefined;
    return { work: Beginning.makeInSlices({ ...parts, scenario, start: start ?? undefined }, fakerWords) };
  }
}
