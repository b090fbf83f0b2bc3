// Plans replays to earlier moments in the history of a world, from its branches and automatic checkpoints.
import type { Center, Instant } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { queueMicrotask } from "../../runtime/time.ts";
import type { Journal } from "../journal/journal.ts";
import type { Origin } from "../lives/lives.ts";
import type { HeldInput, OpenPolls } from "../tape/open-inputs.ts";
import type { Tape } from "../tape/tape.ts";
import { inputOf, type TapeRecord } from "../tape/tape-record.ts";
import { AutomaticCheckpoints, MAX_STATE_BYTES } from "./automatic-checkpoints.ts";
import { type Branch, Branches, type BranchRange, type TapePlace } from "./branches.ts";
import { endOfInput } from "./end-of-input.ts";
import { findLatestRequests } from "./latest-requests.ts";
import { errorOfForgotten, errorOfInput, errorOfInstant, type Moment } from "./moment.ts";
import { findLastEntry, pushesOf, type ReplayPlan } from "./replay-plan.ts";
import { makeSavedStateOf, type SavedState } from "./saved-state.ts";

/** The parts of a world that are needed to save it and to plan replays. */
export interface TravelParts {
  readonly tape: Tape;
  readonly center: () => Center;
  /** Returns the beginning of the first life. */
  readonly origin: () => Origin;
  readonly journal: Pick<Journal, "newest" | "findEntry">;
  /** Returns whether the world is idle, so that it can be saved. */
  readonly isFree: () => boolean;
  /** Saves the world, and runs the callback, with undefined if the state is too large. */
  readonly save: (onSaved: (saved: SavedState | undefined) => void) => void;
  /** Saves the world of any size as texts, and runs the callback. */
  readonly saveChunks: (onSaved: (chunks: readonly string[]) => void) => void;
}

/** A state of the world for a store, from which the records after it continue. */
export interface KeptMoment extends OpenPolls {
  /** The number of all records before it. */
  readonly position: number;
  readonly at: Instant;
  readonly chunks: readonly string[];
}

/** Plans replays of a world to earlier moments. */
export class Travel {
  readonly #parts: TravelParts;
  readonly #branches = new Branches(Number.NEGATIVE_INFINITY);
  #checkpoints = new AutomaticCheckpoints();
  #isPlanned = false;
  /** The callback of `keepNext`, until the state is being saved. */
  #onKept: ((kept: KeptMoment) => void) | undefined;

  constructor(parts: TravelParts) {
    this.#parts = parts;
  }

  /**
   * Begins to make automatic checkpoints, unless `every` is 0.
   *
   * @param every the number of records between two checkpoints, regardless of their cost. By default, their cost decides.
   * @param first the state before the records that the tape has now, as the first checkpoint.
   */
  start(every?: number, first?: KeptMoment): void {
    if (every === 0) return;
    this.#checkpoints = new AutomaticCheckpoints(every);
    const { tape } = this.#parts;
    if (first !== undefined) this.#addFirst(first);
    tape.onAdded = () => this.#onAdded();
    tape.onCleared = () => this.#checkpoints.clear();
    // Before the first checkpoint, replays start from the beginning.
    tape.findOldestNeeded = () => {
      const { oldest = Number.POSITIVE_INFINITY } = this.#checkpoints;
      return oldest <= tape.firstKept ? oldest : 0;
    };
  }

  /**
   * Saves the world for a store after one of the next records, between two inputs, and runs the callback once.
   *
   * @param onKept undefined if the world need not be saved.
   */
  keepNext(onKept: ((kept: KeptMoment) => void) | undefined): void {
    this.#onKept = onKept;
  }

