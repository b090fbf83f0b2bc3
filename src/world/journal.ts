// The requests that a world's clients made: a bounded ring of reused slots, so that a long run costs no memory.
import type { Instant } from "../core/index.ts";

/** How many requests are remembered. */
export const JOURNAL_LENGTH = 10_000;

/** Of a longer path the beginning is kept: no interface has one of this length. */
const LONGEST_PATH = 256;

/** A request as the journal tells it. `retcode` is absent while it is not answered. */
export interface JournalEntry {
  /** Its place among all requests of the world, from 1. */
  readonly number: number;
  /** When it came, in wall time and in the world's. */
  readonly receivedAt: Instant;
  readonly worldTime: Instant;
  readonly operation: string;
  readonly method: string;
  /** Without its query, which may hold secrets. */
  readonly path: string;
  readonly agent: string | undefined;
  readonly retcode: string | undefined;
}

export interface JournalFilter {
  agent?: string | undefined;
  operation?: string | undefined;
  retcode?: string | undefined;
  /** At most so many, the newest ones. */
  limit?: number | undefined;
}

type Slot = { -readonly [Member in keyof JournalEntry]: JournalEntry[Member] };

/** What the time is: in wall time when the present request came, and in the world. */
export interface JournalClocks {
  wall(): Instant;
  world(): Instant;
}

export class Journal {
  readonly #clocks: JournalClocks;
  #slots: Slot[] = [];
  #number = 0;
  /** Requests up to this one have been cleared away. */
  #cleared = 0;
  /** Is told of each request when it comes; nobody is where this is left alone, which then costs nothing. */
  onRequest: ((operation: string, agent: string | undefined) => void) | undefined;

  constructor(clocks: JournalClocks) {
    this.#clocks = clocks;
  }

  /** How many requests the world has ever got. */
  get count(): number {
    return this.#number;
  }

  /** Takes a request down and answers its number. */
  open(operation: string, method: string, url: string, agent: string | undefined): number {
    const number = ++this.#number;
    const index = (number - 1) % JOURNAL_LENGTH;
    const query = url.indexOf("?");
    const path = url.slice(0, query < 0 ? LONGEST_PATH : Math.min(query, LONGEST_PATH));
    const slot = this.#slots[index];
    const receivedAt = this.#clocks.wall();
    const worldTime = this.#clocks.world();
    if (slot === undefined) {
      this.#slots[index] = { number, receivedAt, worldTime, operation, method, path, agent, retcode: undefined };
    } else {
      slot.number = number;
      slot.receivedAt = receivedAt;
      slot.worldTime = worldTime;
      slot.operation = operation;
      slot.method = method;
      slot.path = path;
      slot.agent = agent;
      slot.retcode = undefined;
    }
    this.onRequest?.(operation, agent);
    return number;
  }

  /** Adds the answer to a request, unless its slot has been used again by now. */
  close(number: number, retcode: string): void {
    const slot = this.#slots[(number - 1) % JOURNAL_LENGTH];
    if (slot?.number === number) slot.retcode = retcode;
  }

  /** The remembered requests that fit a filter, oldest first. */
  entries({ agent, operation, retcode, limit = JOURNAL_LENGTH }: JournalFilter = {}): JournalEntry[] {
    const fits = (slot: Slot): boolean =>
      slot.number > this.#cleared &&
      (agent === undefined || slot.agent === agent) &&
      (operation === undefined || slot.operation === operation) &&
      (retcode === undefined || slot.retcode === retcode);
    const found = this.#slots.filter(fits).sort((a, b) => a.number - b.number);
    return found.slice(Math.max(0, found.length - limit)).map((slot) => ({ ...slot }));
  }

  /** Forgets all requests; numbers go on. */
  clear(): void {
    this.#cleared = this.#number;
    this.#slots = [];
  }
}
