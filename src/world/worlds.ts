// The worlds of one simulator, by name: finds, creates and deletes them.
import type { Progress } from "../core/index.ts";
import { parseClockMode } from "../forms/clock-mode.ts";
import { DEFAULT_MAX_AGENTS } from "../forms/max-agents.ts";
import { mapDefined, withoutUndefined } from "../forms/optional-members.ts";
import { readDuration } from "../forms/values.ts";
import { Expiry } from "./expiry.ts";
import type { PortOpener } from "./faults/fault-port.ts";
import { readGivenSettings } from "./given-settings.ts";
import { computeRoomForFiles } from "./limits.ts";
import type { WorldOrder } from "./order.ts";
import { readScript } from "./reading/read-script.ts";
import type { Slicing } from "./time/slices.ts";
import type { GetSignal } from "./time/turns.ts";
import { systemWallClock, type WallClock } from "./time/wall.ts";
import { World, type WorldOptions } from "./world.ts";
import type { WorldKeeper } from "./world-keeper.ts";
import { WorldUnavailable } from "./world-keeper.ts";
import { DEFAULT_WORLD } from "./world-options.ts";

export { DEFAULT_WORLD } from "./world-options.ts";

/** The maximum number of worlds of a simulator. */
export const MAX_WORLDS = 1_000;

/** The reason why a world was not created or deleted. It is returned, not thrown, because a refusal is a normal result. */
export class WorldRefusal {
  readonly kind: "wrong" | "taken" | "full" | "needed" | "unknown" | "elsewhere";
  /** The problems, a sentence each. */
  readonly problems: readonly string[];

  constructor(kind: WorldRefusal["kind"], problems: readonly string[]) {
    this.kind = kind;
    this.problems = problems;
  }

  /** All problems, a line each. */
  get message(): string {
    return this.problems.join("\n");
  }
}

/** The parts that the worlds of a simulator share. */
export interface WorldsParts {
  /** The maximum number of agents of each world. */
  readonly maxAgents?: number;
  readonly wall?: WallClock;
  /** Cuts the long work of all worlds into slices; without it, work is synchronous. */
  readonly slicing?: Slicing;
  /** Logs sentences about a world, such as failed expectations, findings and errors. */
  readonly report?: (sentence: string) => void;
  /** Called when the events of a world must be delivered before a client sends a request; see World.onDeliveryNeeded. */
  readonly onDeliveryNeeded?: (world: World) => void;
}

/** Finds, creates and deletes worlds. */
export class Worlds {
  /**
   * Returns the opener of a world's separate ports of faults; without it no port is opened. Set it before the first world is created: ports
   * serve worlds, so they are made after this object.
   */
  portOpener: ((world: string) => PortOpener) | undefined;
  /** Keeps the worlds beyond this process; set like `portOpener`. */
  keeper: WorldKeeper | undefined;
  readonly #byName = new Map<string, World>();
  /** The progress of worlds that are being created, by name; undefined if it is not known yet. */
  readonly #inCreation = new Map<string, Progress | undefined>();
  readonly #expiry: Expiry;
  readonly #wall: WallClock;
  readonly #report: (sentence: string) => void;
  readonly #onDeliveryNeeded: (world: World) => void;
  readonly #maxAgents: number;
  readonly #slicing: Slicing | undefined;
  /** The number of the last generated name. */
  #lastNumber = 0;
  #isClosed = false;

