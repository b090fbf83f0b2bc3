// Takes worlds from the store, serves them under leases, and hands them over when another replica asks for them.

import { show } from "../forms/wording.ts";
import { NAME_PATTERN } from "../world/order.ts";
import { lengthOf } from "../world/travel/state-chunks.ts";
import type { World } from "../world/world.ts";
import { type WorldKeeper, WorldUnavailable } from "../world/world-keeper.ts";
import { DEFAULT_WORLD } from "../world/world-options.ts";
import { AdoptionLimits } from "./adoption-limits.ts";
import { writeBase } from "./base.ts";
import { makeHeadOfKept } from "./base-writer.ts";
import type { ConcurrencyLimit } from "./concurrency-limit.ts";
import { type Fetched, Fetches } from "./fetches.ts";
import { HandedOver } from "./handed-over.ts";
import { replicaOf } from "./holder.ts";
import { LeasedWorld, type LeasedWorldParts } from "./leased-world.ts";
import { Leases } from "./leases.ts";
import { prepareKeptWorld } from "./prepare-kept-world.ts";
import { PreparedWorlds, type PreparedWorldsParts } from "./prepared-worlds.ts";
import type { ReplicaParts } from "./replica-parts.ts";
import {
  createClosingReason,
  createHandedOverReason,
  createLostLeaseReason,
  createStoreReason,
} from "./unavailable-reasons.ts";
import type { Held, TakenLease } from "./world-store.ts";

/** A simulator that shares its worlds with others through a store. */
export class Replica implements WorldKeeper {
  readonly replica: string;
  readonly #parts: ReplicaParts;
  readonly #leases: Leases;
  readonly #fetches: Fetches;
  readonly #handedOver: HandedOver;
  readonly #prepared: PreparedWorlds;
  readonly #limits = new AdoptionLimits();
  #isClosing = false;

