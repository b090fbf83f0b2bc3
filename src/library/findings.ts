// The findings of a world as a program sees them.
import type { FindingInfo, FindingsInfo, FindingsQuery } from "../control/face.ts";
import { type Transport, withQuery } from "./transport.ts";

export class Findings {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/findings`;
  }

  /** The findings that fit a query, and the worst severity of all. */
  get(query: FindingsQuery = {}): Promise<FindingsInfo> {
    return this.#transport.ask("GET", withQuery(this.#path, { ...query })) as Promise<FindingsInfo>;
  }

  /** The findings that fit a query, in the order in which they were first made. */
  async list(query: FindingsQuery = {}): Promise<FindingInfo[]> {
    return (await this.get(query)).findings;
  }

  /** Forgets all findings so far. */
  async clear(): Promise<void> {
    await this.#transport.ask("DELETE", this.#path);
  }
}
