// Records the requests of a world's clients and the pushes to them, from receipt to end, and counts the requests.
import type { Duration, Instant } from "../../core/index.ts";
import { formatUrlForStore } from "../../forms/masked-url.ts";
import type { AppliedFault } from "../../words/fault-effects.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { BinaryBody, BodyBudget } from "./bodies.ts";
import { ComparedEntries } from "./compared-entries.ts";
import { ConnectionSerials } from "./connection-serials.ts";
import { EntryBodies } from "./entry-bodies.ts";
import type { JournalClocks } from "./journal-clocks.ts";
import { type JournalEntry, type Phase, resetSlot, type Slot, shortenGuid, toJournalEntry } from "./journal-entry.ts";
import { type JournalFilter, matchesFilter } from "./journal-filter.ts";
import { JournalPushes } from "./journal-pushes.ts";
import { JOURNAL_LENGTH, JournalRing } from "./journal-ring.ts";
import { StringInterner } from "./string-interner.ts";
import { type DurationTotal, Tallies, type Total } from "./tallies.ts";

export { BODIES_KEPT, type JournalEntry, PHASES, type Phase, PUSH, toJournalEntry } from "./journal-entry.ts";
export { type JournalFilter, matchesFilter } from "./journal-filter.ts";

/**
 * Called at the receipt and at the end of each request or push, and when its other side in `compared` changes. The journal reuses the
 * record: read it in the callback, and do not store it.
 */
export type JournalListener = (record: Readonly<Slot>) => void;

