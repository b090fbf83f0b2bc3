// Access to the present life of a world: its center, scenario, settings and clock, and the order of its requests.
import type { AgentId, Center, Duration, Instant, Media, Work } from "../core/index.ts";
import type { ClockMode } from "../forms/clock-mode.ts";
import type { Problem } from "../forms/problems.ts";
import type { GatewaySettings, Settings } from "../forms/settings.ts";
import { type CustomerCallTarget, mediaOfTarget } from "../scenario/center/center-plan.ts";
import type { ScenarioPlayer } from "../scenario/playing/scenario-player.ts";
import { mergeSettings, writeSettings } from "../scenario/reading/settings-schema.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../scenario/stage/outcome.ts";
import type { Faults } from "./faults/faults.ts";
import { explainTooManyAgents } from "./limits.ts";
import type { Life } from "./lives/life.ts";
import type { Lives } from "./lives/lives.ts";
import type { Outcomes } from "./lives/outcomes.ts";
import type { WorldState } from "./lives/world-state.ts";
import type { WorldTime } from "./lives/world-time.ts";
import type { ErrorBoundary } from "./time/error-boundary.ts";
import type { GetSignal, Turns, Working } from "./time/turns.ts";

/** The present life of a world. */
export abstract class WorldView {
  /** The present life, and the beginning that a reset returns to. */
  protected abstract get lives(): Lives;

  protected abstract readonly turns: Turns;

  protected abstract readonly time: WorldTime;

  /** The maximum number of agents. */
  abstract readonly maxAgents: number;

  protected get life(): Life {
    return this.lives.present;
  }

  /** The random seed. */
  get seed(): number {
    return this.lives.beginning.seed;
  }

  /** The contact center. A reset or a restored snapshot replaces it. */
  get center(): Center {
    return this.life.center;
  }

  /** Stops the world when an error is thrown in it; `failure` has the reason. A reset or a restored snapshot starts the world again. */
  get errorBoundary(): ErrorBoundary {
    return this.life.errorBoundary;
  }

  /** The faults of the world. A reset removes them. */
  get faults(): Faults {
    return this.life.faults;
  }

  /** The latest scenario, with the agents and queues that replacements kept. The steps of an earlier one may not have ended yet. */
  get scenario(): Scenario {
    return this.life.scenario;
  }

  /** The latest scenario as it was given. A reset returns to its beginning. */
  get script(): Scenario {
    return this.lives.beginning.scenario;
  }

  /** How many times another scenario took the place of the latest one: in a replacement, a restore or a rewind. */
  get scenarioChanges(): number {
    return this.lives.scenarioChanges;
  }

  /** The agents that the scenario has put on autopilot. */
  get autopilots(): ReadonlySet<AgentId> {
    return this.life.autopilots;
  }

  /** Plays the scenario. */
  get player(): ScenarioPlayer {
    return this.life.player;
  }

  /** The outcomes of the expectations that the steps wait for, as if they failed now. */
  get unmet(): Outcome[] {
    return this.player.unmet.map((outcome) => ({ at: this.center.now, ...outcome }));
  }

  /** The outcomes of the expectations so far. A reset or a restored snapshot clears them; a rewind keeps those up to its moment. */
  get outcomes(): Outcomes {
    return this.life.outcomes;
  }

  /** The mode of the clock in force. */
  get clockMode(): ClockMode {
    return this.life.pace.mode;
  }

  /** The time that the clock shows at this moment. It can be later than `center.now`, which moves only with requests and due entries. */
  get shownTime(): Instant {
    return this.life.pace.shownTime;
  }

  /** Whether a poll of a client is held at this moment. */
  get isListenedTo(): boolean {
    for (const { session } of this.center.state.agents.values()) if (session?.listening === true) return true;
    return false;
  }

  /** The settings in force, of the center and of the gateway. */
  get settings(): Readonly<Settings> {
    return this.life.settings.all;
  }

  /** The settings of the gateway in force. */
  get gatewaySettings(): Readonly<GatewaySettings> {
    return this.life.settings.gateway;
  }

  /** Returns the settings in force in their written form. */
  writeSettings(): Record<keyof Settings, unknown> {
    return writeSettings(this.settings);
  }

  /** Changes settings, given in their written form. Returns all problems; if there are any, no setting changes. */
  changeSettings(patch: unknown): readonly Problem[] {
    const merged = mergeSettings(this.settings, patch);
    if ("problems" in merged) return merged.problems;
    this.life.changeSettings(merged.settings);
    return [];
  }

  /** Returns a generated telephone number for a caller without one. */
  generateNumber(): string {
    return this.life.generateNumber();
  }

  /** Returns the default media of a call from outside: video if the queue is for video. */
  chooseDefaultMedia(to: CustomerCallTarget): Media {
    return mediaOfTarget(this.scenario.center, to);
  }

  /** Returns a sentence if another scenario would bring too many agents; else undefined. */
  explainTooManyAgents(next: Scenario): string | undefined {
    return explainTooManyAgents(this, next);
  }

  /** Returns the state as plain data that shares its parts with the world: copy it before anything else happens. */
  takeStateInSlices(): Work<WorldState> {
    return this.lives.takeSnapshotInSlices();
  }

  /** Advances a world that follows the wall clock to this moment. While work is in progress, only records the wall time. */
  catchUp(): void {
    this.time.catchUp();
  }

  /** Advances the world to an instant, as the wall clock did in a taped session. */
  followTo(at: Instant): void {
    this.time.followTo(at);
  }

  /** Runs the callback immediately if the world is free, otherwise when it becomes free. Callbacks keep their order. */
  whenFree(callback: () => void): void {
    this.time.whenFree(callback);
  }

  /** Runs the callback once after a wall time (milliseconds). Returns a function that cancels the callback. */
  after(wait: Duration, callback: () => void): () => void {
    return this.time.after(wait, callback);
  }

  /** The wall time of the last request, catch-up or beginning of a life. */
  get wallTime(): Instant {
    return this.time.wallTime;
  }

  /** Whether long work is in progress. Requests to the world wait meanwhile: see `whenFree`. */
  get isWorking(): boolean {
    return this.turns.isWorking;
  }

  /** The work in progress; undefined if there is none. */
  get working(): Working | undefined {
    return this.turns.working;
  }

  /** Resolves when no work is in progress. */
  waitUntilFree(): Promise<void> {
    return this.turns.waitUntilFree();
  }

  /**
   * Reads much of a free world in slices, or immediately if one slice is enough. The world is paused meanwhile.
   *
   * @param getSignal its signal is aborted when the result is no longer needed.
   * @throws Abandoned if the signal was aborted or the world was closed before all was read.
   */
  readInSlices<T>(work: Work<T>, getSignal?: GetSignal): T | Promise<T> {
    return this.turns.do("answer", this.life.withClockStopped(work), (read) => read, getSignal);
  }
}
