// The checkpoints of a world: named snapshots in memory, to which it can be rewound.
import type { WrittenInstant } from "../forms/instant-form.ts";
import { sumLengths } from "../runtime/segments.ts";
import type { GivenState, Rewound } from "./changes.ts";
import { type WorldSnapshot, writeJsonInSlices } from "./reading/snapshot.ts";
import type { InputHolder } from "./tape/tape-record.ts";
import type { Slicing } from "./time/slices.ts";
import { doInSlices, type GetSignal } from "./time/turns.ts";
import type { TapePlace } from "./travel/branches.ts";

/** The maximum number of checkpoints of a world. */
export const MAX_CHECKPOINTS = 100;

/** The maximum size of all checkpoints of a world together, in bytes. */
export const MAX_CHECKPOINT_BYTES = 64 * 1024 * 1024;

/** A checkpoint, as a list shows it. */
export interface Checkpoint {
  readonly name: string;
  /** The world time, as in a snapshot. */
  readonly at: WrittenInstant;
  /** The number of the newest input at that time; 0 if there was none. */
  readonly input: number;
  /** The branch of the tape. */
  readonly branch: number;
  readonly bytes: number;
}

interface KeptCheckpoint extends Checkpoint {
  readonly place: TapePlace;
  /** The JSON of the snapshot. */
  readonly segments: readonly Uint8Array[];
}

/** Thrown for a checkpoint that cannot be made. */
export class CheckpointError extends Error {
  readonly kind: "taken" | "full";

  constructor(kind: "taken" | "full", sentence: string) {
    super(sentence);
    this.name = "CheckpointError";
    this.kind = kind;
  }
}

/** The parts of a world that its checkpoints need. */
interface CheckpointedWorld {
  readonly center: { readonly causes: { readonly inputs: number } };
  readonly travel: { findPlace(): TapePlace };
  takeSnapshotInSlices(getSignal?: GetSignal): WorldSnapshot | Promise<WorldSnapshot>;
  restoreFrom(given: GivenState, getSignal?: GetSignal, holder?: InputHolder, rewound?: Rewound): Promise<void>;
}

/** The checkpoints of a world that were requested, as opposed to the automatic ones. */
export class Checkpoints {
  readonly #world: CheckpointedWorld;
  readonly #slicing: Slicing | undefined;
  readonly #byName = new Map<string, KeptCheckpoint>();
  #bytes = 0;

  constructor(world: CheckpointedWorld, slicing: Slicing | undefined) {
    this.#world = world;
    this.#slicing = slicing;
  }

  /** Returns all checkpoints, oldest first. */
  list(): readonly Checkpoint[] {
    return Array.from(this.#byName.values(), withoutSegments);
  }

  /**
   * Rewinds the world to a checkpoint, as if nothing had happened since. Clients continue. Their held polls are answered without events.
   *
   * @param getSignal its signal is aborted when the result is no longer needed; nothing changes then.
   * @returns whether there is such a checkpoint.
   * @throws Abandoned if the signal was aborted.
   */
  async rewind(name: string, getSignal?: GetSignal, holder?: InputHolder): Promise<boolean> {
    const kept = this.#byName.get(name);
    if (kept === undefined) return false;
    await this.#world.restoreFrom(kept, getSignal, holder, { to: { checkpoint: name }, place: kept.place });
    return true;
  }

  /**
   * Makes a checkpoint of a free world. The world is paused until the snapshot is taken, but not while it is written.
   *
   * @param name default the first of checkpoint-1, checkpoint-2 and so on that is free.
   * @param getSignal its signal is aborted when the result is no longer needed.
   * @returns the new checkpoint.
   * @throws CheckpointError if the name is taken, or the limits don't allow it; Abandoned if the signal was aborted.
   */
  async make(name: string | undefined, getSignal?: GetSignal): Promise<Checkpoint> {
    this.#check(name);
    const place = this.#world.travel.findPlace();
    const position = { input: this.#world.center.causes.inputs, branch: place.branch.number, place };
    const snapshot = await this.#world.takeSnapshotInSlices(getSignal);
    const segments = await doInSlices(this.#slicing, "checkpoint", writeJsonInSlices(snapshot), getSignal);
    // Another request may have made a checkpoint meanwhile.
    this.#check(name);
    const bytes = sumLengths(segments);
    if (this.#bytes + bytes > MAX_CHECKPOINT_BYTES) throw new CheckpointError("full", this.#describeTooLarge(bytes));
    const made = {
      name: name ?? this.#findFreeName(),
      at: snapshot.at as WrittenInstant,
      ...position,
      bytes,
      segments,
    };
    this.#byName.set(made.name, made);
    this.#bytes += bytes;
    return withoutSegments(made);
  }

  /** Deletes a checkpoint. Returns whether there was one with this name. */
  delete(name: string): boolean {
    this.#bytes -= this.#byName.get(name)?.bytes ?? 0;
    return this.#byName.delete(name);
  }

  /** Deletes all checkpoints. */
  clear(): void {
    this.#byName.clear();
    this.#bytes = 0;
  }

  #check(name: string | undefined): void {
    if (name !== undefined && this.#byName.has(name))
      throw new CheckpointError("taken", `There is a checkpoint named ${JSON.stringify(name)}`);
    if (this.#byName.size >= MAX_CHECKPOINTS)
      throw new CheckpointError("full", `There are ${MAX_CHECKPOINTS} checkpoints, which is the maximum`);
  }

  #describeTooLarge(bytes: number): string {
    const sizes = `This checkpoint has ${bytes} bytes, and the others have ${this.#bytes}`;
    return `${sizes}: together they can have at most ${MAX_CHECKPOINT_BYTES}`;
  }

  #findFreeName(): string {
    let number = 1;
    while (this.#byName.has(`checkpoint-${number}`)) number++;
    return `checkpoint-${number}`;
  }
}

function withoutSegments({ segments: _, place: __, ...checkpoint }: KeptCheckpoint): Checkpoint {
  return checkpoint;
}
