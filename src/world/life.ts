// One life of a world: a center, what is played in it and what drives its time, from a beginning to a reset or the end.
import {
  type AgentId,
  Center,
  type Chance,
  defaultSettings,
  type Instant,
  type Settings,
  takeIn,
} from "../core/index.ts";
import { complaint, type Outcome } from "../scenario/account.ts";
import { type MadeUp, phoneNumber } from "../scenario/made-up.ts";
import { Player } from "../scenario/player.ts";
import type { ClockMode, Scenario } from "../scenario/scenario.ts";
import type { Beginning } from "./beginning.ts";
import { planOf } from "./core-plan.ts";
import { Days } from "./days.ts";
import { Faults } from "./faults/faults.ts";
import { Pace } from "./pace.ts";
import { planReload } from "./reload.ts";
import type { WallClock } from "./wall.ts";

export interface LifeParts {
  readonly beginning: Beginning;
  /** Settings that beat what a scenario says, this one or one that comes in its place. */
  readonly settings: Partial<Settings>;
  readonly start: Instant;
  readonly clock: ClockMode;
  readonly wall: WallClock;
  readonly standIns: boolean;
  readonly report: (sentence: string) => void;
  readonly onOutcome: (outcome: Outcome) => void;
  /** Hears who plays from now on. */
  readonly onPlayer: (player: Player) => void;
}

export class Life {
  readonly center: Center;
  readonly faults: Faults;
  readonly pace: Pace;
  readonly #parts: LifeParts;
  readonly #chance: Chance;
  readonly #days: Days;
  #scenario: Scenario;
  #autopilots: ReadonlySet<AgentId>;
  #player: Player;
  /** How many scenarios were put in the place of another. */
  #editions = 0;
  /** Who is to hear of the end; undefined when it has come. */
  #mourners: Set<() => void> | undefined = new Set();

  /** Begins to play. Throws when the first steps never let time pass; nothing is left of it then. */
  constructor(parts: LifeParts) {
    const { start, clock, wall } = parts;
    const { scenario, plan, secrets, madeUp } = parts.beginning;
    this.#parts = parts;
    this.#scenario = scenario;
    this.#autopilots = autopilotsOf(scenario);
    const chance = parts.beginning.chance();
    this.#chance = chance;
    const settings = { ...defaultSettings, ...scenario.settings, ...parts.settings };
    this.center = new Center({ plan, settings, start, chance, secrets });
    this.faults = new Faults(this.center, chance);
    this.#days = new Days(this.center, scenario.center.timeZone);
    this.#days.settle();
    this.#player = this.#castPlayer(madeUp);
    this.#player.start();
    this.pace = new Pace(this.center, clock, wall, parts.report);
    parts.onPlayer(this.#player);
  }

  /** What is played. */
  get scenario(): Scenario {
    return this.#scenario;
  }

  get player(): Player {
    return this.#player;
  }

  /** The agents whom the scenario has on autopilot. */
  get autopilots(): ReadonlySet<AgentId> {
    return this.#autopilots;
  }

  /** Plays another scenario in place of this one; see World.goOnWith. */
  goOnWith(next: Scenario, madeUp: MadeUp | undefined): readonly string[] {
    const { settings: given } = this.#parts;
    const { secrets } = this.#parts.beginning;
    const { scenario, queues, agents, settings, lasting } = planReload(this.#scenario, next);
    this.center.perform(takeIn, planOf({ ...scenario.center, queues, agents }, this.#chance, secrets, madeUp));
    // What beat the scenario at the start still does.
    const changed = Object.entries(settings).filter(([name]) => !Object.hasOwn(given, name));
    this.changeSettings({ ...this.center.settings, ...Object.fromEntries(changed) });
    this.#scenario = scenario;
    this.#autopilots = autopilotsOf(scenario);
    this.#editions++;
    const before = this.#player;
    before.handOver(() => {
      this.#player = this.#castPlayer(madeUp);
      this.#parts.onPlayer(this.#player);
      this.#player.follow(before);
    });
    this.center.runUntil(this.center.now);
    return lasting;
  }

  changeSettings(settings: Settings): void {
    this.center.changeSettings(settings);
    this.#days.settle();
  }

  /** A telephone number for a caller to whom nobody gave one. */
  makeUpNumber(): string {
    return phoneNumber(this.#chance, "made-up-number");
  }

  /** Calls back when this life ends; at once when it has. */
  onEnd(call: () => void): void {
    if (this.#mourners === undefined) call();
    else this.#mourners.add(call);
  }

  /** Lets time stand still for good, and tells those who wanted to know. */
  end(): void {
    const mourners = this.#mourners ?? [];
    this.#mourners = undefined;
    this.pace.stop();
    for (const call of mourners) call();
  }

  /** Makes a player of the scenario, and lets it know what it needs to. */
  #castPlayer(madeUp: MadeUp | undefined): Player {
    const scenario = this.#scenario;
    const { standIns, report, onOutcome } = this.#parts;
    return new Player({
      center: this.center,
      faults: this.faults,
      chance: this.#chance,
      scenario,
      madeUp,
      standIns,
      edition: this.#editions,
      account: (told) => {
        const outcome = { at: this.center.now, ...told };
        onOutcome(outcome);
        const sentence = complaint(outcome);
        if (sentence === undefined) return;
        report(`${scenario.name}${outcome.line > 0 ? `, line ${outcome.line}` : ""}: ${sentence}`);
      },
    });
  }
}

function autopilotsOf({ center }: Scenario): ReadonlySet<AgentId> {
  return new Set(center.agents.filter(({ autopilot }) => autopilot).map(({ id }) => id));
}