  constructor({
    maxAgents = DEFAULT_MAX_AGENTS,
    wall = systemWallClock,
    slicing,
    report = () => {},
    onDeliveryNeeded = () => {},
  }: WorldsParts = {}) {
    this.#maxAgents = maxAgents;
    this.#slicing = slicing;
    this.#wall = wall;
    this.#report = report;
    this.#onDeliveryNeeded = onDeliveryNeeded;
    this.#expiry = new Expiry(
      wall,
      () => this.#byName.values(),
      (world) => this.#end(world),
    );
  }

  /** Adds an open world. */
  add(world: World): void {
    this.#byName.set(world.name, world);
    world.onDeliveryNeeded = () => this.#onDeliveryNeeded(world);
    // The first steps of its scenario may have added faults already.
    if (world.faults.affectsEvents) world.onDeliveryNeeded();
    world.computeRoomForFiles = () => computeRoomForFiles(world, this.#byName.values());
    if (world.ttl !== undefined) this.#expiry.add(world);
  }

  /** Returns a world by name; undefined if there is none. */
  get(name: string): World | undefined {
    return this.#byName.get(name);
  }

  /** Returns a world by name, after it has caught up with the wall clock; undefined if there is none. */
  enter(name: string = DEFAULT_WORLD): World | undefined {
    const world = this.#byName.get(name);
    world?.catchUp();
    return world;
  }

  /**
   * Loads a world from the store. Resolves with whether there is such a world, or with the reason why it cannot be served here now. Returns
   * undefined if the world is already loaded, or there is no store.
   */
  fetch(name: string = DEFAULT_WORLD): Promise<boolean | WorldUnavailable> | undefined {
    return this.keeper === undefined || this.#byName.has(name) ? undefined : this.keeper.fetch(name);
  }

  /** Describes the progress of creating a world. Returns undefined if no world of that name is being created. */
  describeCreation(name: string): string | undefined {
    if (!this.#inCreation.has(name)) return undefined;
    const { done, of } = this.#inCreation.get(name) ?? { done: 0, of: 0 };
    return of === 0 ? "begun" : `${done} of ${of} done`;
  }

  /** Returns the worlds that are being created, with their progress; `of` is 0 while the total is not known. */
  listWorldsInCreation(): ({ readonly name: string } & Progress)[] {
    return [...this.#inCreation].map(([name, { done, of } = { done: 0, of: 0 }]) => ({ name, done, of }));
  }

  /** Returns all worlds in the order of their creation. */
  list(): World[] {
    return [...this.#byName.values()];
  }

  /**
   * Creates a world, or returns the reason why it cannot be created. If the simulator is closed meanwhile, the world is closed, too.
   *
   * @param getSignal its signal is aborted when the world is no longer needed: then none is created.
   * @throws EndlessChain if the first steps of its scenario never let time pass, Abandoned if the signal was aborted.
   */
  async create(order: WorldOrder, getSignal?: GetSignal): Promise<World | WorldRefusal> {
    const name = order.name ?? this.#generateName();
    if (this.#byName.has(name) || this.#inCreation.has(name)) return createTakenRefusal(name);
    if (this.#byName.size + this.#inCreation.size >= MAX_WORLDS) {
      return new WorldRefusal("full", [`there are already ${MAX_WORLDS} worlds, which is the maximum`]);
    }
    this.#inCreation.set(name, undefined);
    let isClaimed = false;
    try {
      const claimed = (await this.keeper?.claim(name)) ?? true;
      if (claimed instanceof WorldUnavailable) return new WorldRefusal("elsewhere", [claimed.sentence]);
      if (!claimed) return createTakenRefusal(name);
      isClaimed = true;
      const world = await this.#make(name, order, getSignal);
      if (world instanceof WorldRefusal) return world;
      if (!this.#isClosed) {
        isClaimed = false;
        const reason = await this.keeper?.keep(world);
        if (reason !== undefined) {
          world.close();
          return new WorldRefusal("elsewhere", [reason.sentence]);
        }
      }
      if (this.#isClosed) world.close();
      else this.add(world);
      return world;
    } finally {
      if (isClaimed) this.keeper?.releaseClaim(name);
      this.#inCreation.delete(name);
    }
  }

  async #make(name: string, order: WorldOrder, getSignal: GetSignal | undefined): Promise<World | WorldRefusal> {
    const { scenario: given = "default", scenarioFile: file } = order;
    const script = await readScript(given, { maxAgents: this.#maxAgents, file }, getSignal);
    if ("problems" in script) return new WorldRefusal("wrong", script.problems);
    const { scenario } = script;
    const read = order.settings === undefined ? { settings: {} } : readGivenSettings(order.settings, scenario);
    if ("problems" in read) return new WorldRefusal("wrong", read.problems);
    const options: WorldOptions = {
      name,
      scenario,
      settings: read.settings,
      ...withoutUndefined({
        slicing: this.#slicing,
        seed: order.seed,
        clock: mapDefined(order.clock, parseClockMode),
        start: mapDefined(order.start, Date.parse),
        ttl: mapDefined(order.ttl, readDuration),
        portOpener: this.portOpener,
      }),
      maxAgents: this.#maxAgents,
      wall: this.#wall,
      report: (sentence) => this.#report(`world ${name}: ${sentence}`),
    };
    return World.open(options, getSignal, (progress) => this.#inCreation.set(name, progress));
  }

  /** Returns a name that no world here has: `world-1`, `world-2` and so on; with a store also with the name of this replica. */
  #generateName(): string {
    const replica = this.keeper === undefined ? "" : `${this.keeper.replica}-`;
    for (;;) {
      const name = `world-${replica}${++this.#lastNumber}`;
      if (!this.#byName.has(name) && !this.#inCreation.has(name)) return name;
    }
  }

  /** Deletes a world, and answers the requests that wait in it. Returns `done`, or the reason why it cannot be deleted. */
  delete(name: string): "done" | WorldRefusal {
    if (name === DEFAULT_WORLD) {
      return new WorldRefusal("needed", [`the world ${DEFAULT_WORLD} is always there: it can be reset, not deleted`]);
    }
    const world = this.#byName.get(name);
    if (world === undefined) return new WorldRefusal("unknown", [`there is no world named ${JSON.stringify(name)}`]);
    this.#end(world);
    return "done";
  }

  /** Closes all worlds. */
  close(): void {
    this.#isClosed = true;
    this.#expiry.stop();
    for (const world of this.#byName.values()) world.close();
  }

  /** Ends a world in this process, because it continues in another one, or because the store refuses it. */
  release(world: World): void {
    if (this.#byName.get(world.name) === world) this.#byName.delete(world.name);
    world.close(true);
  }

  #end(world: World): void {
    this.#byName.delete(world.name);
    this.keeper?.forget(world);
    world.close();
  }
}

function createTakenRefusal(name: string): WorldRefusal {
  return new WorldRefusal("taken", [`there is already a world named ${JSON.stringify(name)}`]);
}
