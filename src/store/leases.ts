// Takes, renews and releases the leases of a replica.
// A lease counts as lost before it can have run out in the store.
import type { Duration, Instant } from "../core/index.ts";
import type { WallClock } from "../world/time/wall.ts";
import type { Worlds } from "../world/worlds.ts";
import type { LeasedWorld } from "./leased-world.ts";
import type { Expected, Lease, Renewal, Taken, WorldStore } from "./world-store.ts";

/** The part of a lease after which it is renewed. */
const RENEWED_AFTER = 1 / 3;
/** The part at the end of a lease in which it counts as lost. */
const MARGIN = 1 / 10;

/** How often the ends of leases are checked, in parts of a lease. */
const CHECKED_EVERY = 1 / 12;

/** The parts that leases are created with. */
interface LeasesParts {
  readonly holder: string;
  readonly store: WorldStore;
  /** How long a lease lasts in the store (milliseconds). */
  readonly leaseDuration: Duration;
  readonly wall: WallClock;
  readonly worlds: Pick<Worlds, "release">;
}

/** A lease of a world that is not served yet. */
interface Claim {
  readonly lease: Lease;
  until: Instant;
}

/** The leases of a replica. */
export class Leases {
  readonly #parts: LeasesParts;
  readonly #claims = new Map<string, Claim>();
  readonly #leased = new Map<string, LeasedWorld>();
  #renewedAt: Instant;
  #isRenewing = false;
  #stop: (() => void) | undefined;

  constructor(parts: LeasesParts) {
    this.#parts = parts;
    this.#renewedAt = parts.wall.now();
  }

  /** Begins to renew all leases. */
  start(): void {
    const { wall, leaseDuration } = this.#parts;
    const check = (): void => {
      for (const leased of [...this.#leased.values()]) leased.checkLease();
      if (wall.now() - this.#renewedAt >= leaseDuration * RENEWED_AFTER) void this.#renew();
      this.#stop = wall.after(leaseDuration * CHECKED_EVERY, check);
    };
    check();
  }

  /** Takes the lease of a world, if it can, and keeps it as a claim. Returns the result of `WorldStore.take`. */
  async take(name: string, expected: Expected): Promise<Taken> {
    const { store, holder, leaseDuration, wall } = this.#parts;
    const until = this.#computeEnd(wall.now());
    const taken = await store.take(name, holder, leaseDuration, expected);
    if (taken !== undefined && "lease" in taken) this.#claims.set(name, { lease: taken.lease, until });
    return taken;
  }

  /** Returns the lease of a claim; undefined if there is none. */
  leaseOfClaim(name: string): Lease | undefined {
    return this.#claims.get(name)?.lease;
  }

  /** Returns the wall time until which a claim lasts at least; undefined if there is none, for example because it was lost. */
  untilOf(name: string): Instant | undefined {
    return this.#claims.get(name)?.until;
  }

  /** Returns a world that is served under a lease; undefined if there is none with this name. */
  worldOf(name: string): LeasedWorld | undefined {
    return this.#leased.get(name);
  }

  /** Replaces a claim by its world, which is served from now on. */
  add(leased: LeasedWorld): void {
    this.#claims.delete(leased.world.name);
    this.#leased.set(leased.world.name, leased);
  }

  /** Removes a world that is no longer served. */
  drop(leased: LeasedWorld): void {
    if (this.#leased.get(leased.world.name) === leased) this.#leased.delete(leased.world.name);
  }

  /** Releases a claim. If the store cannot be reached, the lease runs out. */
  releaseClaim(name: string): void {
    const claim = this.#claims.get(name);
    if (claim === undefined) return;
    this.#claims.delete(name);
    this.#parts.store.release([renewalOf(claim)]).catch(() => {});
  }

  /** Ends worlds here, stores their remaining inputs, and releases their leases. */
  async release(worlds: readonly LeasedWorld[]): Promise<void> {
    const { store, worlds: all } = this.#parts;
    for (const { world } of worlds) all.release(world);
    await Promise.all(worlds.map((leased) => leased.settle()));
    const renewals = worlds.map(({ renewal }) => renewal);
    for (const leased of worlds) leased.end(undefined);
    // Without the store, the leases run out.
    await store.release(renewals).catch(() => {});
  }

  /** Stops renewing, and releases all leases. */
  async releaseAll(): Promise<void> {
    this.#stop?.();
    for (const name of [...this.#claims.keys()]) this.releaseClaim(name);
    await this.release([...this.#leased.values()]);
  }

  async #renew(): Promise<void> {
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    const { store, leaseDuration, wall } = this.#parts;
    // Read before the store gets the renewal, so that the lease lasts longer there than here.
    const now = wall.now();
    const claims = [...this.#claims];
    const worlds = [...this.#leased.values()];
    try {
      const renewals = [...claims.map(([, claim]) => renewalOf(claim)), ...worlds.map(({ renewal }) => renewal)];
      const renewed = renewals.length === 0 ? [] : await store.renew(renewals, leaseDuration);
      this.#renewedAt = now;
      const until = this.#computeEnd(now);
      for (const [i, [name, claim]] of claims.entries()) {
        if (renewed[i] === true) claim.until = until;
        else if (this.#claims.get(name) === claim) this.#claims.delete(name);
      }
      for (const [i, leased] of worlds.entries()) {
        if (renewed[claims.length + i] === true) leased.extendLease(until);
        else leased.end("another replica has taken it, or the store has lost its lease");
      }
    } catch {
      // The next check tries again, until the leases have run out.
    } finally {
      this.#isRenewing = false;
    }
  }

  #computeEnd(now: Instant): Instant {
    return now + this.#parts.leaseDuration * (1 - MARGIN);
  }
}

function renewalOf({ lease }: Claim): Renewal {
  return { lease, reported: undefined, keepFor: undefined };
}
