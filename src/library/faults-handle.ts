// The library's handle for the faults of a world.
import type { FaultInfo, FaultRule } from "../control/api-types.ts";
import { encodePathSegment, type RequestOptions, type Transport } from "./transports/transport.ts";

/** The faults of a world. */
export class Faults {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/faults`;
  }

  /**
   * Adds a fault. Returns it with a sentence that describes it and, if it opens a port, the URL.
   *
   * @param rule the effect, and optionally when and to which requests it applies.
   * @throws ControlError of kind `invalid-input` with all mistakes in `errors`.
   */
  add(rule: FaultRule, options: RequestOptions = {}): Promise<FaultInfo> {
    return this.#transport.request("POST", this.#path, rule, options) as Promise<FaultInfo>;
  }

  /** Returns the faults that can still apply, oldest first. */
  async list(options: RequestOptions = {}): Promise<FaultInfo[]> {
    return ((await this.#transport.request("GET", this.#path, undefined, options)) as { faults: FaultInfo[] }).faults;
  }

  /**
   * Returns one fault that can still apply.
   *
   * @throws ControlError of kind `unknown-fault` if there is none with this id.
   */
  get(id: number, options: RequestOptions = {}): Promise<FaultInfo> {
    return this.#transport.request(
      "GET",
      `${this.#path}/${encodePathSegment(id)}`,
      undefined,
      options,
    ) as Promise<FaultInfo>;
  }

  /**
   * Removes a fault.
   *
   * @throws ControlError of kind `unknown-fault` if there is none with this id.
   */
  async remove(id: number, options: RequestOptions = {}): Promise<void> {
    await this.#transport.request("DELETE", `${this.#path}/${encodePathSegment(id)}`, undefined, options);
  }

  /** Removes all faults. */
  async clear(options: RequestOptions = {}): Promise<void> {
    await this.#transport.request("DELETE", this.#path, undefined, options);
  }
}
