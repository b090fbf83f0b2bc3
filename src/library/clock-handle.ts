// The library's handle for the clock of a world.
import type { Advanced, ClockInfo, ClockMode, Duration } from "../control/api-types.ts";
import type { RequestOptions, Transport } from "./transports/transport.ts";

/** The clock of a world. */
export class Clock {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/clock`;
  }

  /** Returns the time, the mode of the clock, and the time of the next entry. */
  get(options: RequestOptions = {}): Promise<ClockInfo> {
    return this.#transport.request("GET", this.#path, undefined, options) as Promise<ClockInfo>;
  }

  /**
   * Sets the mode: `manual`, `1x`, `60x` and so on.
   *
   * @returns the time, the new mode, and the time of the next entry.
   * @throws ControlError of kind `invalid-input` if there is no such mode.
   */
  setMode(mode: ClockMode, options: RequestOptions = {}): Promise<ClockInfo> {
    return this.#transport.request("PUT", this.#path, { mode }, options) as Promise<ClockInfo>;
  }

  /**
   * Advances the clock, in any mode, by a duration such as `30s`, or to the `next` entry. Resolves when everything that fell due is done.
   *
   * @param by a duration of virtual time, such as `30s`, or `next`.
   * @returns the new time, and how many entries of the clock ran.
   * @throws ControlError if the duration cannot be read or is longer than 30 days, or if steps never let time pass.
   */
  advance(by: Duration | "next", options: RequestOptions = {}): Promise<Advanced> {
    const body = by === "next" ? { to: "next" } : { by };
    return this.#transport.request("POST", `${this.#path}/advance`, body, options) as Promise<Advanced>;
  }
}
