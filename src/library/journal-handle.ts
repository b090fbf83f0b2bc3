// The library's handle for the journal of a world.
import type { JournalInfo, JournalQuery } from "../control/api-types.ts";
import { pickMembers } from "./transports/pick-options.ts";
import { type RequestOptions, type Transport, withQuery } from "./transports/transport.ts";

/** The journal of a world: the requests of its clients, and the pushes to them. */
export class Journal {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/journal`;
  }

  /**
   * Returns the entries that match a query, oldest first, with the totals of all requests.
   *
   * @param query the agent, operation, retcode or phase to select, and the maximum number of entries; all entries by default.
   * @throws ControlError of kind `invalid-input` if the query is wrong.
   */
  async get(query: JournalQuery = {}, options: RequestOptions = {}): Promise<JournalInfo> {
    return this.#transport.request(
      "GET",
      withQuery(this.#path, pickMembers(query)),
      undefined,
      options,
    ) as Promise<JournalInfo>;
  }

  /**
   * Returns the entries that match a query, oldest first. The journal keeps the last 10,000.
   *
   * @throws ControlError of kind `invalid-input` if the query is wrong.
   */
  async list(query: JournalQuery = {}, options: RequestOptions = {}): Promise<JournalInfo["entries"]> {
    return (await this.get(query, options)).entries;
  }

  /** Deletes all entries, and the tape; serial numbers and totals continue. */
  async clear(options: RequestOptions = {}): Promise<void> {
    await this.#transport.request("DELETE", this.#path, undefined, options);
  }
}
