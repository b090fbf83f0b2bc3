// Takes worlds from the store, serves them under leases, and hands them over when another replica asks for them.

import type { Instant } from "../core/index.ts";
import { show } from "../forms/wording.ts";
import { NAME_PATTERN } from "../world/order.ts";
import { pause } from "../world/time/wall.ts";
import { lengthOf } from "../world/travel/state-chunks.ts";
import type { World } from "../world/world.ts";
import { Elsewhere, type WorldKeeper } from "../world/world-keeper.ts";
import { DEFAULT_WORLD } from "../world/world-options.ts";
import { writeBase } from "./base.ts";
import { makeHeadOfKept } from "./base-writer.ts";
import { ConcurrencyLimit } from "./concurrency-limit.ts";
import {
  describeClosingReplica,
  describeFailedStore,
  describeHandedOver,
  describeOtherReplica,
} from "./elsewhere-reasons.ts";
import { createGrowingPauses } from "./growing-pauses.ts";
import { HandedOver } from "./handed-over.ts";
import { replicaOf } from "./holder.ts";
import { LeasedWorld, type LeasedWorldParts } from "./leased-world.ts";
import { Leases } from "./leases.ts";
import { makeKeptWorld } from "./make-kept-world.ts";
import type { ReplicaParts } from "./replica-parts.ts";
import type { Lease, Taken } from "./world-store.ts";

/** How long a request waits for a world of another replica, or for a store that fails (milliseconds of wall time). */
const MAX_FETCHING_MS = 1_000;

/**
 * The maximum number of worlds that are taken from the store at the same time. Each replays its inputs in slices, one in every turn of the
 * event loop. With more of them, a turn would take so long that load balancers get no answer to their health checks.
 */
const MAX_ADOPTIONS = 4;

/** The first pause before another replica's lease is tried again (milliseconds of wall time). */
const FIRST_ASKING_PAUSE_MS = 10;
/** The longest of these pauses. It limits the load on the store while all worlds of a silent replica are tried. */
const MAX_ASKING_PAUSE_MS = 160;

/** The pause before a store that fails is tried again (milliseconds of wall time). */
const FAILED_PAUSE_MS = 100;

/** A simulator that shares its worlds with others through a store. */
export class Replica implements WorldKeeper {
  readonly replica: string;
  readonly #parts: ReplicaParts;
  readonly #leases: Leases;
  /** The worlds that are being taken from the store, or from another replica. */
  readonly #fetching = new Map<string, Promise<boolean | Elsewhere>>();
  readonly #handedOver: HandedOver;
  readonly #adoptions = new ConcurrencyLimit(MAX_ADOPTIONS);
  #isClosing = false;

  constructor(parts: ReplicaParts) {
    this.#parts = parts;
    this.replica = parts.name;
    this.#leases = new Leases(parts);
    this.#handedOver = new HandedOver(parts.wall);
  }

