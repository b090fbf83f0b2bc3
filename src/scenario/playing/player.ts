// Plays a scenario in a center: signs colleagues in, goes through the steps, and lets customers call.
import { type AgentId, type Channel, type Duration, type LoggedEvent, signOut, type Work } from "../../core/index.ts";
import { type AgentPlan, agentsOnAutopilot } from "../center/center-plan.ts";
import { agentSubject } from "../conditions/condition.ts";
import type { LedgerSnapshot } from "../conditions/ledger.ts";
import type { Scenario, Step } from "../scenario.ts";
import { AGENTS_A_PIECE, Autopilot, type AutopilotSnapshot } from "../stage/autopilot.ts";
import type { Outcome } from "../stage/outcome.ts";
import type { ScriptTimer, Stage } from "../stage/stage.ts";
import type { ActionStep } from "../steps/index.ts";
import { Traffic, type TrafficSnapshot } from "../traffic/traffic.ts";
import { LedgerRecorder } from "./ledger-recorder.ts";
import { NO_STAND_INS, type StandIns, standInsOf } from "./stand-ins.ts";
import { Tracks, type TracksSnapshot } from "./tracks.ts";

/** What a player is handed: the stage but for what it makes itself, and whether it plays the agents of absent clients too. */
export interface PlayerParts extends Pick<Stage, "center" | "faults" | "chance" | "madeUp" | "recordOutcome"> {
  readonly scenario: Scenario;
  readonly standIns: boolean;
  /** Which of the players of a center this is, from 0: what those before it booked is none of its business. */
  readonly edition?: number;
}

/** A player written down. */
export interface PlayerSnapshot {
  readonly edition: number;
  readonly autopilot: AutopilotSnapshot;
  readonly traffic: TrafficSnapshot;
  readonly tracks: TracksSnapshot;
  readonly ledger: LedgerSnapshot;
  readonly touched: readonly AgentId[];
  readonly lookIsBooked: boolean;
}

/** An entry of the clock: what a player booked, and which one. */
export interface Booked {
  readonly edition: number;
  readonly timer: ScriptTimer;
}

const SCRIPT: Channel<Booked> = { name: "script" };

export class Player {
  readonly #stage: Stage;
  readonly #scenario: Scenario;
  readonly #standIns: StandIns;
  readonly #autopilot: Autopilot;
  readonly #traffic: Traffic;
  readonly #tracks: Tracks;
  readonly #recorder: LedgerRecorder;
  #lookIsBooked = false;
  readonly #edition: number;
  #unsubscribe: (() => void) | undefined;

