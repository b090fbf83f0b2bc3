// One life of a world, with its center, scenario and clock: it lasts until a reset, restore or rewind, an error, or the world's end.
import {
  type AgentId,
  addQueuesAndAgents,
  type Center,
  type CenterSnapshot,
  type Chance,
  type CenterPlan as CorePlan,
  collectInSlices,
  type Instant,
  type Work,
} from "../../core/index.ts";
import type { ClockMode } from "../../forms/clock-mode.ts";
import { defaultSettings, type GatewaySettings, gatewaySettingsOf, type Settings } from "../../forms/settings.ts";
import type { ScenarioPlayer } from "../../scenario/playing/scenario-player.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { drawPhoneNumber, type FakerWords } from "../../scenario/stage/generated-values.ts";
import type { Outcome } from "../../scenario/stage/outcome.ts";
import type { LifeEnd } from "../../words/life-end.ts";
import type { PortOpener } from "../faults/fault-port.ts";
import { Faults, type FaultsParts, type FaultsSnapshot } from "../faults/faults.ts";
import { Days } from "../time/days.ts";
import { ErrorBoundary } from "../time/error-boundary.ts";
import { Pace, type Report } from "../time/pace.ts";
import type { Slicing } from "../time/slices.ts";
import type { WallClock } from "../time/wall.ts";
import type { DrawsSnapshot } from "./beginning.ts";
import { planOf } from "./core-plan.ts";
import { EndListeners, type OnEnd } from "./end-listeners.ts";
import { type CenterOrigin, makeCenterInSlices } from "./making-center.ts";
import { Outcomes } from "./outcomes.ts";
import { Play, type PlaySnapshot, scenarioOf } from "./play.ts";
import { planReloadInSlices } from "./reload.ts";
import { SettingsInForce } from "./settings-in-force.ts";

/** A life as plain data. */
export interface LifeSnapshot extends PlaySnapshot {
  readonly center: CenterSnapshot;
  /** The settings of the gateway. */
  readonly settings: GatewaySettings;
  readonly draws: DrawsSnapshot;
  readonly faults: FaultsSnapshot;
}

/** The parts that a life is created from. */
export interface LifeParts extends CenterOrigin, Pick<FaultsParts, "onEventsAffected"> {
  /** When it begins, or the snapshot that it continues. It takes over the parts of the snapshot. */
  readonly from: Instant | LifeSnapshot;
  readonly clock: ClockMode;
  readonly wall: WallClock;
  readonly standIns: boolean;
  readonly report: Report;
  readonly portOpener: PortOpener;
  /** Cuts long runs into slices; without it, runs are synchronous. */
  readonly slicing: Slicing | undefined;
  /** Called when a run of its clock has paused and must continue in slices. */
  readonly onPaused: (life: Life) => void;
  readonly onOutcome: (outcome: Outcome) => void;
  /** Called with each new player. */
  readonly onPlayer: (player: ScenarioPlayer) => void;
}

/** The number of agents that are added per piece of work. */
const AGENTS_PER_PIECE = 500;

/** One life of a world. */
export class Life {
  readonly center: Center;
  readonly faults: Faults;
  /** The outcomes of the expectations so far. */
  readonly outcomes = new Outcomes();
  #pace: Pace | undefined;
  /** Ends this life when a callback in it throws. */
  readonly errorBoundary: ErrorBoundary;
  readonly #parts: LifeParts;
  readonly #chance: Chance;
  readonly settings: SettingsInForce;
  readonly #days: Days;
  readonly #play: Play;
  readonly #endListeners = new EndListeners();

