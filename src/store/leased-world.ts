// Serves a world under a lease: stores every input before its answer leaves, and ends when the lease is lost.
import type { Instant } from "../core/index.ts";
import { setImmediate } from "../runtime/time.ts";
import { type AnswerGate, waitAtGate } from "../words/answer-gate.ts";
import type { TapeRecord } from "../world/tape/tape-record.ts";
import type { WallClock } from "../world/time/wall.ts";
import type { World } from "../world/world.ts";
import { BaseWriter, type KeptLengths } from "./base-writer.ts";
import { createGrowingPauses } from "./growing-pauses.ts";
import { LineNumbers } from "./line-numbers.ts";
import { writeStoredRecord, writeStoredSnapshot } from "./stored-pushes.ts";
import type { Lease, Renewal, WorldStore } from "./world-store.ts";

/** The first pause before a store that fails is tried again (milliseconds). */
const FIRST_RETRY_PAUSE_MS = 50;
/** The longest of these pauses (milliseconds). */
const MAX_RETRY_PAUSE_MS = 400;

/** How long the store keeps a world without another renewal, as a multiple of its ttl. Usually a replica deletes the world before. */
const TTL_RESERVE = 2;

/** The parts that a leased world is created with. */
export interface LeasedWorldParts {
  readonly world: World;
  readonly replica: string;
  readonly lease: Lease;
  readonly store: WorldStore;
  readonly wall: WallClock;
  /** The wall time until which the lease lasts at least. */
  readonly until: Instant;
  /** The number of lines that the store has of the world. */
  readonly stored: number;
  /** Called once when the world is no longer served here; `why`: the reason, or undefined if this replica has released or deleted it. */
  readonly onEnd: (why: string | undefined) => void;
  readonly warn: (sentence: string) => void;
  /** See BaseWriterParts. */
  readonly lengths: KeptLengths;
  readonly minLinesLength?: number | undefined;
}

/** A callback for the time when the lines up to a position are stored. */
interface WaitingCallback {
  readonly position: number;
  readonly callback: (mayLeave: boolean) => void;
}

/** A world that this replica serves under a lease. */
export class LeasedWorld implements AnswerGate {
  readonly world: World;
  readonly #parts: LeasedWorldParts;
  #until: Instant;
  /** The number of lines that the store has. */
  #stored: number;
  /** The number of all lines. */
  #position: number;
  /** The lines that the store does not have, oldest first. */
  #unstored: string[] = [];
  #isSending = false;
  #waiting: WaitingCallback[] = [];
  #hasEnded = false;
  /** Whether the deletion of the world has begun. */
  #isDeletionBegun = false;
  /** Whether the deletion of the world has ended, even with an error of the store, so that its last answers may leave. */
  #isDeletionOver = false;
  readonly #bases: BaseWriter;
  readonly #numbers = new LineNumbers();

