// The beginning of a world: its center before anything happens in it. It is worked out once, and every reset goes back to it.
import { type CenterPlan, Chance, type Secrets } from "../core/index.ts";
import type { MadeUp } from "../scenario/made-up.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { planOf } from "./core-plan.ts";

export class Beginning {
  readonly scenario: Scenario;
  readonly secrets: Secrets;
  readonly madeUp: MadeUp | undefined;
  /** Names made up and passwords sealed, which takes longer than all the rest. */
  readonly plan: CenterPlan;
  readonly #seed: number;
  readonly #draws = new Map<string, number>();

  constructor(scenario: Scenario, seed: number, secrets: Secrets, madeUp: MadeUp | undefined) {
    this.scenario = scenario;
    this.secrets = secrets;
    this.madeUp = madeUp;
    this.#seed = seed;
    this.plan = planOf(scenario.center, new Chance(seed, this.#draws), secrets, madeUp);
  }

  /** The world's chance as it was after the plan had been made. */
  chance(): Chance {
    return new Chance(this.#seed, new Map(this.#draws));
  }
}
