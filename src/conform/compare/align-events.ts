// Aligns the events of an agent at a real gateway with those in the simulator, by their names and times.
import { distanceOf, SAME_WITHIN_MS, type SeenEvent } from "../session/compared-session.ts";

/** The next events of both sides are a pair if they have the same name and are at most this far apart (milliseconds). */
const PAIRED_WITHIN_MS = 2_000;

/** Events in another order are a pair if they are at most this far apart (milliseconds). */
const MOVED_WITHIN_MS = 5_000;

/** The number of events of each side that are aligned together when an event has no counterpart. */
const BLOCK_SIZE = 60;

/** An event of the real gateway and its counterpart in the simulator. */
export type EventPair = readonly [real: SeenEvent, simulated: SeenEvent];

/** The aligned events of an agent. */
export interface Alignment {
  readonly pairs: readonly EventPair[];
  /** Events that both sides sent, in another order. */
  readonly moved: readonly EventPair[];
  /** Events that only the real gateway sent. */
  readonly missing: readonly SeenEvent[];
  /** Events that only the simulator sent. */
  readonly extra: readonly SeenEvent[];
}

/** Aligns two lists of events. Each is in the order of its side. */
export function alignEvents(real: readonly SeenEvent[], simulated: readonly SeenEvent[]): Alignment {
  const pairs: EventPair[] = [];
  const missing: SeenEvent[] = [];
  const extra: SeenEvent[] = [];
  let i = 0;
  let j = 0;
  while (i < real.length || j < simulated.length) {
    const [one, other] = [real[i], simulated[j]];
    if (
      one !== undefined &&
      other !== undefined &&
      one.name === other.name &&
      distanceOf(one, other) <= PAIRED_WITHIN_MS
    ) {
      pairs.push([one, other]);
      i++;
      j++;
      continue;
    }
    const isLast = i + BLOCK_SIZE >= real.length && j + BLOCK_SIZE >= simulated.length;
    const block = alignBlock(real.slice(i, i + BLOCK_SIZE), simulated.slice(j, j + BLOCK_SIZE));
    // The counterparts of events near the end of a block may be in the next one.
    const kept = isLast ? block : block.slice(0, Math.ceil(block.length / 2));
    for (const [left, right] of kept) {
      if (left !== undefined && right !== undefined) pairs.push([left, right]);
      else if (left !== undefined) missing.push(left);
      else if (right !== undefined) extra.push(right);
      if (left !== undefined) i++;
      if (right !== undefined) j++;
    }
  }
  return { pairs, ...findMoved(missing, extra) };
}

type Column = readonly [real: SeenEvent | undefined, simulated: SeenEvent | undefined];

/** Finds the cheapest alignment. An event without a counterpart costs 1, and a pair 0 to 1.5, by the time between its events. */
function alignBlock(real: readonly SeenEvent[], simulated: readonly SeenEvent[]): readonly Column[] {
  const width = simulated.length + 1;
  const costs = new Float64Array((real.length + 1) * width);
  const costAt = (i: number, j: number): number => costs[i * width + j] ?? 0;
  for (let i = real.length; i >= 0; i--) {
    for (let j = simulated.length; j >= 0; j--) {
      if (i === real.length && j === simulated.length) continue;
      costs[i * width + j] = Math.min(
        i < real.length ? 1 + costAt(i + 1, j) : Number.POSITIVE_INFINITY,
        j < simulated.length ? 1 + costAt(i, j + 1) : Number.POSITIVE_INFINITY,
        computeMatchCost(real[i], simulated[j]) + costAt(i + 1, j + 1),
      );
    }
  }
  const columns: Column[] = [];
  for (let i = 0, j = 0; i < real.length || j < simulated.length; ) {
    const [one, other] = [real[i], simulated[j]];
    const match = computeMatchCost(one, other);
    if (match < Number.POSITIVE_INFINITY && costAt(i, j) === match + costAt(i + 1, j + 1)) {
      columns.push([one, other]);
      i++;
      j++;
    } else if (one !== undefined && costAt(i, j) === 1 + costAt(i + 1, j)) {
      columns.push([one, undefined]);
      i++;
    } else {
      columns.push([undefined, other]);
      j++;
    }
  }
  return columns;
}

function computeMatchCost(real: SeenEvent | undefined, simulated: SeenEvent | undefined): number {
  if (real === undefined || simulated === undefined || real.name !== simulated.name) return Number.POSITIVE_INFINITY;
  const distance = distanceOf(real, simulated);
  return distance > SAME_WITHIN_MS ? Number.POSITIVE_INFINITY : (1.5 * distance) / SAME_WITHIN_MS;
}

/** Pairs the events that both sides sent in another order. Returns these pairs, and the events that remain without a counterpart. */
function findMoved(missing: readonly SeenEvent[], extra: readonly SeenEvent[]): Omit<Alignment, "pairs"> {
  const moved: EventPair[] = [];
  const stillExtra = new Set(extra);
  const stillMissing = missing.filter((one) => {
    const other = [...stillExtra].find((event) => event.name === one.name && distanceOf(one, event) <= MOVED_WITHIN_MS);
    if (other === undefined) return true;
    stillExtra.delete(other);
    moved.push([one, other]);
    return false;
  });
  return { moved, missing: stillMissing, extra: [...stillExtra] };
}
