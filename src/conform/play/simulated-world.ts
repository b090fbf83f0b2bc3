// Runs the simulator's side of a comparison: a world at the time of the tape, its gateway, and inferred acts.
import { type InProcessControl, openInProcess } from "../../control/plugin.ts";
import { createFixedDistribution, DAY, type LoggedEvent } from "../../core/index.ts";
import type { Settings } from "../../forms/settings.ts";
import { type PushFailure, type TakenPush, TapedPushes } from "../../gateway/plugin.ts";
import { Surroundings } from "../../replay/surroundings.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { GatewayAnswer } from "../../upstream/tape/gateway-tape.ts";
import { nameOfEvent } from "../../words/event-names.ts";
import { World } from "../../world/world.ts";
import { Worlds } from "../../world/worlds.ts";
import { InProcessGateway, type SentRequest } from "./in-process-gateway.ts";

/** An act of somebody who sends no request to the gateway, as a request to the control API. */
export interface OutsideRequest {
  readonly method: "POST" | "PATCH" | "DELETE";
  /** Below the path of the world, such as `/calls`. */
  readonly path: string;
  readonly body?: object;
}

/** A world that follows the time of a tape. */
export class SimulatedWorld {
  readonly #world: World;
  readonly #gateway: InProcessGateway;
  readonly #control: InProcessControl;
  readonly #surroundings: Surroundings;
  readonly #pushes: TapedPushes;
  readonly #start: number;

  private constructor(world: World, gateway: InProcessGateway, control: InProcessControl, surroundings: Surroundings) {
    this.#world = world;
    this.#gateway = gateway;
    this.#control = control;
    this.#surroundings = surroundings;
    this.#pushes = new TapedPushes(world);
    this.#start = world.center.now;
  }

  /**
   * Opens a world with the center and the settings of a scenario. The steps, traffic and autopilots of the scenario are left out, because
   * the tape says what happens.
   *
   * @param start the instant at which the tape begins (milliseconds since 1970)
   */
  static async open(scenario: Scenario, settings: Partial<Settings>, start: number): Promise<SimulatedWorld> {
    const surroundings = new Surroundings(start, false);
    const { wall, slicing, portOpener, report } = surroundings;
    const world = await World.open({
      name: "default",
      scenario: withoutBehavior(scenario),
      // Polls are answered at once, because the tape says how long each was held.
      settings: { ...settings, pollHold: 0 },
      clock: { kind: "manual" },
      start,
      wall,
      slicing,
      portOpener: () => portOpener,
      report,
      checkpointEvery: 0,
    });
    const worlds = new Worlds({ wall });
    worlds.add(world);
    const addresses = () => ({ gateway: "" });
    const replayTo = () => Promise.reject(new Error("A comparison cannot go back to an earlier moment."));
    const control = openInProcess({ worlds, ca: "", isReady: () => true, addresses, replayTo });
    return new SimulatedWorld(world, await InProcessGateway.open(world), control, surroundings);
  }

  /** The world itself, for what this class does not offer. */
  get world(): World {
    return this.#world;
  }

  /** The state of the world's center. */
  get state(): World["center"]["state"] {
    return this.#world.center.state;
  }

  /** The present time (milliseconds since the start of the tape). */
  get now(): number {
    return this.#world.center.now - this.#start;
  }

  /** The number of the newest entry in the world's journal; 0 before the first. */
  get newestEntry(): number {
    return this.#world.journal.newest;
  }

  /** Advances the world's clock to a moment of the tape (milliseconds since its start). */
  async advanceTo(at: number): Promise<void> {
    const instant = this.#start + Math.floor(at);
    this.#surroundings.time = instant;
    this.#world.followTo(instant);
    if (this.#world.isWorking) await this.#world.waitUntilFree();
  }

  /**
   * Sends a request to the gateway of the world.
   *
   * @param verdicts the results of the real gateway's password checks
   * @returns the answer; undefined if none comes
   */
  async send(
    connection: number,
    request: SentRequest,
    verdicts: readonly unknown[] = [],
  ): Promise<GatewayAnswer | undefined> {
    const { tape } = this.#world;
    tape.verdicts.replayed = verdicts.length === 0 ? undefined : [...verdicts];
    try {
      return await this.#gateway.send(connection, request);
    } finally {
      tape.verdicts.replayed = undefined;
    }
  }

  /** Adds the agents and queues of another scenario, and gives known agents the queues that they have there. */
  async extend(scenario: Scenario): Promise<void> {
    await this.#world.replaceScenario(withoutBehavior(scenario));
  }

  /** Ends the connection of a client. */
  disconnect(connection: number): void {
    this.#gateway.disconnect(connection);
  }

  /** Performs an act. Returns why it is not possible; undefined if it was done. */
  async performAct({ method, path, body }: OutsideRequest): Promise<string | undefined> {
    const url = `/worlds/default${path}`;
    const outcome = await this.#control.request({ method, url, body, accept: "*/*", signal: undefined });
    return "kind" in outcome ? outcome.body.detail : undefined;
  }

  /** Returns the times of the events that wait for an agent's client (milliseconds since the start of the tape). */
  listWaitingTimes(agent: string): readonly number[] {
    const waiting: readonly LoggedEvent[] = this.state.agents.get(Number(agent))?.mailbox.waiting ?? [];
    const { gatewaySettings } = this.#world;
    return waiting
      .filter(({ event }) => "agent" in event && nameOfEvent(event, gatewaySettings) !== undefined)
      .map(({ at }) => at - this.#start);
  }

  /** Returns the new events for an agent's client that gets pushes. Their times are in milliseconds since the start of the tape. */
  takeNewPushes(agent: string): readonly TakenPush[] {
    return this.#pushes.takeNew(Number(agent)).map((push) => ({ ...push, at: push.at - this.#start }));
  }

  /** Begins a push of the events that wait for an agent's client, without sending anything. */
  beginPush(agent: string): void {
    this.#pushes.begin(Number(agent));
  }

  /** Ends the push to an agent's client. `failure`: why the client has not acknowledged it; undefined if it has. */
  endPush(agent: string, failure: PushFailure | undefined): void {
    this.#pushes.end(Number(agent), failure);
  }

  /** Closes the world and its gateway. */
  async close(): Promise<void> {
    this.#control.close();
    await this.#gateway.close();
    this.#world.close();
  }
}

/** Returns a scenario without steps, traffic and autopilots, in which every dialed number rings for a day. */
function withoutBehavior({ chats, ...rest }: Scenario): Scenario {
  const agents = rest.center.agents.map(({ autopilot, ...agent }) => agent);
  const numbers = [{ number: "*", ring: createFixedDistribution(DAY), does: "answer" }] as const;
  return { ...rest, steps: [], center: { ...rest.center, agents, numbers } };
}
