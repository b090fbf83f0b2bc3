// The scenario that is played in a life of a world, and its players: a reload puts another in the place of the one before.

import { type AgentId, type Center, type Chance, finish, type Work } from "../../core/index.ts";
import type { Settings } from "../../forms/settings.ts";
import { agentsOnAutopilot } from "../../scenario/center/center-plan.ts";
import { Player } from "../../scenario/playing/player.ts";
import type { PlayerSnapshot } from "../../scenario/playing/player-snapshot.ts";
import { restoreScenario, type ScenarioSnapshot } from "../../scenario/reading/scenario-snapshot.ts";
import { copyWritten } from "../../scenario/reading/written-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { FakerWords } from "../../scenario/stage/generated-values.ts";
import { type Outcome, sayFailure } from "../../scenario/stage/outcome.ts";
import type { Faults } from "../faults/faults.ts";
import type { Beginning } from "./beginning.ts";

/** The play of a life, written down. */
export interface PlaySnapshot {
  /** The scenario that it has come to, with what was left of one before; null: that of its beginning. */
  readonly scenario: ScenarioSnapshot | null;
  /** The scenario that is still played, while the other waits for its turn; null: there is no other. */
  readonly played: ScenarioSnapshot | null;
  readonly editions: number;
  readonly player: PlayerSnapshot;
}

export interface PlayParts {
  readonly beginning: Beginning;
  readonly center: Center;
  readonly settings: () => Readonly<Settings>;
  readonly faults: Faults;
  readonly chance: Chance;
  readonly standIns: boolean;
  readonly report: (sentence: string) => void;
  readonly onOutcome: (outcome: Outcome) => void;
  /** Called with each player that takes over from another. */
  readonly onPlayer: (player: Player) => void;
}

export class Play {
  readonly #parts: PlayParts;
  #scenario: Scenario;
  #autopilots: ReadonlySet<AgentId>;
  #player: Player;
  /** How many scenarios were put in the place of another. */
  #editions = 0;

  /**
   * Casts the first player, which has not begun yet.
   *
   * @param scenario what `scenarioOf` returned.
   * @param snapshot what `resume` is going to go on from.
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
    this.#editions = snapshot.editions;
    const played = snapshot.played === null ? scenario : restoreScenario(snapshot.played);
    this.#player = this.#createPlayer(played, snapshot.player.edition, fakerWords);
  }

  /** The newest scenario. Its player may still wait for the one before to hand over. */
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

  /** Goes on as the play that was written down. */
  resume(snapshot: PlaySnapshot): void {
    this.#player.resume(snapshot.player);
    if (snapshot.played !== null) finish(this.#handingOver(this.#parts.beginning.fakerWords));
  }

  /** Returns the play as plain data, which shares its parts with this one: copy it before anything else happens. */
  *takingSnapshot(): Work<PlaySnapshot> {
    const { beginning } = this.#parts;
    const { scenario: played } = this.#player;
    return {
      scenario: this.#scenario === beginning.scenario ? null : yield* beginning.writing(this.#scenario),
      played: played === this.#scenario ? null : yield* beginning.writing(played),
      editions: this.#editions,
      player: this.#player.snapshot(),
    };
  }

  /**
   * Plays another scenario as soon as the present player can hand over.
   *
   * @yields how many agents the next player has met, where it takes over at once.
   */
  *replacingScenario(scenario: Scenario, fakerWords: FakerWords | undefined): Work {
    this.#scenario = scenario;
    this.#autopilots = autopilotsOf(scenario);
    this.#editions++;
    const { run } = this.#parts.center;
    for (const progress of this.#handingOver(fakerWords)) {
      yield progress;
      while (!run.goOn()) yield progress;
    }
  }

  /** Has a player of the present scenario take over: at once, or before the entry of the clock after the one at which the present player can. */
  *#handingOver(fakerWords: FakerWords | undefined): Work {
    const { center } = this.#parts;
    const before = this.#player;
    let isAtOnce = true;
    let canAtOnce = false;
    before.handOver(() => {
      if (isAtOnce) canAtOnce = true;
      else center.run.undertake(finishingWhenAbandoned(this.#takingOver(before, fakerWords)));
    });
    isAtOnce = false;
    if (canAtOnce) yield* this.#takingOver(before, fakerWords);
  }

  *#takingOver(before: Player, fakerWords: FakerWords | undefined): Work {
    this.#player = this.#createPlayer(this.#scenario, this.#editions, fakerWords);
    this.#parts.onPlayer(this.#player);
    yield* this.#player.startAfter(before);
  }

  #createPlayer(scenario: Scenario, edition: number, fakerWords: FakerWords | undefined): Player {
    const { center, settings, faults, chance, standIns, report, onOutcome } = this.#parts;
    return new Player({
      center,
      settings,
      faults,
      chance,
      scenario,
      fakerWords,
      standIns,
      edition,
      recordOutcome: (result) => {
        const outcome = { at: center.now, ...result };
        onOutcome(outcome);
        const sentence = sayFailure(outcome);
        if (sentence === undefined) return;
        report(`${scenario.name}${outcome.line > 0 ? `, line ${outcome.line}` : ""}: ${sentence}`);
      },
    });
  }
}

/** Does work that is done at once to its end when it is abandoned: an abandoned advance ends at a whole entry. */
function* finishingWhenAbandoned(work: Work): Work {
  try {
    for (let step = work.next(); step.done !== true; step = work.next()) yield step.value;
  } finally {
    finish(work);
  }
}

/** Returns the scenario that a life begins with or has come to. Its steps are always those of the script. */
export function scenarioOf({ scenario }: Beginning, snapshot: PlaySnapshot | undefined): Scenario {
  if (snapshot === undefined || snapshot.scenario === null) return scenario;
  const back = restoreScenario(snapshot.scenario);
  return copyWritten(back, { ...back, steps: scenario.steps });
}

function autopilotsOf({ center }: Scenario): ReadonlySet<AgentId> {
  return new Set(agentsOnAutopilot(center));
}
