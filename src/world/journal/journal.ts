// The requests that a world's clients made: what is noted of each from its receipt to its end, and exact totals.
import type { Duration, Instant } from "../../core/index.ts";
import { maskUrl } from "../../forms/masked-url.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { BinaryBody, BodyBudget } from "./bodies.ts";
import { ConnectionSerials } from "./connection-serials.ts";
import { EntryBodies } from "./entry-bodies.ts";
import { type JournalEntry, type Phase, type Slot, shortenGuid, toJournalEntry } from "./journal-entry.ts";
import { fits, type JournalFilter } from "./journal-filter.ts";
import { JOURNAL_LENGTH, JournalRing } from "./journal-ring.ts";
import { StringInterner } from "./string-interner.ts";
import { Tallies, type Total } from "./tallies.ts";

export { BODIES_KEPT, type JournalEntry, PHASES, type Phase, toJournalEntry } from "./journal-entry.ts";
export { fits, type JournalFilter } from "./journal-filter.ts";
export { JOURNAL_LENGTH } from "./journal-ring.ts";
export type { Total } from "./tallies.ts";

/** The operation of pushes that failed. */
export const PUSH = "push";

/** What the time is, in milliseconds since 1970: when the present request came, at this very moment, and in the world. */
export interface JournalClocks {
  wall(): Instant;
  now(): Instant;
  world(): Instant;
}

/**
 * Hears of a request at its receipt and at its end. What it is handed is the journal's own record, which is used again for a later
 * request: it is to be read during the call, not kept.
 */
export type JournalListener = (record: Readonly<Slot>) => void;

export class Journal {
  readonly #clocks: JournalClocks;
  readonly #ring = new JournalRing();
  readonly #bodies: EntryBodies;
  readonly #connections = new ConnectionSerials();
  #failedPushes = 0;
  readonly #tallies = new Tallies();
  readonly #texts = new StringInterner();
  /** Addresses without secrets: one that is known needs no second look. */
  readonly #urls = new StringInterner();
  readonly #listeners = new Set<JournalListener>();
  /** Is told of each request when it comes; nobody is where this is left alone, which then costs nothing. */
  onRequest: ((operation: string, agent: string | undefined) => void) | undefined;

  constructor(clocks: JournalClocks, keepsBodies: () => boolean = () => true, budget?: BodyBudget) {
    this.#clocks = clocks;
    this.#bodies = new EntryBodies(this.#ring, keepsBodies, budget);
  }

  /** How many requests the world has ever got. */
  get count(): number {
    return this.#ring.newest - this.#failedPushes;
  }

  /** How many requests there were since the journal was last cleared that it does not remember any more. */
  get forgotten(): number {
    return this.#ring.forgotten;
  }

  /** The requests since the world began, by operation and by what became of them; clearing leaves them alone. */
  totals(): Total[] {
    return this.#tallies.totals();
  }

  /**
   * Takes a request down and answers its number. `connection` is whatever stands for the connection that it came on; of the Guid only
   * the beginning is ever told.
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
    slot.connection = connection === undefined ? 0 : this.#connections.of(connection);
    slot.guid = this.#texts.intern(shortenGuid(guid));
    if (body !== undefined) this.#bodies.keepRequest(slot, body);
    this.#tallies.received(operation);
    this.onRequest?.(operation, agent);
    if (this.#listeners.size > 0) this.#announce(slot);
    return slot.number;
  }

  /**
   * Writes down a push that failed, with the HTTP status of its answer if there was one. It is an entry of its own, and counts as no
   * request: nobody has asked for it.
   */
  pushFailed(uri: string, agent: string, status: number | undefined, reason: RefusalReason): void {
    this.#failedPushes++;
    const slot = this.#begin(PUSH, "POST", uri, agent);
    const now = this.#clocks.now();
    slot.receivedAt = now;
    slot.reason = reason;
    slot.status = status ?? 0;
    this.#end(slot, status === undefined ? "aborted" : "answered", now);
  }