/** The journal of a world: the requests of its clients, and the pushes to them. */
export class Journal {
  readonly #clocks: JournalClocks;
  readonly #ring = new JournalRing();
  readonly #bodies: EntryBodies;
  readonly #connections = new ConnectionSerials();
  /** The pushes to clients, whose entries don't count as requests. */
  readonly pushes: JournalPushes;
  readonly #tallies = new Tallies();
  readonly #texts = new StringInterner();
  /** Addresses as they are stored. If an address is found here, it needs no masking. */
  readonly #urls = new StringInterner();
  readonly #listeners = new Set<JournalListener>();
  /** Returns whether a request belongs to a branch that a rewind has abandoned. */
  isAbandoned: (number: number) => boolean = () => false;
  /** The other sides of entries, in a world that runs beside a real gateway. */
  readonly compared = new ComparedEntries((number) => this.#announce(this.#ring.find(number)));
  readonly #entryOf = (slot: Slot): JournalEntry =>
    toJournalEntry(slot, this.isAbandoned(slot.number), this.compared.find(slot.number));
  /** Called at the receipt of each request. */
  onRequest: ((operation: string, agent: string | undefined) => void) | undefined;

  constructor(clocks: JournalClocks, keepsBodies: () => boolean = () => true, budget?: BodyBudget) {
    this.#clocks = clocks;
    this.#bodies = new EntryBodies(this.#ring, keepsBodies, budget);
    this.pushes = new JournalPushes({
      bodies: this.#bodies,
      begin: (...request) => Object.assign(this.#begin(...request), { receivedAt: clocks.now() }),
      find: (number) => this.#ring.find(number),
      announce: (slot) => this.#announce(slot),
      end: (slot, phase) => this.#end(slot, phase, clocks.now()),
    });
  }

  /** The number of all requests to the world. */
  get count(): number {
    return this.#ring.newest - this.pushes.count;
  }

  /** The number of the newest entry; 0 before the first. */
  get newest(): number {
    return this.#ring.newest;
  }

  /** The number of entries since the last clearing that were discarded. */
  get forgotten(): number {
    return this.#ring.forgotten;
  }

  /** Returns the counts of requests since the world began, by operation and outcome. Clearing keeps them. */
  listTotals(): Total[] {
    return this.#tallies.listTotals();
  }

  /** Returns the durations of answered requests since the world began, by operation. Clearing keeps them. */
  listDurations(): DurationTotal[] {
    return this.#tallies.listDurations();
  }

  /**
   * Records the receipt of a request.
   *
   * @param connection identifies the connection, such as its socket.
   * @param guid the Guid that was sent; entries show only its beginning.
   * @returns the number of the request.
   */
  open(
    operation: string,
    method: string,
    url: string,
    agent: string | undefined,
    connection?: object,
    guid?: string,
    body?: string | BinaryBody,
  ): number {
    const slot = this.#begin(operation, method, url, agent);
    slot.connection = connection === undefined ? 0 : this.#connections.findOrAssign(connection);
    slot.guid = this.#texts.intern(shortenGuid(guid));
    if (body !== undefined) this.#bodies.keepRequest(slot, body);
    this.#tallies.countReceived(operation);
    this.onRequest?.(operation, agent);
    if (this.#listeners.size > 0) this.#announce(slot);
    return slot.number;
  }

  #begin(operation: string, method: string, url: string, agent: string | undefined): Slot {
    const slot = this.#ring.takeNext();
    this.#bodies.begin(slot);
    resetSlot(slot);
    slot.receivedAt = this.#clocks.wall();
    slot.worldTime = this.#clocks.world();
    slot.operation = operation;
    slot.method = method;
    slot.url = this.#urls.find(url) ?? this.#urls.intern(formatUrlForStore(url));
    slot.agent = this.#texts.intern(agent);
    return slot;
  }

  /** Stores the answer to a request. */
  keepAnswer(number: number, body: string | Buffer | BinaryBody): void {
    const slot = this.#ring.find(number);
    if (slot !== undefined) this.#bodies.keepAnswer(slot, body);
  }

  /** Records the number of a request's input on the tape. */
  linkInput(number: number, input: number): void {
    const slot = this.#ring.find(number);
    if (slot !== undefined) slot.input = input;
  }

  /** Records the fault that was applied to a request. */
  noteFault(number: number, fault: AppliedFault): void {
    const slot = this.#ring.find(number);
    if (slot !== undefined) slot.fault = fault;
  }

  /** Records why a request is refused. Called before `close`. */
  explain(number: number, reason: RefusalReason): void {
    const slot = this.#ring.find(number);
    if (slot !== undefined) slot.reason = reason;
  }

  /** Records and counts the answer to a request. Returns its duration (milliseconds). `since`: its receipt, for a discarded entry. */
  close(number: number, operation: string, retcode: string, status: number, since: Instant): Duration {
    const ms = this.recordAnswer(number, retcode, status, since);
    this.tally(operation, retcode, ms);
    return ms;
  }

  /** Records the answer to a request without counting it, because it may not reach the client. Returns its duration (milliseconds). */
  recordAnswer(number: number, retcode: string, status: number, since: Instant): Duration {
    const now = this.#clocks.now();
    const slot = this.#ring.find(number);
    if (slot === undefined) return now - since;
    slot.retcode = retcode;
    slot.status = status;
    this.#end(slot, "answered", now);
    return now - slot.receivedAt;
  }

  /** Counts a request whose recorded answer has reached the client. `ms`: its duration. */
  tally(operation: string, retcode: string, ms: Duration): void {
    this.#tallies.countAnswered(operation, retcode, ms);
  }

  /** Records and counts a request whose client closed the connection before the answer. */
  abort(number: number, operation: string): void {
    this.#tallies.countAborted(operation);
    const slot = this.#ring.find(number);
    if (slot !== undefined) this.#end(slot, "aborted", this.#clocks.now());
  }

  /** Records the serial numbers of the events in an answer, and whether one of them was in an earlier answer whose connection failed. */
  noteEvents(number: number, events: readonly number[], areRepeated: boolean): void {
    const slot = this.#ring.find(number);
    if (slot === undefined) return;
    slot.events = events;
    slot.repeated = areRepeated;
  }

  /** Returns the stored entries that fit a filter, oldest first. */
  list(filter: JournalFilter = {}): JournalEntry[] {
    return this.#select(filter).map(this.#entryOf);
  }

  /** Returns the numbers of the stored entries that fit a filter, oldest first. */
  listNumbers(filter: JournalFilter = {}): number[] {
    return this.#select(filter).map(({ number }) => number);
  }

  #select({ limit = JOURNAL_LENGTH, inHistory = false, ...conditions }: JournalFilter): Slot[] {
    const isFound = (slot: Slot) => matchesFilter(slot, conditions) && !(inHistory && this.isAbandoned(slot.number));
    const found = this.#ring.select(isFound);
    return found.slice(Math.max(0, found.length - limit));
  }

  /** Returns a stored entry if it fits a filter, regardless of the filter's `inHistory` and `limit`; otherwise undefined. */
  findEntry(number: number, filter: JournalFilter = {}): JournalEntry | undefined {
    const slot = this.#ring.find(number);
    return slot === undefined || !matchesFilter(slot, filter) ? undefined : this.#entryOf(slot);
  }

  /** Returns how many entries after a given one were discarded, without cleared ones, and the number of the last discarded entry. */
  findForgottenAfter(number: number): { readonly count: number; readonly last: number } {
    return this.#ring.findForgottenAfter(number);
  }

  /** Returns the serial of a request's connection; 0 if it had none, or was discarded. */
  connectionOf(number: number): number {
    return this.#ring.find(number)?.connection ?? 0;
  }

  /** Drops all bodies at the end of the world, because worlds share a limit. */
  end(): void {
    this.#bodies.drop(0);
  }

  /** Adds a listener. Returns a function that removes the listener. */
  listen(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Removes all entries. Numbers and totals continue. */
  clear(): void {
    this.#bodies.drop(0);
    this.#ring.clear();
    this.compared.clear();
    this.#texts.clear();
    this.#urls.clear();
  }

  #end(slot: Slot, phase: Phase, now: Instant): void {
    slot.phase = phase;
    slot.endedAt = now;
    slot.endedWorldTime = this.#clocks.world();
    if (this.#listeners.size > 0) this.#announce(slot);
  }

  #announce(slot: Slot | undefined): void {
    if (slot === undefined) return;
    for (const listener of this.#listeners) listener(slot);
  }
}