  constructor(parts: ReplicaParts) {
    this.#parts = parts;
    this.replica = parts.name;
    this.#leases = new Leases(parts);
    this.#handedOver = new HandedOver(parts.wall);
    const { wall, store, holder } = parts;
    this.#prepared = new PreparedWorlds({
      wall,
      prepare: (name) => this.#readAndReplay(name, (replay) => this.#limits.replays.run(replay)),
    });
    this.#fetches = new Fetches({
      wall,
      findHolder: async (name) => {
        const heldBy = await store.findHolder(name);
        return heldBy === holder ? undefined : heldBy;
      },
      take: (name) => {
        const { preparedAdoptions, replays } = this.#limits;
        return (this.#prepared.has(name) ? preparedAdoptions : replays).run(() => this.#takeAndAdopt(name));
      },
      prepare: (name) => this.#limits.preparations.run(() => this.#prepared.prepare(name)),
      ask: (heldBy, name) => store.requestHandover(heldBy, name),
    });
  }

  /** Begins to renew leases and to answer other replicas. Creates the default world, if the store has none. */
  async open(): Promise<void> {
    const { store, holder } = this.#parts;
    await store.listen(holder, (world) => void this.#handOver(world));
    this.#leases.start();
    const listed = await store.list();
    if (!listed.some(({ name }) => name === DEFAULT_WORLD)) await this.fetch(DEFAULT_WORLD);
  }

  async claim(name: string): Promise<boolean | WorldUnavailable> {
    if (this.#isClosing) return createClosingReason();
    try {
      const taken = await this.#leases.take(name, "new");
      return taken !== undefined && "lease" in taken;
    } catch (error) {
      this.releaseClaim(name);
      return createStoreReason(name, error);
    }
  }

  async keep(world: World): Promise<WorldUnavailable | undefined> {
    const { name } = world;
    const lease = this.#leases.leaseOfClaim(name);
    if (lease === undefined) return this.#createLostLeaseReason(name);
    const base = writeBase(makeHeadOfKept(world), world.ttl, undefined);
    const { now } = world.center;
    let isKept: boolean;
    try {
      isKept = await this.#parts.store.putBase(lease, { base, position: 0, confirmed: 0, now });
    } catch (error) {
      this.releaseClaim(name);
      return createStoreReason(name, error);
    }
    // The first records are those of the scenario's first steps.
    const kept = { lease, stored: 0, lengths: { base: lengthOf(base), lines: 0 } };
    if (isKept && this.#serve(world, kept, 0)) return undefined;
    this.releaseClaim(name);
    return this.#createLostLeaseReason(name);
  }

  releaseClaim(name: string): void {
    this.#leases.releaseClaim(name);
  }

  forget(world: World): void {
    const leased = this.#leases.worldOf(world.name);
    if (leased?.world !== world) return;
    this.#leases.drop(leased);
    void leased.forget();
  }

  async release({ name }: World): Promise<void> {
    const leased = this.#leases.worldOf(name);
    if (leased === undefined) return;
    const { store, leaseDuration } = this.#parts;
    await leased.settle();
    // A renewal sets how long the store keeps a world that perhaps no replica ever takes.
    await store.renew([leased.renewal], leaseDuration).catch(() => {});
    await this.#handOver(name);
  }

  async fetch(name: string): Promise<Fetched> {
    if (!NAME_PATTERN.test(name)) return false;
    if (this.#handedOver.has(name)) return createHandedOverReason(name);
    return this.#fetches.fetch(name);
  }

  async list(): ReturnType<WorldKeeper["list"]> {
    try {
      const listed = await this.#parts.store.list();
      return listed.map(({ name, heldBy }) => ({ name, replica: heldBy && replicaOf(heldBy) }));
    } catch (error) {
      return new WorldUnavailable(`The store cannot be reached (${(error as Error).message}). Try again in a second.`);
    }
  }

  /** Stops serving: stores the remaining inputs, and releases all leases. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#leases.releaseAll();
    await this.#prepared.close();
    await this.#parts.store.close();
  }

  /** Adopts a world, or returns who has its lease. Worlds that wait for their turn have no lease yet, in case this replica is killed. */
  async #takeAndAdopt(name: string): Promise<Fetched | Held> {
    if (this.#isClosing) return createClosingReason();
    // The store would give this process the lease of its own world again, and the world would be served twice.
    if (this.#leases.worldOf(name) !== undefined) return true;
    const taken = await this.#leases.take(name, name === DEFAULT_WORLD ? "any" : "kept");
    if (taken === undefined) return false;
    return "heldBy" in taken ? taken : this.#adopt(name, taken);
  }

  async #adopt(name: string, { lease, version }: TakenLease): Promise<Fetched> {
    const { worlds } = this.#parts;
    try {
      const prepared =
        (await this.#prepared.take(name, version)) ?? (await this.#readAndReplay(name, (replay) => replay()));
      if (prepared === undefined) return await this.#openDefault();
      if ("problem" in prepared) return this.#refuse(name, prepared.problem);
      const { stored, lengths, since } = prepared;
      const world = await prepared.serve();
      if (!this.#serve(world, { lease, stored, lengths }, since)) return this.#createLostLeaseReason(name);
      worlds.add(world);
      world.onDeliveryNeeded();
      return true;
    } catch (error) {
      this.releaseClaim(name);
      throw error;
    }
  }

  /**
   * Makes a world from what the store has of it. Resolves as `prepareKeptWorld`; with undefined if the store does not have the world.
   *
   * @param run runs the replay.
   */
  async #readAndReplay(name: string, run: ConcurrencyLimit["run"]): ReturnType<PreparedWorldsParts["prepare"]> {
    const kept = await this.#parts.store.read(name);
    return kept && run(() => prepareKeptWorld(this.#parts, name, kept));
  }

  /** Opens the default world, which the store does not have yet. */
  async #openDefault(): Promise<Fetched> {
    const { worlds, openDefault } = this.#parts;
    const world = await openDefault();
    const reason = await this.keep(world);
    if (reason === undefined) worlds.add(world);
    else world.close();
    return reason ?? true;
  }

  /** Serves a world under a claimed lease. Returns false if the lease was lost meanwhile. */
  #serve(world: World, kept: Pick<LeasedWorldParts, "lease" | "stored" | "lengths">, since: number): boolean {
    const { store, wall, worlds, warn, minLinesLength } = this.#parts;
    const until = this.#leases.untilOf(world.name);
    if (until === undefined) {
      world.close(true);
      return false;
    }
    const leased: LeasedWorld = new LeasedWorld({
      world,
      replica: this.replica,
      ...kept,
      store,
      wall,
      until,
      warn,
      minLinesLength,
      onEnd: (why) => {
        this.#leases.drop(leased);
        if (why !== undefined) warn(`world ${world.name} is no longer served here: ${why}.`);
        if (!world.isClosed) worlds.release(world);
      },
    });
    this.#leases.add(leased);
    leased.follow(since);
    return true;
  }

  /** Returns the reason for a world whose lease was lost, or released by a closing replica, before it could be served. */
  #createLostLeaseReason(name: string): WorldUnavailable {
    return this.#isClosing ? createClosingReason() : createLostLeaseReason(name);
  }

  #refuse(name: string, problem: string): WorldUnavailable {
    this.releaseClaim(name);
    this.#parts.warn(`world ${name} cannot be taken from the store: ${problem}. It stays there as it is.`);
    return new WorldUnavailable(`The world ${show(name)} cannot be served here: ${problem}.`);
  }

  /** Hands a world over between two inputs: its held polls are answered, and everything is stored. */
  async #handOver(name: string): Promise<void> {
    const leased = this.#leases.worldOf(name);
    if (leased === undefined) return;
    await leased.world.waitUntilFree();
    // Another request for the same world may have come first.
    if (this.#leases.worldOf(name) !== leased) return;
    this.#handedOver.add(name);
    await this.#leases.release([leased]);
  }
}
