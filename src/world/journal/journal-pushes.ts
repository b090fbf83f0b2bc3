// Records the pushes to clients as entries of a journal.
// They do not count as requests, because the gateway sends them.
import type { EndedPush, SentPush } from "../../words/push-record.ts";
import type { EntryBodies } from "./entry-bodies.ts";
import { type Phase, PUSH, type Slot } from "./journal-entry.ts";

/** The parts of a journal that write its entries. */
interface Parts {
  readonly bodies: EntryBodies;
  /** Begins an entry. */
  readonly begin: (operation: string, method: string, url: string, agent: string | undefined) => Slot;
  readonly find: (number: number) => Slot | undefined;
  /** Calls the listeners for an entry that has begun. */
  readonly announce: (slot: Slot) => void;
  readonly end: (slot: Slot, phase: Phase) => void;
}

/** The pushes of a journal. */
export class JournalPushes {
  readonly #parts: Parts;
  #count = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The number of pushes so far. */
  get count(): number {
    return this.#count;
  }

  /** Records a push that is sent now. Returns the number of its entry. */
  open({ uri, agent, body, events, isRepeated }: SentPush): number {
    this.#count++;
    const { begin, bodies, announce } = this.#parts;
    const slot = begin(PUSH, "POST", uri, agent === undefined ? undefined : String(agent));
    slot.events = events;
    slot.repeated = isRepeated;
    if (body !== undefined) bodies.keepRequest(slot, body);
    announce(slot);
    return slot.number;
  }

  /** Records the end of a push. */
  close(number: number, { status, text, reason }: EndedPush): void {
    const { find, bodies, end } = this.#parts;
    const slot = find(number);
    if (slot === undefined) return;
    slot.status = status ?? 0;
    slot.reason = reason;
    if (status !== undefined && reason === undefined) slot.retcode = "0";
    if (text !== undefined) bodies.keepAnswer(slot, text);
    end(slot, status === undefined ? "aborted" : "answered");
  }
}
