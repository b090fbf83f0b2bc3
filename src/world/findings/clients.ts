// The clients of a world by their agents. They go with the center: whoever comes in its place knows nobody.
import type { AgentId, Center } from "../../core/index.ts";
import { Client } from "./client.ts";

export class Clients {
  readonly #present: () => Center;
  #center: Center | undefined;
  readonly #byAgent = new Map<AgentId, Client>();

  constructor(center: () => Center) {
    this.#present = center;
  }

  get center(): Center {
    return this.#present();
  }

  /** What is remembered of an agent's client; undefined: nothing yet. */
  known(id: AgentId): Client | undefined {
    const center = this.#present();
    if (this.#center !== center) {
      this.#center = center;
      this.#byAgent.clear();
    }
    return this.#byAgent.get(id);
  }

  /** The same, begun where there is nothing yet. Only for agents of the center: that bounds it. */
  of(id: AgentId): Client {
    const known = this.known(id);
    if (known !== undefined) return known;
    const made = new Client();
    this.#byAgent.set(id, made);
    return made;
  }
}
