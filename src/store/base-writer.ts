// Replaces the base of a stored world when many lines have followed it, so that the next replica has little to replay.

import { finish } from "../core/index.ts";
import { waitAtGate } from "../words/answer-gate.ts";
import { headOf } from "../world/tape/tape-text.ts";
import { lengthOf } from "../world/travel/state-chunks.ts";
import type { KeptMoment } from "../world/travel/travel.ts";
import type { World } from "../world/world.ts";
import { writeBase } from "./base.ts";
import type { Lease, WorldStore } from "./world-store.ts";

/** The default minimum length of the lines between two bases, in characters: about 100 lines. Their replay takes about 10 ms. */
const MIN_LINES_LENGTH = 32_768;

/** The minimum length of the lines between two bases, divided by the length of a base: a large base is written less often. */
const LINES_TO_BASE_RATIO = 1 / 4;

/** The lengths of a base and of the lines since, in characters. */
export interface KeptLengths {
  readonly base: number;
  readonly lines: number;
}

/** The parts that a base writer is created with. */
export interface BaseWriterParts {
  readonly world: World;
  readonly store: WorldStore;
  readonly lease: Lease;
  readonly lengths: KeptLengths;
  /** Returns the number of lines in the store; undefined if the world has ended here. */
  readonly stored: () => number | undefined;
  /** Returns the number of lines, stored or not, up to a position on the tape. */
  readonly countLinesUpTo: (position: number) => number;
  readonly warn: (sentence: string) => void;
  /** The minimum length of the lines between two bases, in characters. */
  readonly minLinesLength?: number | undefined;
}

/** Replaces the base of a kept world. */
export class BaseWriter {
  readonly #parts: BaseWriterParts;
  #lengths: KeptLengths;
  /** Whether a base is being made or written. */
  #isWriting = false;

  constructor(parts: BaseWriterParts) {
    this.#parts = parts;
    this.#lengths = parts.lengths;
  }

  /** Counts a line that goes to the store. Begins to write a base if one is due. */
  add(line: string): void {
    const { world, minLinesLength = MIN_LINES_LENGTH } = this.#parts;
    const { base, lines } = this.#lengths;
    this.#lengths = { base, lines: lines + line.length };
    if (this.#isWriting || this.#lengths.lines < Math.max(minLinesLength, base * LINES_TO_BASE_RATIO)) return;
    this.#isWriting = true;
    world.travel.keepNext((kept) => void this.#write(kept));
  }

  /** Abandons a base that is being made. */
  stop(): void {
    this.#parts.world.travel.keepNext(undefined);
  }

  /** Replaces the base by a state. If that fails, the store keeps the earlier base and all lines since. */
  async #write(kept: KeptMoment): Promise<void> {
    const { world, store, lease, stored, countLinesUpTo, warn } = this.#parts;
    const position = countLinesUpTo(kept.position);
    const base = writeBase(makeHeadOfKept(world), world.ttl, kept);
    this.#lengths = { base: lengthOf(base), lines: 0 };
    await waitAtGate(world.gate);
    const confirmed = stored();
    if (confirmed === undefined) return;
    await store.putBase(lease, { base, position, confirmed, now: kept.at }).catch((error: unknown) => {
      warn(
        `world ${world.name}: its state could not be stored (${String((error as Error).message)}). Its inputs are still stored`,
      );
    });
    this.#isWriting = false;
  }
}

/** Returns the head of the tape of a stored world. */
export function makeHeadOfKept(world: World) {
  const origin = finish(world.writeOriginInSlices());
  return headOf(world.name, origin, 0);
}
