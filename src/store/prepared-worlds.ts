// The worlds of silent replicas that are prepared while their leases last.
// Then they can be served as soon as their leases are taken.
import type { WallClock } from "../world/time/wall.ts";
import type { PreparedWorld } from "./prepare-kept-world.ts";

/** How long a prepared world is kept if its lease is not taken (milliseconds of wall time). */
const KEPT_MS = 5_000;

/** The parts that prepared worlds are created with. */
export interface PreparedWorldsParts {
  readonly wall: WallClock;
  /**
   * Makes a world from what the store has of it. Resolves with undefined if the store does not have it, and with the reason as a sentence if
   * this version can't make it. Rejects if the store fails.
   */
  readonly prepare: (name: string) => Promise<PreparedWorld | { readonly problem: string } | undefined>;
}

/** The worlds that are prepared, but whose leases other processes have. */
export class PreparedWorlds {
  readonly #parts: PreparedWorldsParts;
  /** The worlds, each with the function that cancels its timer. */
  readonly #prepared = new Map<string, { readonly world: PreparedWorld; readonly cancel: () => void }>();
  #isClosed = false;

  constructor(parts: PreparedWorldsParts) {
    this.#parts = parts;
  }

  /** Prepares a world, unless it is prepared or can't be made. Does not reject: after a failure, the world is made under its lease. */
  async prepare(name: string): Promise<void> {
    if (this.#isClosed || this.#prepared.has(name)) return;
    const prepared = await this.#parts.prepare(name).catch(() => undefined);
    if (prepared === undefined || "problem" in prepared) return;
    if (this.#isClosed) {
      await prepared.discard();
      return;
    }
    const cancel = this.#parts.wall.after(KEPT_MS, () => void this.#discard(name));
    this.#prepared.set(name, { world: prepared, cancel });
  }

  /** Returns whether a world is prepared. */
  has(name: string): boolean {
    return this.#prepared.has(name);
  }

  /** Removes a world from those that are prepared. Returns it if it has the given version, and otherwise discards it. */
  async take(name: string, version: string): Promise<PreparedWorld | undefined> {
    const prepared = this.#remove(name);
    if (prepared?.version === version) return prepared;
    await prepared?.discard();
    return undefined;
  }

  /** Discards all prepared worlds, and keeps no others. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#prepared.keys()].map((name) => this.#discard(name)));
  }

  async #discard(name: string): Promise<void> {
    await this.#remove(name)?.discard();
  }

  /** Removes a world from those that are prepared, and returns it. */
  #remove(name: string): PreparedWorld | undefined {
    const prepared = this.#prepared.get(name);
    this.#prepared.delete(name);
    prepared?.cancel();
    return prepared?.world;
  }
}
