// The library's handle for the findings of a world.
import type { FindingInfo, FindingsInfo, FindingsQuery } from "../control/api-types.ts";
import { pickMembers } from "./transports/pick-options.ts";
import { type RequestOptions, type Transport, withQuery } from "./transports/transport.ts";

/** The findings of a world: client behavior that the real gateway would punish, or that its documents advise against. */
export class Findings {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/findings`;
  }

  /**
   * Returns the findings that match a query, and the highest severity of all findings.
   *
   * @param query the agent, the kind and the lowest severity to select; all findings by default.
   * @throws ControlError of kind `invalid-input` if the query is wrong.
   */
  async get(query: FindingsQuery = {}, options: RequestOptions = {}): Promise<FindingsInfo> {
    return this.#transport.request(
      "GET",
      withQuery(this.#path, pickMembers(query)),
      undefined,
      options,
    ) as Promise<FindingsInfo>;
  }

  /**
   * Returns the findings that match a query, in the order of their first occurrence.
   *
   * @param query the agent, the kind and the lowest severity to select; all findings by default.
   * @throws ControlError of kind `invalid-input` if the query is wrong.
   */
  async list(query: FindingsQuery = {}, options: RequestOptions = {}): Promise<FindingInfo[]> {
    return (await this.get(query, options)).findings;
  }

  /** Deletes all findings. */
  async clear(options: RequestOptions = {}): Promise<void> {
    await this.#transport.request("DELETE", this.#path, undefined, options);
  }
}