  /** Creates a life that plays nothing yet; see `makeInSlices`. */
  private constructor(
    parts: LifeParts,
    { scenario, settings, chance, center }: Pick<Life, "scenario" | "settings" | "center"> & { chance: Chance },
  ) {
    const snapshot = typeof parts.from === "number" ? undefined : parts.from;
    this.#parts = parts;
    this.#chance = chance;
    this.center = center;
    center.causes.beforeSilenceCheck = () => parts.tape?.settle();
    this.settings = settings;
    const gatewaySettings = () => settings.gateway;
    this.faults = new Faults(center, chance, { ...parts, gatewaySettings });
    this.#days = new Days(this.center, scenario.center.timeZone);
    const { faults, outcomes } = this;
    this.#play = new Play({ ...parts, center, gatewaySettings, faults, chance, outcomes }, scenario, snapshot);
    this.errorBoundary = new ErrorBoundary((sentence) => {
      // Callbacks can outlive a reset. Their errors must not stop the next life.
      if (this.#endListeners.hasEnded) return;
      parts.report(sentence);
      this.end();
    });
    const { slicing } = parts;
    if (slicing === undefined) return;
    const cut = slicing.cut();
    this.center.run.pauseBetweenEntries({
      begin: () => cut.begin(),
      areDue: () => cut.areDue(),
      // Until the life is made, `makeInSlices` continues the run.
      onPaused: () => {
        if (this.#pace !== undefined) parts.onPaused(this);
      },
    });
  }

  /**
   * Creates a life, and begins to play or continues from a snapshot.
   *
   * @throws EndlessChain if the first steps never let time pass. Nothing remains of a life that fails or is abandoned.
   */
  static *makeInSlices(parts: LifeParts): Work<Life> {
    const { beginning, from } = parts;
    const snapshot = typeof from === "number" ? undefined : from;
    const scenario = scenarioOf(beginning, snapshot);
    const chance = yield* beginning.makeChanceInSlices(snapshot?.draws);
    const initial = { ...defaultSettings, ...scenario.settings, ...beginning.settings };
    const center = yield* makeCenterInSlices(parts, initial, chance);
    const settings = new SettingsInForce(center, snapshot?.settings ?? gatewaySettingsOf(initial));
    const life = new Life(parts, { scenario, settings, chance, center });
    try {
      yield { done: 0, of: 0 };
      yield* life.#begin();
      return life;
    } finally {
      if (life.#pace === undefined) life.faults.end();
    }
  }

  *#begin(): Work {
    const { from, clock, wall, report, onPlayer } = this.#parts;
    if (typeof from === "number") {
      this.#days.update();
      yield* this.#play.player.start();
    } else {
      this.faults.restore(from.faults);
      if (from.center.clock.entries.some(({ timer }) => timer.kind === "day-begins")) this.#days.resume();
      this.#play.resume(from);
    }
    this.#pace = new Pace(this.center, clock, wall, report, this.errorBoundary);
    onPlayer(this.#play.player);
  }

  /** Advances its clock with the wall clock. */
  get pace(): Pace {
    if (this.#pace === undefined) throw new Error("A life that is being made has no pace yet.");
    return this.#pace;
  }

  /** Returns the life as plain data that shares its parts with the original: copy it before anything else happens. */
  *takeSnapshotInSlices(): Work<LifeSnapshot> {
    const { player, ...play } = yield* this.#play.takeSnapshotInSlices();
    return {
      ...play,
      center: yield* this.center.takeSnapshotInSlices(),
      settings: this.settings.gateway,
      draws: yield* collectInSlices(this.#chance.draws),
      faults: this.faults.snapshot(),
      player,
    };
  }

  /** Does work, such as copying this life in slices, while its clock is stopped. */
  *withClockStopped<Result>(work: Work<Result>): Work<Result> {
    this.pace.freeze();
    try {
      return yield* work;
    } finally {
      this.pace.unfreeze();
    }
  }

  /** The latest scenario, with the agents and queues that replacements kept. The steps of an earlier one may not have ended yet. */
  get scenario(): Scenario {
    return this.#play.scenario;
  }

  get player(): ScenarioPlayer {
    return this.#play.player;
  }

  /** The agents that the scenario has put on autopilot. */
  get autopilots(): ReadonlySet<AgentId> {
    return this.#play.autopilots;
  }

  /** Replaces the scenario; see World.replaceScenario. */
  *replaceScenarioInSlices(next: Scenario, fakerWords: FakerWords | undefined): Work<readonly string[]> {
    const { secrets, settings: given } = this.#parts.beginning;
    const reload = yield* planReloadInSlices(this.scenario, next, secrets);
    const { scenario, queues, agents, settings, unchanged } = reload;
    const plan = yield* planOf({ ...scenario.center, queues, agents }, secrets);
    yield* this.#addInSlices(plan);
    // Settings that were given for the world still take precedence.
    const changed = Object.entries(settings).filter(([name]) => !Object.hasOwn(given, name));
    this.changeSettings({ ...this.settings.all, ...Object.fromEntries(changed) });
    yield* this.#play.replaceScenarioInSlices(scenario, fakerWords);
    this.center.runUntil(this.center.now);
    return unchanged;
  }

  *#addInSlices({ queues, agents }: Pick<CorePlan, "queues" | "agents">): Work {
    this.center.perform(addQueuesAndAgents, { queues, agents: [] });
    for (let i = 0; i < agents.length; i += AGENTS_PER_PIECE) {
      this.center.perform(addQueuesAndAgents, { queues: [], agents: agents.slice(i, i + AGENTS_PER_PIECE) });
      yield { done: Math.min(i + AGENTS_PER_PIECE, agents.length), of: agents.length };
    }
  }

  /** Continues a paused run to its end. */
  *settleInSlices(): Work {
    const { run } = this.center;
    while (!run.resume()) yield run.work?.progress ?? { done: run.ran, of: run.ran };
  }

  /** Applies other settings of center and gateway from now on. */
  changeSettings(settings: Settings): void {
    this.settings.change(settings, () => this.#days.findDayStart());
    this.#days.update();
  }

  /** Returns a generated telephone number for a caller without one. */
  generateNumber(): string {
    return drawPhoneNumber(this.#chance, "made-up-number");
  }

  /** Runs the callback when this life ends, or immediately if it has ended. Returns a function that cancels the callback. */
  onEnd(callback: OnEnd): () => void {
    return this.#endListeners.add(callback);
  }

  /** Stops the clock permanently, closes the ports of faults, and calls the callbacks of `onEnd`. */
  end(how: LifeEnd = "ended"): void {
    const callbacks = this.#endListeners.end();
    this.#pace?.stop();
    this.center.run.abandon();
    this.errorBoundary.run(() => this.faults.end());
    for (const callback of callbacks) this.errorBoundary.run(() => callback(how));
  }
}
