// Tracks the inputs whose exchanges have not ended, and which of them are held polls. A checkpoint can be continued only if there are no others.
import type { AgentId } from "../../core/index.ts";
import type { OpenInput } from "../../words/tape.ts";

/** A held poll, with its agent. */
export interface HeldInput {
  readonly record: OpenInput;
  readonly agent: AgentId;
}

export class OpenInputs {
  readonly #open = new Set<OpenInput>();
  readonly #held = new Map<OpenInput, AgentId>();

  /** Notes that the end of an input's exchange will be recorded. */
  opened(record: OpenInput): void {
    this.#open.add(record);
  }

  /** Notes that the exchange of an input has ended. */
  closed(record: OpenInput): void {
    this.#open.delete(record);
  }

  /** Notes that an input is the held poll of an agent. */
  held(record: OpenInput, agent: AgentId): void {
    this.#held.set(record, agent);
  }

  /** Notes that a poll is no longer held. */
  released(record: OpenInput): void {
    this.#held.delete(record);
  }

  /** Forgets all, because another branch begins. */
  clear(): void {
    this.#open.clear();
    this.#held.clear();
  }

  /** Returns the held polls; undefined if other exchanges are open. */
  listHeld(): readonly HeldInput[] | undefined {
    if (this.#open.size !== this.#held.size) return undefined;
    return Array.from(this.#held, ([record, agent]) => ({ record, agent }));
  }
}