  #begin(operation: string, method: string, url: string, agent: string | undefined): Slot {
    const slot = this.#ring.next();
    this.#bodies.begin(slot);
    slot.connection = 0;
    slot.phase = "received";
    slot.receivedAt = this.#clocks.wall();
    slot.worldTime = this.#clocks.world();
    slot.operation = operation;
    slot.method = method;
    slot.url = this.#urls.find(url) ?? this.#urls.intern(maskUrl(url));
    slot.agent = this.#texts.intern(agent);
    slot.guid = undefined;
    slot.retcode = undefined;
    slot.reason = undefined;
    slot.repeated = false;
    return slot;
  }

  /** Keeps what a request is answered with. */
  keepAnswer(number: number, text: string): void {
    const slot = this.#ring.find(number);
    if (slot !== undefined) this.#bodies.keepAnswer(slot, text);
  }

  /** Notes why a request is refused, before its answer is. */
  explain(number: number, reason: RefusalReason): void {
    const slot = this.#ring.find(number);
    if (slot !== undefined) slot.reason = reason;
  }

  /** Notes the answer to a request, and counts it. Answers how long it took; `since` is when it came, roughly, should it be forgotten. */
  close(number: number, operation: string, retcode: string, status: number, since: Instant): Duration {
    const ms = this.mark(number, retcode, status, since);
    this.tally(operation, retcode, ms);
    return ms;
  }

  /** Notes the answer to a request without counting it: whether it gets to the client is yet to be seen. */
  mark(number: number, retcode: string, status: number, since: Instant): Duration {
    const now = this.#clocks.now();
    const slot = this.#ring.find(number);
    if (slot === undefined) return now - since;
    slot.retcode = retcode;
    slot.status = status;
    this.#end(slot, "answered", now);
    return now - slot.receivedAt;
  }

  /** Counts a request whose answer was marked and has got to the client. */
  tally(operation: string, retcode: string, ms: Duration): void {
    this.#tallies.answered(operation, retcode, ms);
  }

  /** Notes that a request's client went away before the answer was written, and counts it so. */
  abort(number: number, operation: string): void {
    this.#tallies.aborted(operation);
    const slot = this.#ring.find(number);
    if (slot !== undefined) this.#end(slot, "aborted", this.#clocks.now());
  }

  /** Notes that the answer to a request carries an event that an earlier answer carried, whose connection failed. */
  markRepeated(number: number): void {
    const slot = this.#ring.find(number);
    if (slot !== undefined) slot.repeated = true;
  }

  /** The remembered requests that fit a filter, oldest first. */
  list(filter: JournalFilter = {}): JournalEntry[] {
    return this.#select(filter).map(toJournalEntry);
  }

  /** The numbers of the remembered requests that fit a filter, oldest first. */
  numbers(filter: JournalFilter = {}): number[] {
    return this.#select(filter).map(({ number }) => number);
  }

  #select({ limit = JOURNAL_LENGTH, ...conditions }: JournalFilter): Slot[] {
    const found = this.#ring.select((slot) => fits(slot, conditions));
    return found.slice(Math.max(0, found.length - limit));
  }

  /** A request that is remembered, if it fits a filter; the filter's limit does not count. */
  entry(number: number, filter: JournalFilter = {}): JournalEntry | undefined {
    const slot = this.#ring.find(number);
    return slot === undefined || !fits(slot, filter) ? undefined : toJournalEntry(slot);
  }

  /** How many requests behind one it does not remember any more, and the last of them; those that were cleared away do not count. */
  forgottenBehind(number: number): { readonly count: number; readonly last: number } {
    return this.#ring.forgottenBehind(number);
  }

  /** The connection that a request came on, as entries toJournalEntry it; 0 where it came on none, or is forgotten. */
  connectionOf(number: number): number {
    return this.#ring.find(number)?.connection ?? 0;
  }

  /** The world is over: its bodies take no room from others any more. */
  end(): void {
    this.#bodies.drop(0);
  }

  /** Tells of every change from now on; answers how to end that. */
  listen(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets all requests; numbers and totals go on. */
  clear(): void {
    this.#bodies.drop(0);
    this.#ring.clear();
    this.#texts.clear();
    this.#urls.clear();
  }

  #end(slot: Slot, phase: Phase, now: Instant): void {
    slot.phase = phase;
    slot.endedAt = now;
    slot.endedWorldTime = this.#clocks.world();
    if (this.#listeners.size > 0) this.#announce(slot);
  }

  #announce(slot: Slot): void {
    for (const listener of this.#listeners) listener(slot);
  }
}
