// The bodies of a journal's entries: kept with each request while there is room, the oldest dropped first.
import { type BinaryBody, Bodies, type BodyBudget } from "./bodies.ts";
import type { Slot } from "./journal-entry.ts";
import { JOURNAL_LENGTH, type JournalRing } from "./journal-ring.ts";

export class EntryBodies {
  readonly #ring: JournalRing;
  readonly #keepsBodies: () => boolean;
  readonly #bodies: Bodies;
  /** The oldest request that may still have bodies. */
  #oldest = 1;

  /**
   * @param ring the entries that the bodies belong to
   * @param keepsBodies whether the bodies of a request that comes now are kept
   * @param budget what all journals keep together; that of the process when left out
   */
  constructor(ring: JournalRing, keepsBodies: () => boolean, budget?: BodyBudget) {
    this.#ring = ring;
    this.#keepsBodies = keepsBodies;
    this.#bodies = new Bodies((to) => this.drop(to), budget);
  }

  /** Frees a slot of the bodies of the request before, and notes whether those of its new one are kept. */
  begin(slot: Slot): void {
    if (slot.bodies === "kept") this.#release(slot);
    slot.bodies = this.#keepsBodies() ? "kept" : "off";
  }

  /** Keeps the body of a request, unless bodies are off. */
  keepRequest(slot: Slot, body: string | BinaryBody): void {
    if (slot.bodies !== "kept") return;
    slot.request = this.#bodies.holdRequest(slot.url, body);
    this.#bodies.makeRoom();
  }

  /** Keeps the answer to a request in place of an earlier one, unless bodies are off or those of the request have been dropped. */
  keepAnswer(slot: Slot, text: string): void {
    if (slot.bodies !== "kept") return;
    if (slot.number < this.#oldest) {
      // It was answered so late that newer ones have been dropped already.
      slot.bodies = "dropped";
      return;
    }
    if (slot.answer !== undefined) this.#bodies.release(slot.answer);
    slot.answer = this.#bodies.holdAnswer(slot.url, text);
    this.#bodies.makeRoom();
  }

  /** Drops the oldest bodies until at most so many bytes are left; returns whether any were dropped. */
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
