// The present life of a world as others read it: its center, its scenario, its settings and its clock.
import type { AgentId, Center, Media, Work } from "../core/index.ts";
import type { ClockMode } from "../forms/clock-mode.ts";
import type { Settings } from "../forms/settings.ts";
import { type CallTarget, defaultMedia } from "../scenario/center/center-plan.ts";
import type { Player } from "../scenario/playing/player.ts";
import { writeSettings } from "../scenario/reading/settings-schema.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../scenario/stage/outcome.ts";
import type { Faults } from "./faults/faults.ts";
import type { Life } from "./lives/life.ts";
import type { Lives } from "./lives/lives.ts";
import type { Fence } from "./time/fence.ts";
import type { Left, Turns, Working } from "./time/turns.ts";

export abstract class WorldView {
  /** Holds the present life and the beginning that a reset goes back to. */
  protected abstract get lives(): Lives;

  protected abstract readonly turns: Turns;

  protected get life(): Life {
    return this.lives.present;
  }

  get seed(): number {
    return this.lives.beginning.seed;
  }

  /** The contact center. A reset or a restored snapshot puts another in its place. */
  get center(): Center {
    return this.life.center;
  }

  /** Stops the world when something in it throws; `fence.failure` says why. A reset or a restored snapshot starts it again. */
  get fence(): Fence {
    return this.life.fence;
  }

  /** The trouble that its clients are in on purpose. A reset takes all of it back. */
  get faults(): Faults {
    return this.life.faults;
  }

  /** What is played. */
  get scenario(): Scenario {
    return this.life.scenario;
  }

  /** The scenario that was given last, as it was given; a reset goes back to its beginning. */
  get script(): Scenario {
    return this.lives.beginning.scenario;
  }

  /** The agents whom the scenario has on autopilot. */
  get autopilots(): ReadonlySet<AgentId> {
    return this.life.autopilots;
  }

  /** Plays the scenario. */
  get player(): Player {
    return this.life.player;
  }

  /** What the steps wait for at this moment, each as it would be told if they gave it up now. */
  get unmet(): Outcome[] {
    return this.player.unmet.map((outcome) => ({ at: this.center.now, ...outcome }));
  }

  get clockMode(): ClockMode {
    return this.life.pace.mode;
  }

  /** Whether a client waits for events at this moment, its poll being held. */
  get isListenedTo(): boolean {
    for (const { session } of this.center.state.agents.values()) if (session?.listening === true) return true;
    return false;
  }

  /** The settings in force, of the center and of the gateway. */
  get settings(): Readonly<Settings> {
    return this.life.settings;
  }

  /** The settings in force, in the form that people read and write. */
  writtenSettings(): Record<keyof Settings, unknown> {
    return writeSettings(this.settings);
  }

  /** A telephone number for a caller to whom nobody gave one. */
  makeUpNumber(): string {
    return this.life.makeUpNumber();
  }

  /** What a call from outside is made of when nobody says it: video to a queue for video. */
  usualMedia(to: CallTarget): Media {
    return defaultMedia(this.scenario.center, to);
  }

  /** Whether long work is under way. What comes for the world meanwhile waits its turn: see `whenFree`. */
  get isWorking(): boolean {
    return this.turns.isWorking;
  }

  /** What it is busy with, and how far it is; undefined while it is free. */
  get working(): Working | undefined {
    return this.turns.working;
  }

  /** Resolves when the world is free. */
  free(): Promise<void> {
    return this.turns.free();
  }

  /**
   * Reads what may be much of a world that is free, in slices; at once where the first one is enough. The world does not move until it is read.
   *
   * @param left comes when nobody waits for it any more.
   * @throws Abandoned when it came, or the world was closed, before all was read.
   */
  readInSlices<T>(work: Work<T>, left?: Left): T | Promise<T> {
    return this.turns.do("answer", this.life.standingStill(work), (read) => read, left);
  }
}
