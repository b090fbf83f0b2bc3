// Plays a scenario in a center: signs in agents, runs the steps, and generates traffic.

import { type AgentId, type Duration, type LoggedEvent, signOut, type Work } from "../../core/index.ts";
import { type AgentPlan, listAgentsOnAutopilot } from "../center/center-plan.ts";
import { ChatPlay } from "../chats/chat-play.ts";
import { subjectOfAgent } from "../conditions/condition.ts";
import type { Scenario, Step } from "../scenario.ts";
import { AGENTS_PER_SLICE, Autopilot } from "../stage/autopilot.ts";
import type { Outcome } from "../stage/outcome.ts";
import type { ScriptTimer, Stage } from "../stage/stage.ts";
import type { ActionStep } from "../steps/index.ts";
import { Traffic } from "../traffic/traffic.ts";
import { LedgerRecorder } from "./ledger-recorder.ts";
import { type PlayerParts, SCRIPT } from "./player-parts.ts";
import type { PlayerSnapshot } from "./player-snapshot.ts";
import { findStandIns, NO_STAND_INS, type StandIns } from "./stand-ins.ts";
import { createPathFinder } from "./step-paths.ts";
import { Tracks } from "./tracks.ts";

/** Plays one scenario. A reload creates another player, which takes over. */
export class ScenarioPlayer {
  readonly #stage: Stage;
  readonly #scenario: Scenario;
  readonly #standIns: StandIns;
  readonly #autopilot: Autopilot;
  readonly #chats: ChatPlay;
  readonly #traffic: Traffic;
  readonly #tracks: Tracks;
  readonly #recorder: LedgerRecorder;
  #isRecheckScheduled = false;
  readonly #playerNumber: number;
  #unsubscribe: (() => void) | undefined;

