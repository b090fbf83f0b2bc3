// Tracks the inputs whose exchanges have not ended, which of them are held polls, and the answers that wait for a confirmation.
import type { AgentId } from "../../core/index.ts";
import type { OpenInput } from "../../words/tape.ts";

/** A poll whose answer waits for a confirmation by the next polls of agents. */
export interface UnconfirmedInput {
  readonly record: OpenInput;
  readonly agents: readonly AgentId[];
}

/** A held poll, with its agent. */
export interface HeldInput {
  readonly record: OpenInput;
  readonly agent: AgentId;
}

/** The polls that a saved state continues. */
export interface OpenPolls {
  /** The polls that were held. */
  readonly held: readonly HeldInput[];
  /** The polls whose answers waited for a confirmation. */
  readonly unconfirmed: readonly UnconfirmedInput[];
}

/** The inputs of a tape whose exchanges are open. */
export class OpenInputs {
  readonly #open = new Set<OpenInput>();
  readonly #held = new Map<OpenInput, AgentId>();
  readonly #unconfirmed = new Map<AgentId, OpenInput>();

  /** Notes that the end of an input's exchange will be recorded. */
  noteOpened(record: OpenInput): void {
    this.#open.add(record);
  }

  /** Notes that the exchange of an input has ended. */
  noteClosed(record: OpenInput): void {
    this.#open.delete(record);
  }

  /** Notes that an input is the held poll of an agent. */
  noteHeld(record: OpenInput, agent: AgentId): void {
    this.#held.set(record, agent);
  }

  /** Notes that a poll is no longer held. */
  noteReleased(record: OpenInput): void {
    this.#held.delete(record);
  }

  /** Notes that the answer to an input has events of an agent, which the agent's next poll confirms. */
  noteUnconfirmed(record: OpenInput, agent: AgentId): void {
    this.#unconfirmed.set(agent, record);
  }

  /** Notes that the unconfirmed events of an agent are now confirmed or lost. */
  noteDecided(agent: AgentId): void {
    this.#unconfirmed.delete(agent);
  }

  /** Forgets all, because another branch begins. */
  clear(): void {
    this.#unconfirmed.clear();
    this.#open.clear();
    this.#held.clear();
  }

  /** Returns the answered polls whose events wait for a confirmation. */
  listUnconfirmed(): readonly UnconfirmedInput[] {
    const agentsOf = new Map<OpenInput, AgentId[]>();
    for (const [agent, record] of this.#unconfirmed) agentsOf.set(record, [...(agentsOf.get(record) ?? []), agent]);
    return Array.from(agentsOf, ([record, agents]) => ({ record, agents }));
  }

  /** Returns the held polls; undefined if other exchanges are open. A checkpoint cannot be continued then. */
  listHeld(): readonly HeldInput[] | undefined {
    if (this.#open.size !== this.#held.size) return undefined;
    return Array.from(this.#held, ([record, agent]) => ({ record, agent }));
  }
}