  constructor({ scenario, standIns, edition = 0, ...parts }: PlayerParts) {
    const { center } = parts;
    const { center: plan, variables, steps } = scenario;
    this.#scenario = scenario;
    this.#edition = edition;
    this.#stage = {
      ...parts,
      plan,
      variables,
      book: (after, timer, turn) => center.book(SCRIPT, center.now + after, { edition, timer }, turn),
      recordRequest: (operation, agent) => this.#recorder.recordSimulatedRequest(operation, agent),
    };
    this.#standIns = standIns ? standInsOf(scenario) : NO_STAND_INS;
    this.#recorder = new LedgerRecorder(center, steps, (key) => this.#tracks.touch(key));
    this.#autopilot = new Autopilot(this.#stage, this.#standIns.manners);
    const lookSoon = () => this.#lookSoon();
    this.#traffic = new Traffic(this.#stage, lookSoon);
    this.#tracks = new Tracks(this.#stage, {
      traffic: this.#traffic,
      autopilot: this.#autopilot,
      ledger: this.#recorder.ledger,
      lookSoon,
      onActed: (step) => this.#onActed(step),
    });
  }

  /** What it plays. */
  get scenario(): Scenario {
    return this.#scenario;
  }

  /** Whether every track has ended and no traffic is under way; a traffic without an end always is. */
  get isOver(): boolean {
    return this.#tracks.areOver && !this.#traffic.isUnderWay;
  }

  /** Whether every track has ended. */
  get stepsAreOver(): boolean {
    return this.#tracks.areOver;
  }

  /** What the steps wait for at this moment, as it would be told if they gave it up. */
  get unmet(): Omit<Outcome, "at">[] {
    return this.#tracks.unmet;
  }

  /** The steps at which the script stands: one of each list that goes on beside others. */
  get currentSteps(): Step[] {
    return this.#tracks.currentSteps;
  }

  /** Whether the steps speak of requests, and are to be told of them. */
  get wantsRequests(): boolean {
    return this.#recorder.wantsRequests;
  }

  /** How many calls the traffic under way is expected to bring in a length of time (milliseconds) from now on. */
  expectedCalls(by: Duration): number {
    return this.#traffic.expectedCalls(by);
  }

  /** Begins to play. What the first steps do without delay is done when this returns. */
  *start(): Work {
    const { center, plan } = this.#stage;
    this.#subscribe();
    yield* this.#autopilot.signingIn(agentsOnAutopilot(plan));
    yield* this.#autopilot.signingIn([...this.#standIns.atStart]);
    this.#tracks.start(this.#scenario);
    center.runUntil(center.now);
    while (!center.run.goOn()) yield center.run.work ?? { done: center.run.ran, of: center.run.ran };
  }

  /**
   * Begins to play in place of another player, who has handed over: everyone is met as that one left them. Whom it had on autopilot
   * and this one has not is signed out. What the first steps do is done with the next entries of the clock.
   *
   * @yields how many agents are met.
   */
  *startAfter(before: Player): Work {
    const pilots = new Set(agentsOnAutopilot(before.#stage.plan));
    this.#subscribe();
    const { agents } = this.#stage.plan;
    for (const [done, agent] of agents.entries()) {
      if (done > 0 && done % AGENTS_A_PIECE === 0) yield { done, of: agents.length };
      this.#adopt(agent, pilots);
    }
    this.#tracks.start(this.#scenario);
  }

  /** Meets an agent as the player before left it. */
  #adopt({ id, autopilot }: AgentPlan, pilots: ReadonlySet<AgentId>): void {
    const { center } = this.#stage;
    if (autopilot !== undefined) this.#autopilot.put([id], autopilot);
    else if (pilots.has(id) && center.agent(id)?.session?.played === true)
      center.perform(signOut, { agent: id, cause: "simulator" });
  }

  /** Written down, so that another player of the same scenario can go on from here. */
  snapshot(): PlayerSnapshot {
    return {
      edition: this.#edition,
      autopilot: this.#autopilot.snapshot(),
      traffic: this.#traffic.snapshot(),
      tracks: this.#tracks.snapshot(this.#scenario),
      ledger: this.#recorder.ledger.snapshot(),
      touched: this.#traffic.touched,
      lookIsBooked: this.#lookIsBooked,
    };
  }

  /** Goes on as the player that was written down, in a center that was written down with it. */
  resume(snapshot: PlayerSnapshot): void {
    this.#subscribe();
    this.#autopilot.restore(snapshot.autopilot);
    this.#traffic.restore(snapshot.traffic, snapshot.touched);
    this.#recorder.ledger.restore(snapshot.ledger);
    this.#tracks.restore(snapshot.tracks, this.#scenario);
    this.#lookIsBooked = snapshot.lookIsBooked;
  }

  /** Stops where the next step would begin, at once where no step waits for a time to pass; then a call tells so. */
  handOver(call: () => void): void {
    this.#tracks.handOver(() => {
      this.#unsubscribe?.();
      call();
    });
  }

  #subscribe(): void {
    const { center } = this.#stage;
    center.onEntry(SCRIPT, ({ edition, timer }) => {
      if (edition === this.#edition) this.#run(timer);
    });
    this.#unsubscribe = center.log.listen((logged) => this.#onEvent(logged));
  }

  /** An agent's client asks for an operation; the agent is unknown where the request names none. */
  onRequest(operation: string, agent: AgentId | undefined): void {
    this.#recorder.recordRequest(operation, agent);
  }

  #onEvent({ event }: LoggedEvent): void {
    if ("agent" in event) {
      this.#autopilot.onEvent(event);
      this.#traffic.touch(event.agent);
      this.#recorder.recordEvent(event);
      this.#tracks.touch(agentSubject(event.agent));
    }
    if ("call" in event) this.#tracks.touchCall(event.call);
    if ("into" in event) this.#tracks.touchCall(event.into);
  }

  /** Has those look who wait. That is an entry of its own: the script acts when what happens now has happened wholly. */
  #lookSoon(): void {
    if (this.#lookIsBooked) return;
    this.#lookIsBooked = true;
    this.#stage.book(0, { do: "look" });
  }

  /** A past is what some stand-ins sign in with. */
  #onActed(step: ActionStep): void {
    if (step.kind !== "history") return;
    const { center } = this.#stage;
    const ready = this.#standIns.afterPast.filter((agent) => step.agents.includes(agent));
    this.#autopilot.signIn(ready.filter((agent) => center.agent(agent)?.session === undefined));
  }

  #run(timer: ScriptTimer): void {
    switch (timer.do) {
      case "go-on":
        this.#tracks.goOn(timer.track);
        break;
      case "give-up":
        this.#tracks.giveUp(timer.track);
        break;
      case "look":
        this.#lookIsBooked = false;
        this.#traffic.look();
        this.#tracks.look();
        break;
      case "arrival":
      case "personal-call":
        this.#traffic.run(timer);
        break;
      case "autopilot-answer":
      case "autopilot-hang-up":
      case "autopilot-wrap-up-over":
        this.#autopilot.run(timer);
        break;
    }
  }
}
