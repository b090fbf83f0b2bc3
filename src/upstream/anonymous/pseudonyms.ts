// Invents pseudonyms: equal ones for equal values, and different ones for different values.

/** The first pseudonym of an agent: the first agent id of the shipped scenarios. */
const FIRST_AGENT_ID = 101;

/** A Guid, optionally followed by the name of a node. */
const GUID = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(\.[\w.-]+)?$/i;

/** The pseudonyms of a tape. Only this process knows the original values. */
export class Pseudonyms {
  readonly #agents = new Map<string, string>();
  readonly #numbers = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #guids = new Map<string, string>();
  readonly #nodes = new Map<string, string>();
  /** The last count that was tried for the pseudonym of a dialed number, by the length and the first digits of the number. */
  readonly #lastCounts = new Map<string, number>();
  /** The pseudonyms of agents and numbers, so that they never collide. */
  readonly #taken = new Set<string>();
  #nextAgent = FIRST_AGENT_ID;

  /** The number of agents so far. A new agent changes the pseudonym of the dialed number that equals its id. */
  get agentCount(): number {
    return this.#agents.size;
  }

  /** Returns the pseudonym of an agent: 101, 102 and so on. */
  replaceAgent(id: string): string {
    return findOrInvent(this.#agents, id, () => {
      while (this.#taken.has(String(this.#nextAgent))) this.#nextAgent++;
      return this.#take(String(this.#nextAgent));
    });
  }

  /**
   * Returns the pseudonym of a dialed number: that of the agent with this id, or an invented one with the same first digits. The invented
   * one also has the same length, if such a number is still free.
   */
  replaceNumber(digits: string): string {
    return this.#agents.get(digits) ?? findOrInvent(this.#numbers, digits, () => this.#inventNumber(digits));
  }

  /** Returns the pseudonym of a name: `Name 1`, `Name 2` and so on. */
  replaceName(text: string): string {
    return findOrInvent(this.#names, text, () => `Name ${this.#names.size + 1}`);
  }

  /** Returns the pseudonym of a Guid, in the same form; undefined if the text is not a Guid. */
  replaceGuid(text: string): string | undefined {
    const [, guid, node = ""] = GUID.exec(text) ?? [];
    if (guid === undefined) return undefined;
    const invented = findOrInvent(this.#guids, guid, () => {
      const number = (this.#guids.size + 1).toString(16).padStart(8, "0");
      return `${number}-0000-4000-8000-000000000000`;
    });
    return node === ""
      ? invented
      : `${invented}${findOrInvent(this.#nodes, node, () => `.Node${this.#nodes.size + 1}`)}`;
  }

  #inventNumber(digits: string): string {
    // The first digits show whether a number is a mobile, an extension or a service.
    const kept = digits.slice(0, digits.length >= 8 ? 2 : 1);
    const group = `${digits.length} ${kept}`;
    for (;;) {
      const count = (this.#lastCounts.get(group) ?? 0) + 1;
      this.#lastCounts.set(group, count);
      const rest = String(count).padStart(digits.length - kept.length, "0");
      // If the length allows no more numbers, the pseudonym is longer.
      const invented = `${kept}${rest}`;
      if (!this.#taken.has(invented)) return this.#take(invented);
    }
  }

  #take(pseudonym: string): string {
    this.#taken.add(pseudonym);
    return pseudonym;
  }
}

function findOrInvent(pseudonyms: Map<string, string>, value: string, invent: () => string): string {
  const found = pseudonyms.get(value);
  if (found !== undefined) return found;
  const invented = invent();
  pseudonyms.set(value, invented);
  return invented;
}