  constructor(parts: LeasedWorldParts) {
    this.#parts = parts;
    this.world = parts.world;
    this.#until = parts.until;
    this.#stored = parts.stored;
    this.#position = parts.stored;
    this.#bases = new BaseWriter({
      ...parts,
      stored: () => (this.#hasEnded ? undefined : this.#stored),
      countLinesUpTo: (position) => this.#numbers.countUpTo(position),
    });
  }

  /**
   * Stores the records of the world that the store does not have, and later ones. From now on answers wait until their records are stored.
   *
   * @param since the number of records that the store already has
   */
  follow(since: number): void {
    const { tape } = this.world;
    this.#numbers.begin(this.#position, since);
    tape.onRecord = (record) => this.#add(record);
    tape.onRestored = (line) => {
      this.#numbers.addSnapshot(tape.count);
      this.#addText(writeStoredSnapshot(line, this.world.center.state.agents.values()));
    };
    for (const record of tape.listBetween(since, tape.count)) this.#add(record);
    this.world.gate = this;
  }

  /** The name of the replica. */
  get replica(): string {
    return this.#parts.replica;
  }

  /** The lease under which the world is served. */
  get lease(): Lease {
    return this.#parts.lease;
  }

  /** The data of the next renewal of the lease. */
  get renewal(): Renewal {
    const { ttl, shownTime } = this.world;
    const keepFor = ttl === undefined ? undefined : ttl * TTL_RESERVE;
    return { lease: this.lease, reported: { confirmed: this.#stored, now: shownTime }, keepFor };
  }

  /** Extends the lease here, after the store has renewed it. */
  extendLease(until: Instant): void {
    this.#until = until;
  }

  /** Ends the world here if its lease has run out. */
  checkLease(): void {
    if (!this.#hasEnded && !this.#isValid) this.end("its lease has run out, because the store did not answer in time");
  }

  whenOpen(callback: (mayLeave: boolean) => void): void {
    if (this.#hasEnded) callback(this.#isDeletionOver);
    else if (this.#isDeletionBegun) this.#waiting.push({ position: Number.POSITIVE_INFINITY, callback });
    else if (this.#stored < this.#position) this.#waiting.push({ position: this.#position, callback });
    else if (this.#isValid) callback(true);
    else {
      this.checkLease();
      callback(false);
    }
  }

  /** Resolves when everything so far is stored, or the world has ended here. */
  async settle(): Promise<void> {
    this.world.tape.settle();
    await waitAtGate(this);
  }

  /** Deletes the world from the store. Its answers leave when that is done. */
  async forget(): Promise<void> {
    const { store, lease, warn } = this.#parts;
    this.#isDeletionBegun = true;
    this.#unfollow();
    this.#unstored = [];
    await store.remove(lease).catch((error: unknown) => {
      warn(`world ${this.world.name} is deleted here, but not in the store: ${String((error as Error).message)}`);
    });
    this.#isDeletionOver = true;
    this.end(undefined);
  }

  /** Ends the world here. Answers that wait are replaced by 000-004, unless the world was deleted. `why`: see `onEnd` of the parts. */
  end(why: string | undefined): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#unfollow();
    for (const { callback } of this.#waiting.splice(0)) callback(this.#isDeletionOver);
    this.#parts.onEnd(why);
  }

  #unfollow(): void {
    const { tape } = this.world;
    tape.onRecord = undefined;
    tape.onRestored = undefined;
    this.#bases.stop();
  }

  get #isValid(): boolean {
    return this.#parts.wall.now() < this.#until;
  }

  #add(record: TapeRecord): void {
    this.#addText(writeStoredRecord(record));
  }

  #addText(line: string): void {
    this.#position++;
    this.#unstored.push(line);
    this.#bases.add(line);
    if (this.#isSending) return;
    this.#isSending = true;
    // Lines of one turn of the event loop are stored together. Those that come meanwhile follow together.
    setImmediate(() => void this.#send());
  }

  async #send(): Promise<void> {
    while (this.#unstored.length > 0 && !this.#hasEnded && !this.#isDeletionBegun) {
      const lines = [...this.#unstored];
      const problem = await this.#append(lines);
      if (this.#hasEnded || this.#isDeletionBegun) break;
      if (problem !== undefined) {
        this.end(problem);
        break;
      }
      this.#unstored.splice(0, lines.length);
      this.#stored += lines.length;
      this.#openGate();
    }
    this.#isSending = false;
  }

  /**
   * Stores lines. Tries the same ones again while the store fails, because it may have them although its answer was lost. Returns why the
   * world ends; undefined if they are stored, or if meanwhile the world has ended or its deletion has begun.
   */
  async #append(lines: readonly string[]): Promise<string | undefined> {
    const { store, lease, wall } = this.#parts;
    // Renewals can succeed where writes are refused. Lines wait only as long as the lease lasts now.
    const deadline = this.#until;
    const waitForRetry = createGrowingPauses(wall, FIRST_RETRY_PAUSE_MS, MAX_RETRY_PAUSE_MS);
    while (!this.#hasEnded && !this.#isDeletionBegun) {
      const batch = { first: this.#stored + 1, lines, confirmed: this.#stored, now: this.world.center.now };
      try {
        const isStored = await store.append(lease, batch);
        return isStored ? undefined : "another replica has taken it, or the store has lost lines";
      } catch (error) {
        if (wall.now() >= deadline) {
          return `the store did not write for as long as the lease lasted (${(error as Error).message})`;
        }
      }
      await waitForRetry();
    }
    return undefined;
  }

  #openGate(): void {
    if (!this.#isValid) {
      this.checkLease();
      return;
    }
    const due = this.#waiting.findIndex(({ position }) => position > this.#stored);
    for (const { callback } of this.#waiting.splice(0, due < 0 ? this.#waiting.length : due)) callback(true);
  }
}
