// Attaches bodies to the entries of a journal, and drops the oldest ones if they take too much memory.
import { type BinaryBody, Bodies, type BodyBudget } from "./bodies.ts";
import type { Slot } from "./journal-entry.ts";
import { JOURNAL_LENGTH, type JournalRing } from "./journal-ring.ts";

/** The bodies of the entries of a journal. */
export class EntryBodies {
  readonly #ring: JournalRing;
  readonly #keepsBodies: () => boolean;
  readonly #bodies: Bodies;
  /** The number of the oldest entry that may still have bodies. */
  #oldest = 1;

  /**
   * @param ring the entries of the bodies.
   * @param keepsBodies returns whether the bodies of the next request are stored.
   * @param budget the common limit of several journals; default that of the process.
   */
  constructor(ring: JournalRing, keepsBodies: () => boolean, budget?: BodyBudget) {
    this.#ring = ring;
    this.#keepsBodies = keepsBodies;
    this.#bodies = new Bodies((to) => this.drop(to), budget);
  }

  /** Releases the bodies of the request that used a slot before, and decides whether those of its next request are stored. */
  begin(slot: Slot): void {
    if (slot.bodies === "kept") this.#release(slot);
    slot.bodies = this.#keepsBodies() ? "kept" : "off";
  }

  /** Stores the body of a request, unless bodies are off. */
  keepRequest(slot: Slot, body: string | BinaryBody): void {
    if (slot.bodies !== "kept") return;
    slot.request = this.#bodies.holdRequest(slot.url, body);
    this.#bodies.makeRoom();
  }

  /** Stores the answer to a request in place of an earlier one, unless bodies are off or the bodies of the request were dropped. */
  keepAnswer(slot: Slot, body: string | Buffer | BinaryBody): void {
    if (slot.bodies !== "kept") return;
    if (slot.number < this.#oldest) {
      // The bodies of newer requests were dropped before this answer came.
      slot.bodies = "dropped";
      return;
    }
    if (slot.answer !== undefined) this.#bodies.release(slot.answer);
    slot.answer = this.#bodies.holdAnswer(slot.url, body);
    this.#bodies.makeRoom();
  }

  /** Drops the oldest bodies until at most `to` bytes are left. Returns whether any were dropped. */
  drop(to: number): boolean {
    const before = this.#bodies.bytes;
    const { newest } = this.#ring;
    this.#oldest = Math.max(this.#oldest, newest - JOURNAL_LENGTH + 1);
    while (this.#bodies.bytes > to && this.#oldest <= newest) {
      const slot = this.#ring.find(this.#oldest++);
      if (slot?.bodies !== "kept" || (slot.request ?? slot.answer) === undefined) continue;
      this.#release(slot);
      slot.bodies = "dropped";
    }
    return this.#bodies.bytes < before;
  }

  #release(slot: Slot): void {
    if (slot.request !== undefined) this.#bodies.release(slot.request);
    if (slot.answer !== undefined) this.#bodies.release(slot.answer);
    slot.request = undefined;
    slot.answer = undefined;
  }
}
