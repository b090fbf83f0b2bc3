// The requests that a world's clients made: a bounded ring of reused slots, so that a long run costs no memory, and exact totals beside it.
import type { Duration, Instant } from "../core/index.ts";
import { maskUrl } from "../forms/masked-url.ts";
import type { RefusalReason } from "../words/refusal-reason.ts";
import { type BinaryBody, Bodies, type BodyBudget } from "./bodies.ts";
import { type JournalEntry, newSlot, type Phase, type Slot, shortenGuid, tell } from "./journal-entry.ts";
import { KeptTexts } from "./kept-texts.ts";
import { Tallies, type Total } from "./tallies.ts";

export { BODIES_KEPT, type JournalEntry, PHASES, type Phase, tell } from "./journal-entry.ts";
export type { Total } from "./tallies.ts";

/** How many requests are remembered. */
export const JOURNAL_LENGTH = 10_000;

/** The operation of pushes that failed. */
export const PUSH = "push";

export interface JournalFilter {
  agent?: string | undefined;
  operation?: string | undefined;
  retcode?: string | undefined;
  phase?: Phase | undefined;
  /** At most so many, the newest ones. */
  limit?: number | undefined;
}

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
  #slots: Slot[] = [];
  #number = 0;
  #failedPushes = 0;
  /** Requests up to this one have been cleared away. */
  #cleared = 0;
  readonly #tallies = new Tallies();
  readonly #texts = new KeptTexts();
  /** Addresses without secrets: one that is known needs no second look. */
  readonly #urls = new KeptTexts();
  readonly #connections = new WeakMap<object, number>();
  #lastConnection = 0;
  readonly #listeners = new Set<JournalListener>();
  /** Is told of each request when it comes; nobody is where this is left alone, which then costs nothing. */
  onRequest: ((operation: string, agent: string | undefined) => void) | undefined;

  readonly #keepsBodies: () => boolean;
  readonly #bodies: Bodies;
  /** The oldest request that may still have bodies. */
  #oldestWithBodies = 1;

  constructor(clocks: JournalClocks, keepsBodies: () => boolean = () => true, budget?: BodyBudget) {
    this.#clocks = clocks;
    this.#keepsBodies = keepsBodies;
    this.#bodies = new Bodies((to) => this.#dropBodies(to), budget);
  }

  /** How many requests the world has ever got. */
  get count(): number {
    return this.#number - this.#failedPushes;
  }

  /** How many requests there were since the journal was last cleared that it does not remember any more. */
  get forgotten(): number {
    return Math.max(0, this.#number - this.#cleared - JOURNAL_LENGTH);
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
    slot.connection = connection === undefined ? 0 : this.#serialOf(connection);
    slot.guid = this.#texts.keep(shortenGuid(guid));
    if (body !== undefined && slot.bodies === "kept") this.#keepRequest(slot, body);
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
    const number = ++this.#number;
    const slot = this.#slotFor(number);
    if (slot.bodies === "kept") this.#releaseBodies(slot);
    slot.number = number;
    slot.connection = 0;
    slot.phase = "received";
    slot.receivedAt = this.#clocks.wall();
    slot.worldTime = this.#clocks.world();
    slot.operation = operation;
    slot.method = method;
    slot.url = this.#urls.known(url) ?? this.#urls.keep(maskUrl(url));
    slot.agent = this.#texts.keep(agent);
    slot.guid = undefined;
    slot.retcode = undefined;
    slot.reason = undefined;
    slot.repeated = false;
    slot.bodies = this.#keepsBodies() ? "kept" : "off";
    return slot;
  }

  /** Keeps what a request is answered with. */
  keepAnswer(number: number, text: string): void {
    const slot = this.#rememberedSlot(number);
    if (slot?.bodies !== "kept") return;
    if (number < this.#oldestWithBodies) {
      // It was answered so late that newer ones have been dropped already.
      slot.bodies = "dropped";
      return;
    }
    if (slot.answer !== undefined) this.#bodies.release(slot.answer);
    slot.answer = this.#bodies.holdAnswer(slot.url, text);
    this.#bodies.makeRoom();
  }

  /** Notes why a request is refused, before its answer is. */
  explain(number: number, reason: RefusalReason): void {
    const slot = this.#rememberedSlot(number);
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
    const slot = this.#rememberedSlot(number);
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
    const slot = this.#rememberedSlot(number);
    if (slot !== undefined) this.#end(slot, "aborted", this.#clocks.now());
  }

  /** Notes that the answer to a request carries an event that an earlier answer carried, whose connection failed. */
  markRepeated(number: number): void {
    const slot = this.#rememberedSlot(number);
    if (slot !== undefined) slot.repeated = true;
  }

  /** The remembered requests that fit a filter, oldest first. */
  entries({ agent, operation, retcode, phase, limit = JOURNAL_LENGTH }: JournalFilter = {}): JournalEntry[] {
    const fits = (slot: Slot): boolean =>
      slot.number > this.#cleared &&
      (agent === undefined || slot.agent === agent) &&
      (operation === undefined || slot.operation === operation) &&
      (retcode === undefined || slot.retcode === retcode) &&
      (phase === undefined || slot.phase === phase);
    const found = this.#slots.filter(fits).sort((a, b) => a.number - b.number);
    return found.slice(Math.max(0, found.length - limit)).map(tell);
  }

  /** A request that is remembered. */
  entry(number: number): JournalEntry | undefined {
    const slot = number > this.#cleared ? this.#rememberedSlot(number) : undefined;
    return slot === undefined ? undefined : tell(slot);
  }

  /** How many requests behind one it does not remember any more, and the last of them; those that were cleared away do not count. */
  forgottenBehind(number: number): { readonly count: number; readonly last: number } {
    const last = Math.max(0, this.#number - JOURNAL_LENGTH);
    return { count: Math.max(0, last - Math.max(number, this.#cleared)), last };
  }

  /** The connection that a request came on, as entries tell it; 0 where it came on none, or is forgotten. */
  connectionOf(number: number): number {
    return this.#rememberedSlot(number)?.connection ?? 0;
  }

  /** The world is over: its bodies take no room from others any more. */
  end(): void {
    this.#dropBodies(0);
  }

  /** Tells of every change from now on; answers how to end that. */
  listen(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets all requests; numbers and totals go on. */
  clear(): void {
    this.#cleared = this.#number;
    this.#dropBodies(0);
    this.#slots = [];
    this.#texts.clear();
    this.#urls.clear();
  }

  #keepRequest(slot: Slot, body: string | BinaryBody): void {
    slot.request = this.#bodies.holdRequest(slot.url, body);
    this.#bodies.makeRoom();
  }

  #releaseBodies(slot: Slot): void {
    if (slot.request !== undefined) this.#bodies.release(slot.request);
    if (slot.answer !== undefined) this.#bodies.release(slot.answer);
    slot.request = undefined;
    slot.answer = undefined;
  }

  /** Drops the oldest bodies until at most so many bytes are left; returns whether any were dropped. */
  #dropBodies(to: number): boolean {
    const before = this.#bodies.bytes;
    this.#oldestWithBodies = Math.max(this.#oldestWithBodies, this.#number - JOURNAL_LENGTH + 1);
    while (this.#bodies.bytes > to && this.#oldestWithBodies <= this.#number) {
      const slot = this.#rememberedSlot(this.#oldestWithBodies++);
      if (slot?.bodies !== "kept" || (slot.request ?? slot.answer) === undefined) continue;
      this.#releaseBodies(slot);
      slot.bodies = "dropped";
    }
    return this.#bodies.bytes < before;
  }

  #slotFor(number: number): Slot {
    const index = (number - 1) % JOURNAL_LENGTH;
    const known = this.#slots[index];
    if (known !== undefined) return known;
    const made = newSlot();
    this.#slots[index] = made;
    return made;
  }

  /** The slot of a request, unless it has been used again or cleared away. */
  #rememberedSlot(number: number): Slot | undefined {
    const slot = this.#slots[(number - 1) % JOURNAL_LENGTH];
    return slot?.number === number ? slot : undefined;
  }

  #serialOf(connection: object): number {
    const known = this.#connections.get(connection);
    if (known !== undefined) return known;
    const serial = ++this.#lastConnection;
    this.#connections.set(connection, serial);
    return serial;
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
