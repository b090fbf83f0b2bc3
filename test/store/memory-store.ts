// Implements the store in memory, for tests of replicas in one process.
// It can fail, and remembers every line and base.
import type { Duration } from "../../src/core/index.ts";
import type { Batch, Expected, KeptWorld, Lease, Renewal, Taken, WorldStore } from "../../src/store/world-store.ts";
import type { FakeWall } from "../support/wall.ts";

/** A world in the store. Times are in milliseconds. */
interface Stored {
  base: readonly string[] | undefined;
  position: number;
  lines: string[];
  confirmed: number;
  now: number;
  owner: string;
  epoch: number;
  heldUntil: number;
}

/** The contents of a store, which all replicas share. */
export class SharedStore {
  readonly worlds = new Map<string, Stored>();
  /** Every line of each world, including those before its base. */
  readonly lines = new Map<string, string[]>();
  /** Every base of each world. */
  readonly bases = new Map<string, (readonly string[])[]>();
  readonly listeners = new Map<string, (world: string) => void>();
  readonly wall: FakeWall;
  /** Whether a base is refused, as after the loss of a lease. */
  refusesBases = false;

  constructor(wall: FakeWall) {
    this.wall = wall;
  }
}

/** The store as one replica reaches it. */
export class MemoryStore implements WorldStore {
  readonly #shared: SharedStore;
  /** Whether the replica cannot reach the store. */
  isCut = false;
  /** Whether the answer to the next write is lost, after it has taken effect. */
  losesAnswer = false;
  /** The number of worlds that were read. */
  reads = 0;
  /** Reads wait for this. */
  beforeReads: Promise<void> = Promise.resolve();
  /** Why the store refuses to write; undefined: it does not. */
  refuses: string | undefined;

  constructor(shared: SharedStore) {
    this.#shared = shared;
  }

  async take(world: string, holder: string, duration: Duration, expected: Expected): Promise<Taken> {
    this.#checkWritable();
    const { worlds, wall } = this.#shared;
    const known = worlds.get(world);
    const stored = known ?? {
      base: undefined,
      position: 0,
      lines: [],
      confirmed: 0,
      now: 0,
      owner: "",
      epoch: 0,
      heldUntil: 0,
    };
    if (stored.heldUntil > wall.now() && !stored.owner.startsWith(`${holder}#`)) {
      return { heldBy: stored.owner.replace(/#\d+$/, "") };
    }
    const isKept = stored.base !== undefined;
    if ((expected === "kept" && !isKept) || (expected === "new" && isKept)) return undefined;
    const version = versionOf(stored);
    stored.owner = `${holder}#${++stored.epoch}`;
    stored.heldUntil = wall.now() + duration;
    worlds.set(world, stored);
    return { lease: { world, owner: stored.owner }, version };
  }

  async findHolder(world: string): Promise<string | undefined> {
    this.#checkReachable();
    const stored = this.#shared.worlds.get(world);
    return stored !== undefined && stored.heldUntil > this.#shared.wall.now()
      ? stored.owner.replace(/#\d+$/, "")
      : undefined;
  }

  async read(world: string): Promise<KeptWorld | undefined> {
    await this.beforeReads;
    this.#checkReachable();
    const stored = this.#shared.worlds.get(world);
    if (stored?.base === undefined) return undefined;
    this.reads++;
    const { base, position, lines, confirmed, now } = stored;
    return { base, position, lines: [...lines], confirmed, now, version: versionOf(stored) };
  }

  async append(lease: Lease, { first, lines, confirmed, now }: Batch): Promise<boolean> {
    this.#checkReachable();
    this.#checkWritable();
    const stored = this.#findStored(lease);
    if (stored === undefined) return false;
    const count = stored.position + stored.lines.length;
    if (count >= first + lines.length - 1) return true;
    if (count !== first - 1) return false;
    stored.lines.push(...lines);
    Object.assign(stored, { confirmed, now });
    this.#remember(this.#shared.lines, lease.world, ...lines);
    if (this.losesAnswer) {
      this.losesAnswer = false;
      throw new Error("the connection was closed before the answer");
    }
    return true;
  }

  async putBase(
    lease: Lease,
    { base, position, confirmed, now }: Omit<KeptWorld, "lines" | "version">,
  ): Promise<boolean> {
    this.#checkWritable();
    const stored = this.#findStored(lease);
    if (stored === undefined || this.#shared.refusesBases) return false;
    if (stored.base === undefined) Object.assign(stored, { confirmed, now });
    stored.lines = stored.lines.slice(position - stored.position);
    Object.assign(stored, { base, position });
    this.#remember(this.#shared.bases, lease.world, base);
    return true;
  }

  async renew(renewals: readonly Renewal[], duration: Duration): Promise<readonly boolean[]> {
    this.#checkReachable();
    return renewals.map(({ lease, reported }) => {
      const stored = this.#findStored(lease);
      if (stored === undefined) return false;
      stored.heldUntil = this.#shared.wall.now() + duration;
      if (reported !== undefined) Object.assign(stored, reported);
      return true;
    });
  }

  async release(renewals: readonly Renewal[]): Promise<void> {
    this.#checkReachable();
    for (const { lease, reported } of renewals) {
      const stored = this.#findStored(lease);
      if (stored !== undefined) Object.assign(stored, { heldUntil: 0, ...reported });
    }
  }

  async remove(lease: Lease): Promise<void> {
    this.#checkReachable();
    if (this.#findStored(lease) !== undefined) this.#shared.worlds.delete(lease.world);
  }

  async list() {
    this.#checkReachable();
    const { worlds, wall } = this.#shared;
    const kept = [...worlds].filter(([, { base }]) => base !== undefined);
    return kept.map(([name, { owner, heldUntil }]) => ({
      name,
      heldBy: heldUntil > wall.now() ? owner.replace(/#\d+$/, "") : undefined,
    }));
  }

  async requestHandover(heldBy: string, world: string): Promise<void> {
    this.#checkReachable();
    this.#shared.listeners.get(heldBy)?.(world);
  }

  async listen(holder: string, onAsked: (world: string) => void): Promise<void> {
    this.#shared.listeners.set(holder, (world) => {
      if (!this.isCut) onAsked(world);
    });
  }

  async close(): Promise<void> {
    this.isCut = true;
  }

  /** Throws if the replica cannot reach the store. */
  #checkReachable(): void {
    if (this.isCut) throw new Error("the connection is closed");
  }

  /** Throws like a Redis without memory, which refuses the scripts that set a key, but renews and releases leases. */
  #checkWritable(): void {
    this.#checkReachable();
    if (this.refuses !== undefined) throw new Error(this.refuses);
  }

  #findStored({ world, owner }: Lease): Stored | undefined {
    const stored = this.#shared.worlds.get(world);
    return stored?.owner === owner ? stored : undefined;
  }

  #remember<Kept>(all: Map<string, Kept[]>, world: string, ...texts: readonly Kept[]): void {
    all.set(world, [...(all.get(world) ?? []), ...texts]);
  }
}

function versionOf({ owner, position, lines, confirmed, now }: Stored): string {
  return [owner, position, position + lines.length, confirmed, now].join(" ");
}