  /** Begins to renew leases and to answer other replicas. Creates the default world, if the store has none. */
  async open(): Promise<void> {
    const { store, holder } = this.#parts;
    await store.listen(holder, (world) => void this.#handOver(world));
    this.#leases.start();
    const listed = await store.list();
    if (!listed.some(({ name }) => name === DEFAULT_WORLD)) await this.fetch(DEFAULT_WORLD);
  }

  async claim(name: string): Promise<boolean | Elsewhere> {
    if (this.#isClosing) return describeClosingReplica();
    try {
      const taken = await this.#leases.take(name, "new");
      return taken !== undefined && "lease" in taken;
    } catch (error) {
      this.giveBack(name);
      return describeFailedStore(name, error);
    }
  }

  async keep(world: World): Promise<boolean> {
    const lease = this.#leases.claimOf(world.name);
    if (lease === undefined) return false;
    const base = writeBase(makeHeadOfKept(world), world.ttl, undefined);
    const { now } = world.center;
    const isKept = await this.#parts.store.putBase(lease, { base, position: 0, confirmed: 0, now }).catch(() => false);
    if (!isKept) {
      this.giveBack(world.name);
      return false;
    }
    // The first records are those of the scenario's first steps.
    this.#serve(world, { lease, stored: 0, lengths: { base: lengthOf(base), lines: 0 } }, 0);
    return true;
  }

  giveBack(name: string): void {
    this.#leases.giveBack(name);
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
    const { store, lease } = this.#parts;
    await leased.settle();
    // A renewal sets how long the store keeps a world that no replica may ever take.
    await store.renew([leased.renewal], lease).catch(() => {});
    await this.#handOver(name);
  }

  fetch(name: string): Promise<boolean | Elsewhere> {
    if (!NAME_PATTERN.test(name)) return Promise.resolve(false);
    const begun = this.#fetching.get(name);
    if (begun !== undefined) return begun;
    const fetching = this.#fetch(name)
      .catch((error: unknown) => describeFailedStore(name, error))
      .finally(() => this.#fetching.delete(name));
    this.#fetching.set(name, fetching);
    return fetching;
  }

  async list(): ReturnType<WorldKeeper["list"]> {
    try {
      const listed = await this.#parts.store.list();
      return listed.map(({ name, heldBy }) => ({ name, replica: heldBy && replicaOf(heldBy) }));
    } catch (error) {
      return new Elsewhere(`The store cannot be reached (${(error as Error).message}). Try again in a second.`);
    }
  }

  /** Stops serving: stores the remaining inputs, and releases all leases. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#leases.releaseAll();
    await this.#parts.store.close();
  }

  async #fetch(name: string): Promise<boolean | Elsewhere> {
    const { wall, store } = this.#parts;
    if (this.#handedOver.has(name)) return describeHandedOver(name);
    const deadline = wall.now() + MAX_FETCHING_MS;
    const waitForRetry = createGrowingPauses(wall, FIRST_ASKING_PAUSE_MS, MAX_ASKING_PAUSE_MS);
    let hasAsked = false;
    for (;;) {
      const fetched = await this.#adoptions.run(() => this.#takeAndAdopt(name, deadline));
      if (typeof fetched === "boolean" || fetched instanceof Elsewhere) return fetched;
      if (!hasAsked) await store.ask(fetched.heldBy, name);
      hasAsked = true;
      if (wall.now() >= deadline) return describeOtherReplica(name, replicaOf(fetched.heldBy));
      await waitForRetry();
    }
  }

  /** Adopts a world, or returns who has its lease. Takes the lease only now, so that a killed replica leaves none of a waiting world. */
  async #takeAndAdopt(name: string, deadline: Instant): Promise<boolean | Elsewhere | { readonly heldBy: string }> {
    if (this.#isClosing) return describeClosingReplica();
    const taken = await this.#take(name, deadline);
    if (taken === undefined) return false;
    return "heldBy" in taken ? taken : this.#adopt(name, taken.lease);
  }

  /** Takes the lease of a world. While the store fails, it tries again until a deadline. */
  async #take(name: string, deadline: Instant): Promise<Taken> {
    const { wall } = this.#parts;
    for (;;) {
      try {
        return await this.#leases.take(name, name === DEFAULT_WORLD ? "any" : "kept");
      } catch (error) {
        if (this.#isClosing || wall.now() >= deadline) throw error;
      }
      await pause(wall, FAILED_PAUSE_MS);
    }
  }

  async #adopt(name: string, lease: Lease): Promise<boolean | Elsewhere> {
    const { store, worlds, openDefault } = this.#parts;
    try {
      const kept = await store.read(lease);
      if (kept === undefined) {
        const world = await openDefault();
        if (await this.keep(world)) worlds.add(world);
        else world.close();
        return true;
      }
      const made = await makeKeptWorld(this.#parts, name, kept);
      if ("problem" in made) return this.#refuse(name, made.problem);
      const { world, since, ...its } = made;
      if (!this.#serve(world, { lease, ...its }, since)) return describeClosingReplica();
      worlds.add(world);
      world.onDeliveryNeeded();
      return true;
    } catch (error) {
      this.giveBack(name);
      throw error;
    }
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

  #refuse(name: string, problem: string): Elsewhere {
    this.giveBack(name);
    this.#parts.warn(`world ${name} cannot be taken from the store: ${problem}. It stays there as it is.`);
    return new Elsewhere(`The world ${show(name)} cannot be served here: ${problem}.`);
  }

  /** Hands a world over between two inputs: its held polls are answered, and everything is stored. */
  async #handOver(name: string): Promise<void> {
    const leased = this.#leases.worldOf(name);
    if (leased === undefined) return;
    await leased.world.waitUntilFree();
    this.#handedOver.add(name);
    await this.#leases.release([leased]);
  }
}
