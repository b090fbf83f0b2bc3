// The memory of a journal: a bounded ring of reused slots, so that its memory stops growing in a long run.
import { createSlot, type Slot } from "./journal-entry.ts";

/** The maximum number of entries that are stored. An entry is a request or a push. */
export const JOURNAL_LENGTH = 10_000;

/** The slots of the newest entries, by number: the first entry is number 1. */
export class JournalRing {
  #slots: Slot[] = [];
  #newest = 0;
  /** The number of the last entry that was cleared. */
  #cleared = 0;

  /** The number of the newest entry; 0 before the first. */
  get newest(): number {
    return this.#newest;
  }

  /** The number of entries since the last clearing that were discarded. */
  get forgotten(): number {
    return Math.max(0, this.#newest - this.#cleared - JOURNAL_LENGTH);
  }

  /** Returns how many entries after a given one were discarded, without cleared ones, and the number of the last discarded entry. */
  findForgottenAfter(number: number): { readonly count: number; readonly last: number } {
    const last = Math.max(0, this.#newest - JOURNAL_LENGTH);
    return { count: Math.max(0, last - Math.max(number, this.#cleared)), last };
  }

  /** Returns the slot for the next entry, which may still hold an older one, and numbers it. */
  takeNext(): Slot {
    const index = this.#newest % JOURNAL_LENGTH;
    let slot = this.#slots[index];
    if (slot === undefined) {
      slot = createSlot();
      this.#slots[index] = slot;
    }
    slot.number = ++this.#newest;
    return slot;
  }

  /** Returns the slot of an entry; undefined if the entry was discarded or cleared. */
  find(number: number): Slot | undefined {
    const slot = this.#slots[(number - 1) % JOURNAL_LENGTH];
    return slot?.number === number ? slot : undefined;
  }

  /** Returns the slots that fit, oldest entry first. */
  select(fits: (slot: Slot) => boolean): Slot[] {
    return this.#slots.filter(fits).sort((a, b) => a.number - b.number);
  }

  /** Removes all entries. Numbering continues. */
  clear(): void {
    this.#cleared = this.#newest;
    this.#slots = [];
  }
}
