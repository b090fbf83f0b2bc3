// The clients of a world by their agents.
// A new center begins with none.
import type { AgentId, Center } from "../../core/index.ts";
import { Client } from "./client.ts";

/** The clients of a world. */
export class Clients {
  readonly #present: () => Center;
  #center: Center | undefined;
  readonly #byAgent = new Map<AgentId, Client>();

  constructor(center: () => Center) {
    this.#present = center;
  }

  /** The present center of the world. */
  get center(): Center {
    return this.#present();
  }

  /** Returns an agent's client; undefined if it has not been observed yet. */
  find(id: AgentId): Client | undefined {
    const center = this.#present();
    if (this.#center !== center) {
      this.#center = center;
      this.#byAgent.clear();
    }
    return this.#byAgent.get(id);
  }

  /** Returns an agent's client, and creates it if there is none. Call it only for agents of the center, which limits their number. */
  findOrCreate(id: AgentId): Client {
    const known = this.find(id);
    if (known !== undefined) return known;
    const made = new Client(id);
    this.#byAgent.set(id, made);
    return made;
  }
}
