// The journal of a world as a program sees it.
import type { JournalInfo, JournalQuery } from "../control/face.ts";
import { type RequestOptions, type Transport, withQuery } from "./transport.ts";

export class Journal {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/journal`;
  }

  /** The requests that fit a query, oldest first, and how many there have been of each kind. */
  get(query: JournalQuery = {}, how: RequestOptions = {}): Promise<JournalInfo> {
    return this.#transport.ask("GET", withQuery(this.#path, { ...query }), undefined, how) as Promise<JournalInfo>;
  }

  /** The requests that fit a query, oldest first: the last 10,000 are remembered. */
  async entries(query: JournalQuery = {}, how: RequestOptions = {}): Promise<JournalInfo["entries"]> {
    return (await this.get(query, how)).entries;
  }

  /** Forgets all requests; numbers and totals go on. */
  async clear(how: RequestOptions = {}): Promise<void> {
    await this.#transport.ask("DELETE", this.#path, undefined, how);
  }
}