  /** Returns the present place on the tape, after recording the latest activity of clients. */
  findPlace(): TapePlace {
    this.#parts.tape.settle();
    return { branch: this.#branches.present, position: this.#parts.tape.count, entry: this.#parts.journal.newest };
  }

  /** Begins another branch after a rewind to a place, a reset to an origin, or a restore, which has neither. */
  begin({ place, origin }: { readonly place?: TapePlace | undefined; readonly origin?: Origin | undefined }): void {
    const { tape, journal, center } = this.#parts;
    const begun = { position: tape.count, at: center().now, entry: journal.newest };
    this.#branches.begin({ ...begun, from: place, origin });
    if (origin === undefined && tape.onAdded !== undefined) this.#save([]);
  }

  /** Returns whether a journal entry belongs to a branch that a rewind has abandoned. */
  isAbandoned(entry: number): boolean {
    return this.#branches.isAbandoned(entry);
  }

  /** Marks on the tape which requests came last at the present instant. A scenario from the tape must perform the next input after them. */
  markLatestRequests(): void {
    const { tape, journal, center } = this.#parts;
    const isOfHistory = (entry: number) => entry > this.#branches.origin.entry && !this.isAbandoned(entry);
    const found = findLatestRequests(journal, center().now, isOfHistory);
    if (found !== undefined) tape.mark(found);
  }

  /**
   * Plans the replay to an earlier moment of the present history.
   *
   * @throws UnreachableMoment if the moment is not in the present history, or the tape no longer has the records that lead to it.
   */
  plan(moment: Moment): ReplayPlan {
    const { tape } = this.#parts;
    tape.settle();
    const place = "input" in moment ? this.#placeOfInput(moment.input) : this.#placeOfInstant(moment.instant);
    const { branch, position } = place;
    const until = "instant" in moment ? moment.instant : undefined;
    const start = this.#startOf(branch, position, until ?? Number.POSITIVE_INFINITY);
    if (start === undefined) throw errorOfForgotten(moment);
    const from = "saved" in start ? start.position : branch.position;
    const records = tape.listBetween(from, branch.end ?? tape.count);
    const count = position - from;
    return { start, records, count, until, place, pushes: pushesOf(records.slice(0, count)) };
  }

  #onAdded(): void {
    const { tape, center } = this.#parts;
    if (this.#isPlanned) return;
    if (this.#onKept === undefined && !this.#checkpoints.isDue(tape, center().log.length)) return;
    this.#isPlanned = true;
    // A microtask runs between two inputs.
    queueMicrotask(() => {
      this.#isPlanned = false;
      const { isFree } = this.#parts;
      // Without records there is nothing to replay.
      if (tape.firstKept === tape.count || !isFree() || !tape.isBetweenInputs) return;
      tape.settle();
      const held = tape.openInputs.listHeld();
      if (held === undefined) return;
      // A checkpoint that is due as well follows after the next record.
      if (this.#onKept === undefined) this.#save(held);
      else this.#keep(held, this.#onKept);
    });
  }

  #keep(held: readonly HeldInput[], onKept: (kept: KeptMoment) => void): void {
    const { tape, center, saveChunks } = this.#parts;
    this.#onKept = undefined;
    const moment = { position: tape.count, at: center().now, held, unconfirmed: tape.openInputs.listUnconfirmed() };
    saveChunks((chunks) => onKept({ ...moment, chunks }));
  }

  #save(held: readonly HeldInput[]): void {
    const { tape, center, save } = this.#parts;
    const unconfirmed = tape.openInputs.listUnconfirmed();
    const moment = { branch: this.#branches.present, position: tape.count, at: center().now, held, unconfirmed };
    const begun = this.#checkpoints.begin(tape.count, center().log.length);
    save((saved) => {
      this.#checkpoints.add(saved && { ...moment, saved }, begun, tape.firstKept);
    });
  }

  /**
   * Adds a checkpoint from the texts of a store, unless they are too large for one, or of an earlier branch. In that case, the
   * first checkpoint is made when one is due.
   */
  #addFirst({ chunks, ...moment }: KeptMoment): void {
    const { tape, center } = this.#parts;
    const branch = this.#branches.present;
    const saved = makeSavedStateOf(chunks);
    if (saved.size > MAX_STATE_BYTES || branch.position > moment.position) return;
    const begun = this.#checkpoints.begin(moment.position, center().log.length);
    this.#checkpoints.add({ ...moment, branch, saved }, begun, tape.firstKept);
  }

  #placeOfInput(input: number): TapePlace {
    const { tape } = this.#parts;
    let oldest: BranchRange | undefined;
    for (const range of this.#branches.listRanges(tape.count)) {
      const { branch, end } = range;
      const records = tape.listBetween(branch.position, end);
      const index = input === 0 ? -1 : records.findLastIndex((record) => inputOf(record) === input);
      if (index >= 0) return this.#placeAfter(range, records, index);
      oldest = range;
    }
    if (input === 0 && oldest !== undefined) {
      const { branch } = oldest;
      return { branch, position: branch.position, entry: branch.entry };
    }
    // After a restore, the numbers of inputs continue with those of the snapshot.
    const isWhole = oldest !== undefined && oldest.branch.position >= tape.firstKept;
    throw isWhole || input > this.#parts.center().causes.inputs ? errorOfInput(input) : errorOfForgotten({ input });
  }

  #placeAfter({ branch, end }: BranchRange, records: readonly TapeRecord[], index: number): TapePlace {
    const next = endOfInput(records, index);
    const position = end - records.length + next;
    return { branch, position, entry: findLastEntry(records.slice(0, next)) ?? branch.entry };
  }

  #placeOfInstant(instant: Instant): TapePlace {
    const { tape, center, origin } = this.#parts;
    const moment = { instant };
    const { now } = center();
    if (instant > now) throw errorOfInstant(moment, `later than the world, which is at ${formatInstant(now)}`);
    for (const { branch, end } of this.#branches.listRanges(tape.count)) {
      const began = branch.number === 0 ? origin().start : branch.at;
      if (branch.at > instant) {
        if (branch.from !== undefined) continue;
        throw errorOfInstant(moment, `before ${formatInstant(began)}, when the present history began`);
      }
      if (began > instant) throw errorOfInstant(moment, `before ${formatInstant(began)}, when the world began`);
      const records = tape.listBetween(branch.position, end);
      const after = records.findIndex((record) => record.at > instant);
      const count = after < 0 ? records.length : after;
      return { branch, position: end - records.length + count, entry: this.#findEntryAt(instant) };
    }
    throw errorOfForgotten(moment);
  }

  /** Returns the number of the newest journal entry of the present history until an instant. */
  #findEntryAt(instant: Instant): number {
    const { journal } = this.#parts;
    let entry = journal.newest;
    while (entry > 0 && (this.isAbandoned(entry) || (journal.findEntry(entry)?.worldTime ?? instant) > instant))
      entry--;
    return entry;
  }

  /** Returns where a replay to a place starts; undefined if the tape no longer has the records from there on. */
  #startOf(branch: Branch, position: number, at: Instant): ReplayPlan["start"] | undefined {
    const { tape, origin } = this.#parts;
    const { firstReplayable } = tape;
    const checkpoint = this.#checkpoints.find(branch, position, at);
    if (checkpoint !== undefined && checkpoint.position >= firstReplayable) return checkpoint;
    if (branch.position < firstReplayable) return undefined;
    return branch.number === 0 ? origin() : branch.origin;
  }
}