  constructor({ scenario, gatewaySettings, standIns, playerNumber = 0, ...parts }: PlayerParts) {
    const { center } = parts;
    const { center: plan, variables, steps } = scenario;
    this.#scenario = scenario;
    this.#playerNumber = playerNumber;
    this.#stage = {
      ...parts,
      plan,
      variables,
      schedule: (after, timer, turn) => center.schedule(SCRIPT, center.now + after, { playerNumber, timer }, turn),
      recordRequest: (operation, agent) => this.#recorder.recordSimulatedRequest(operation, agent),
    };
    this.#standIns = standIns ? findStandIns(scenario) : NO_STAND_INS;
    this.#recorder = new LedgerRecorder(center, gatewaySettings, steps, (key) => this.#tracks.markChanged(key));
    this.#autopilot = new Autopilot(this.#stage, this.#standIns.behaviors);
    const recheckSoon = () => this.#recheckSoon();
    this.#chats = new ChatPlay(this.#stage, this.#autopilot);
    this.#traffic = new Traffic(this.#stage, this.#chats.customers, recheckSoon);
    this.#tracks = new Tracks(this.#stage, {
      traffic: this.#traffic,
      customers: this.#chats.customers,
      autopilot: this.#autopilot,
      ledger: this.#recorder.ledger,
      recheckSoon,
      onActed: (step) => this.#onActed(step),
      pathOf: createPathFinder(scenario),
    });
  }

  /** The scenario that it plays. */
  get scenario(): Scenario {
    return this.#scenario;
  }

  /** Whether all tracks have ended and no traffic continues. Traffic without an end always continues. */
  get isOver(): boolean {
    return this.#tracks.areOver && !this.#traffic.isOngoing;
  }

  /** Whether all tracks have ended. */
  get stepsAreOver(): boolean {
    return this.#tracks.areOver;
  }

  /** The conditions that steps `waitFor` wait for now, as failed expectations. */
  get unmet(): Omit<Outcome, "at">[] {
    return this.#tracks.unmet;
  }

  /** The current step of each track, except of those that wait for other tracks. */
  get currentSteps(): Step[] {
    return this.#tracks.currentSteps;
  }

  /** Whether the steps name requests, so that onRequest must be called. */
  get wantsRequests(): boolean {
    return this.#recorder.wantsRequests;
  }

  /**
   * Returns the expected number of calls from traffic.
   *
   * @param by the length of time from now, in milliseconds.
   */
  countExpectedCalls(by: Duration): number {
    return this.#traffic.countExpectedCalls(by);
  }

  /** Starts the scenario, and runs its steps up to the first one that takes time. Yields its progress. */
  *start(): Work {
    const { center, plan } = this.#stage;
    this.#subscribe();
    yield* this.#autopilot.signInInSlices(listAgentsOnAutopilot(plan));
    yield* this.#autopilot.signInInSlices([...this.#standIns.atStart]);
    this.#tracks.start(this.#scenario);
    center.runUntil(center.now);
    while (!center.run.resume()) yield center.run.work?.progress ?? { done: center.run.ran, of: center.run.ran };
  }

  /**
   * Starts the scenario after another player has handed over. Agents keep their states, but agents who leave the autopilot sign out. The
   * first steps run with the next entries of the clock.
   *
   * @yields the number of agents that are done.
   */
  *startAfter(predecessor: ScenarioPlayer): Work {
    const autopilots = new Set(listAgentsOnAutopilot(predecessor.#stage.plan));
    this.#subscribe();
    this.#chats.adopt(predecessor.#chats);
    const { agents } = this.#stage.plan;
    for (const [done, agent] of agents.entries()) {
      if (done > 0 && done % AGENTS_PER_SLICE === 0) yield { done, of: agents.length };
      this.#adopt(agent, autopilots);
    }
    this.#tracks.start(this.#scenario);
  }

  /** Takes over an agent from the predecessor. */
  #adopt({ id, autopilot }: AgentPlan, autopilots: ReadonlySet<AgentId>): void {
    const { center } = this.#stage;
    if (autopilot !== undefined) this.#autopilot.enable([id], autopilot);
    else if (autopilots.has(id) && center.agent(id)?.session?.played === true)
      center.perform(signOut, { agent: id, cause: "simulator" });
  }

  /** Returns the player as plain data, for another player of the same scenario. */
  snapshot(): PlayerSnapshot {
    return {
      playerNumber: this.#playerNumber,
      autopilot: this.#autopilot.snapshot(),
      traffic: this.#traffic.snapshot(),
      chats: this.#chats.snapshot(),
      tracks: this.#tracks.snapshot(this.#scenario),
      ledger: this.#recorder.ledger.snapshot(),
      changedAgents: this.#traffic.changedAgents,
      isRecheckScheduled: this.#isRecheckScheduled,
    };
  }

  /** Restores the player of a snapshot. The center must come from the same snapshot. */
  resume(snapshot: PlayerSnapshot): void {
    this.#subscribe();
    this.#autopilot.restore(snapshot.autopilot);
    this.#traffic.restore(snapshot.traffic, snapshot.changedAgents);
    this.#chats.restore(snapshot.chats);
    this.#recorder.ledger.restore(snapshot.ledger);
    this.#tracks.restore(snapshot.tracks, this.#scenario);
    this.#isRecheckScheduled = snapshot.isRecheckScheduled;
  }

  /** Stops before the next step, and calls `onHandedOver`. If no step waits for a time to pass, this happens immediately. */
  handOver(onHandedOver: () => void): void {
    this.#tracks.handOver(() => {
      this.#unsubscribe?.();
      onHandedOver();
    });
  }

  #subscribe(): void {
    const { center } = this.#stage;
    center.onEntry(SCRIPT, ({ playerNumber, timer }) => {
      if (playerNumber === this.#playerNumber) this.#run(timer);
    });
    this.#unsubscribe = center.log.listen((logged) => this.#onEvent(logged));
  }

  /** Records a request (`agent`: undefined if it names none). Returns a function to run when it is handled: waiting steps then continue. */
  onRequest(operation: string, agent: AgentId | undefined): () => void {
    const keys = this.#recorder.recordRequest(operation, agent);
    return () => this.#tracks.markAllChanged(keys);
  }

  #onEvent({ event }: LoggedEvent): void {
    if ("agent" in event) {
      this.#autopilot.onEvent(event);
      this.#traffic.markChanged(event.agent);
      this.#recorder.recordEvent(event);
      this.#tracks.markChanged(subjectOfAgent(event.agent));
    }
    if ("call" in event) this.#tracks.markCallChanged(event.call);
    if ("chat" in event) {
      this.#chats.onEvent(event);
      this.#tracks.markChatChanged(event.chat);
    }
    if ("into" in event) this.#tracks.markCallChanged(event.into);
  }

  /** Schedules a recheck of all waits as a separate entry of the clock, so that steps act after the current entry is complete. */
  #recheckSoon(): void {
    if (this.#isRecheckScheduled) return;
    this.#isRecheckScheduled = true;
    this.#stage.schedule(0, { do: "recheck" });
  }

  /** Signs in the stand-ins that have waited for the history of this step. */
  #onActed(step: ActionStep): void {
    if (step.kind !== "history") return;
    const { center } = this.#stage;
    const ready = this.#standIns.afterHistory.filter((agent) => step.agents.includes(agent));
    this.#autopilot.signIn(ready.filter((agent) => center.agent(agent)?.session === undefined));
  }

  #run(timer: ScriptTimer): void {
    switch (timer.do) {
      case "go-on":
        this.#tracks.resume(timer.track);
        break;
      case "give-up":
        this.#tracks.timeOut(timer.track);
        break;
      case "recheck":
        this.#isRecheckScheduled = false;
        this.#traffic.recheck();
        this.#tracks.recheck();
        break;
      case "arrival":
      case "personal-call":
        this.#traffic.run(timer);
        break;
      case "chat-reply":
      case "autopilot-chat-answer":
      case "autopilot-chat-text":
      case "autopilot-chat-end":
        this.#chats.run(timer);
        break;
      case "autopilot-answer":
      case "autopilot-hang-up":
      case "autopilot-answer-conference":
      case "autopilot-leave-conference":
      case "autopilot-wrap-up-over":
      case "autopilot-inspect":
      case "autopilot-stop-inspecting":
        this.#autopilot.run(timer);
        break;
    }
  }
}
