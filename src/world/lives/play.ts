// Plays the scenario of a life, and replaces it and its player after a reload.

import { type AgentId, type Center, type Chance, finish, type Work } from "../../core/index.ts";
import type { GatewaySettings } from "../../forms/settings.ts";
import { listAgentsOnAutopilot } from "../../scenario/center/center-plan.ts";
import type { PlayerSnapshot } from "../../scenario/playing/player-snapshot.ts";
import { ScenarioPlayer } from "../../scenario/playing/scenario-player.ts";
import { restoreScenario, type ScenarioSnapshot } from "../../scenario/reading/scenario-snapshot.ts";
import { copyWritten } from "../../scenario/reading/written-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { FakerWords } from "../../scenario/stage/generated-values.ts";
import { describeFailure, type Outcome } from "../../scenario/stage/outcome.ts";
import type { Faults } from "../faults/faults.ts";
import type { Beginning } from "./beginning.ts";
import type { Outcomes } from "./outcomes.ts";

/** The play of a life as plain data. */
export interface PlaySnapshot {
  /** The latest scenario, with the agents and queues that a reload kept; null: the scenario of the beginning. */
  readonly scenario: ScenarioSnapshot | null;
  /** The scenario that is still played before the latest one takes over; null: the latest one is played. */
  readonly played: ScenarioSnapshot | null;
  readonly replacements: number;
  readonly player: PlayerSnapshot;
}

/** The parts that a scenario is played with. */
export interface PlayParts {
  readonly beginning: Beginning;
  readonly center: Center;
  readonly gatewaySettings: () => Readonly<GatewaySettings>;
  readonly faults: Faults;
  readonly chance: Chance;
  /** Whether the simulator plays agents that the steps name and that have no autopilot. */
  readonly standIns: boolean;
  readonly report: (sentence: string) => void;
  /** Gets the outcomes of the expectations, like `onOutcome`. */
  readonly outcomes: Outcomes;
  readonly onOutcome: (outcome: Outcome) => void;
  /** Called with each player that takes over from an earlier one. */
  readonly onPlayer: (player: ScenarioPlayer) => void;
}

/** The scenario of a life while it is played. */
export class Play {
  readonly #parts: PlayParts;
  #scenario: Scenario;
  #autopilots: ReadonlySet<AgentId>;
  #player: ScenarioPlayer;
  /** The number of replacements so far. */
  #replacements = 0;

  /**
   * Creates the first player, without starting it.
   *
   * @param scenario the result of `scenarioOf`.
   * @param snapshot the snapshot that `resume` will get.
   */
  constructor(parts: PlayParts, scenario: Scenario, snapshot: PlaySnapshot | undefined) {
    const { fakerWords } = parts.beginning;
    this.#parts = parts;
    this.#scenario = scenario;
    this.#autopilots = autopilotsOf(scenario);
    if (snapshot === undefined) {
      this.#player = this.#createPlayer(scenario, 0, fakerWords);
      return;
    }
    this.#replacements = snapshot.replacements;
    const played = snapshot.played === null ? scenario : restoreScenario(snapshot.played);
    this.#player = this.#createPlayer(played, snapshot.player.playerNumber, fakerWords);
  }

  /** The latest scenario. The player of the earlier one may not have handed over yet. */
  get scenario(): Scenario {
    return this.#scenario;
  }

  /** Plays the scenario at this moment. */
  get player(): ScenarioPlayer {
    return this.#player;
  }

  /** The agents that the scenario has put on autopilot. */
  get autopilots(): ReadonlySet<AgentId> {
    return this.#autopilots;
  }

  /** Continues from a snapshot. */
  resume(snapshot: PlaySnapshot): void {
    this.#player.resume(snapshot.player);
    if (snapshot.played !== null) finish(this.#handOverInSlices(this.#parts.beginning.fakerWords));
  }

  /** Returns the play as plain data that shares its parts with the original: copy it before anything else happens. */
  *takeSnapshotInSlices(): Work<PlaySnapshot> {
    const { beginning } = this.#parts;
    const { scenario: played } = this.#player;
    return {
      scenario: this.#scenario === beginning.scenario ? null : yield* beginning.writeScenarioInSlices(this.#scenario),
      played: played === this.#scenario ? null : yield* beginning.writeScenarioInSlices(played),
      replacements: this.#replacements,
      player: this.#player.snapshot(),
    };
  }

  /**
   * Plays another scenario as soon as the present player can hand over.
   *
   * @yields the number of agents that the next player has taken over, if it takes over immediately.
   */
  *replaceScenarioInSlices(scenario: Scenario, fakerWords: FakerWords | undefined): Work {
    this.#scenario = scenario;
    this.#autopilots = autopilotsOf(scenario);
    this.#replacements++;
    const { run } = this.#parts.center;
    for (const progress of this.#handOverInSlices(fakerWords)) {
      yield progress;
      while (!run.resume()) yield progress;
    }
  }

  /**
   * Replaces the player by one for the latest scenario. If the present player cannot hand over immediately, this happens after the clock
   * entry at which it can.
   */
  *#handOverInSlices(fakerWords: FakerWords | undefined): Work {
    const { center } = this.#parts;
    const former = this.#player;
    let isImmediate = true;
    let canHandOverNow = false;
    former.handOver(() => {
      if (isImmediate) canHandOverNow = true;
      else center.run.addWork("reload", finishWhenAbandoned(this.#takeOverInSlices(former, fakerWords)));
    });
    isImmediate = false;
    if (canHandOverNow) yield* this.#takeOverInSlices(former, fakerWords);
  }

  *#takeOverInSlices(former: ScenarioPlayer, fakerWords: FakerWords | undefined): Work {
    this.#player = this.#createPlayer(this.#scenario, this.#replacements, fakerWords);
    this.#parts.onPlayer(this.#player);
    yield* this.#player.startAfter(former);
  }

  #createPlayer(scenario: Scenario, playerNumber: number, fakerWords: FakerWords | undefined): ScenarioPlayer {
    const { center, gatewaySettings, faults, chance, standIns, report, outcomes, onOutcome } = this.#parts;
    return new ScenarioPlayer({
      center,
      gatewaySettings,
      faults,
      chance,
      scenario,
      fakerWords,
      standIns,
      playerNumber,
      recordOutcome: (result) => {
        const outcome = { at: center.now, ...result };
        outcomes.add(outcome);
        onOutcome(outcome);
        const sentence = describeFailure(outcome);
        if (sentence === undefined) return;
        report(`${scenario.name}${outcome.line > 0 ? `, line ${outcome.line}` : ""}: ${sentence}`);
      },
    });
  }
}

/** Completes work even if it is abandoned, because an abandoned advance must end between two entries. */
function* finishWhenAbandoned(work: Work): Work {
  try {
    for (let step = work.next(); step.done !== true; step = work.next()) yield step.value;
  } finally {
    finish(work);
  }
}

/** Returns the scenario that a life begins with or continues. Its steps are always those of the beginning. */
export function scenarioOf({ scenario }: Beginning, snapshot: PlaySnapshot | undefined): Scenario {
  if (snapshot === undefined || snapshot.scenario === null) return scenario;
  const restored = restoreScenario(snapshot.scenario);
  return copyWritten(restored, { ...restored, steps: scenario.steps });
}

function autopilotsOf({ center }: Scenario): ReadonlySet<AgentId> {
  return new Set(listAgentsOnAutopilot(center));
}
