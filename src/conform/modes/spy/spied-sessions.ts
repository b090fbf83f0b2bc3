// Remembers which Guid belongs to which side, so that neither side gets a Guid of the other.
import { dropOldest, MAX_KNOWN } from "../../session/renaming.ts";

/** The Guids of both sides. */
export class SpiedSessions {
  /** The agents to whom the real gateway gave Guids, by Guid. */
  readonly #real = new Map<string, string>();
  /** The agents whose clients got Guids of the simulator, by Guid. */
  readonly #simulated = new Map<string, string>();
  /** The newest Guid of the simulator for each agent whose session began at the real gateway. */
  readonly #hidden = new Map<string, string>();

  /** Notes that the real gateway gave a Guid to an agent. */
  noteReal(guid: string, agent: string): void {
    note(this.#real, guid, agent);
  }

  /** Notes that a client got a Guid of the simulator. */
  noteSimulated(guid: string, agent: string): void {
    note(this.#simulated, guid, agent);
  }

  /** Notes the Guid of the simulator's session for an agent whose client has one at the real gateway. */
  noteHidden(agent: string, guid: string): void {
    this.#hidden.set(agent, guid);
  }

  /** Forgets the simulator's session for an agent. */
  endHidden(agent: string): void {
    this.#hidden.delete(agent);
  }

  /** Returns the Guid of an agent's session in the simulator; undefined without a session. Clients never get this Guid. */
  hiddenOf(agent: string): string | undefined {
    return this.#hidden.get(agent);
  }

  /** Returns the agent to whom the real gateway gave a Guid; undefined if it did not give it. */
  ownerOf(guid: string): string | undefined {
    return this.#real.get(guid);
  }

  /** Returns whether a client got a Guid from the simulator. */
  isSimulated(guid: string): boolean {
    return this.#simulated.has(guid);
  }
}

function note(guids: Map<string, string>, guid: string, agent: string): void {
  guids.set(guid, agent);
  dropOldest(guids, MAX_KNOWN);
}
