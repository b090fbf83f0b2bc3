// The findings of a world as a program sees them.
import type { FindingInfo, FindingsInfo, FindingsQuery } from "../control/face.ts";
import { type RequestOptions, type Transport, withQuery } from "./transport.ts";

export class Findings {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/findings`;
  }

  /** The findings that fit a query, and the worst severity of all. */
  get(query: FindingsQuery = {}, how: RequestOptions = {}): Promise<FindingsInfo> {
    return this.#transport.ask("GET", withQuery(this.#path, { ...query }), undefined, how) as Promise<FindingsInfo>;
  }

  /** The findings that fit a query, in the order in which they were first made. */
  async list(query: FindingsQuery = {}, how: RequestOptions = {}): Promise<FindingInfo[]> {
    return (await this.get(query, how)).findings;
  }

  /** Forgets all findings so far. */
  async clear(how: RequestOptions = {}): Promise<void> {
    await this.#transport.ask("DELETE", this.#path, undefined, how);
  }
}
