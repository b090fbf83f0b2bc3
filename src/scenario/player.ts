// Plays a scenario in a center: signs colleagues in, goes through the steps, and lets customers call.
import type { AgentId, LoggedEvent } from "../core/index.ts";
import { Autopilot } from "./autopilot.ts";
import type { Scenario } from "./scenario.ts";
import type { ScriptTimer, Stage } from "./stage.ts";
import { Tracks } from "./tracks.ts";
import { Traffic } from "./traffic.ts";

export class Player {
  readonly #stage: Stage;
  readonly #scenario: Scenario;
  readonly #autopilot: Autopilot;
  readonly #traffic: Traffic;
  readonly #tracks: Tracks;
  /** The agents to whom something has happened since the last look. */
  readonly #touched = new Set<AgentId>();

  constructor({ scenario, ...parts }: { scenario: Scenario } & Omit<Stage, "plan" | "variables" | "book">) {
    const { center } = parts;
    const { center: plan, variables } = scenario;
    this.#scenario = scenario;
    this.#stage = { ...parts, plan, variables, book: (after, timer) => center.bookScript(center.now + after, timer) };
    this.#autopilot = new Autopilot(this.#stage);
    this.#traffic = new Traffic(this.#stage);
    this.#tracks = new Tracks(this.#stage, this.#traffic);
  }

  /** Begins to play. What the first steps do without delay is done when this returns. */
  start(): void {
    const { center } = this.#stage;
    center.onScript((what) => this.#run(what as ScriptTimer));
    center.log.listen((logged) => this.#onEvent(logged));
    this.#autopilot.start();
    this.#tracks.start(this.#scenario);
    center.runUntil(center.now);
  }

  #onEvent({ event }: LoggedEvent): void {
    if (!("agent" in event)) return;
    this.#autopilot.onEvent(event);
    // Looking is an entry of its own: the script acts when what happens now has happened wholly.
    if (this.#touched.size === 0) this.#stage.book(0, { do: "look" });
    this.#touched.add(event.agent);
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
        this.#look();
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

  #look(): void {
    const touched = [...this.#touched];
    this.#touched.clear();
    for (const agent of touched) this.#traffic.look(agent);
    this.#tracks.look();
  }
}
