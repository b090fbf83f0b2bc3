// Pairs the ids of two gateways by their first occurrence.
// Each id has one counterpart, so a reused id shows up as a difference.
import type { ParsedInstant, RenamedKind } from "./value-forms.ts";

/** The maximum number of remembered ids per side: enough for a long day in a large center. */
export const MAX_KNOWN = 200_000;

/** Removes the oldest entries of a map that has more than `maxSize` entries. */
export function dropOldest(map: Map<string, unknown>, maxSize: number): void {
  for (const key of map.keys()) {
    if (map.size <= maxSize) return;
    map.delete(key);
  }
}

/** The counterparts of ids and instants. */
export class Renaming {
  readonly #simulated = new Map<string, string>();
  readonly #real = new Map<string, string>();
  /** The difference between the clocks (milliseconds), by the form of instants. */
  readonly #offsets = new Map<string, number>();

  /** Returns whether two ids are the same. Ids that both occur for the first time become counterparts. */
  isSame(kind: RenamedKind, real: string, simulated: string): boolean {
    const known = this.#simulated.get(`${kind} ${real}`);
    if (known !== undefined) return known === simulated;
    if (this.#real.has(`${kind} ${simulated}`)) return false;
    this.pair(kind, real, simulated);
    return true;
  }

  /** Makes two ids counterparts. */
  pair(kind: RenamedKind, real: string, simulated: string): void {
    this.#simulated.set(`${kind} ${real}`, simulated);
    this.#real.set(`${kind} ${simulated}`, real);
    dropOldest(this.#simulated, MAX_KNOWN);
    dropOldest(this.#real, MAX_KNOWN);
  }

  /** Returns the id of the simulator for an id of the real gateway; undefined if it has not occurred. */
  simulatedOf(kind: RenamedKind, real: string): string | undefined {
    return this.#simulated.get(`${kind} ${real}`);
  }

  /**
   * Returns whether two instants are the same. The first pair of each form gives the difference between the clocks.
   *
   * @param toleranceMs how far apart they may be (milliseconds)
   */
  isSameInstant(real: ParsedInstant, simulated: ParsedInstant, toleranceMs: number): boolean {
    if (real.form !== simulated.form) return false;
    const offset = this.#offsets.get(real.form);
    if (offset !== undefined) return Math.abs(real.at - simulated.at - offset) <= toleranceMs;
    this.#offsets.set(real.form, real.at - simulated.at);
    return true;
  }
}
