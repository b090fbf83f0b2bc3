// The library's view of the faults of a world.
import type { FaultInfo, FaultRule } from "../control/face.ts";
import { part, type RequestOptions, type Transport } from "./transport.ts";

/** The faults of a world. */
export class Faults {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/faults`;
  }

  /** Adds a fault. Returns it with a sentence that describes it and, if it opens a port, the URL. */
  add(rule: FaultRule, options: RequestOptions = {}): Promise<FaultInfo> {
    return this.#transport.ask("POST", this.#path, rule, options) as Promise<FaultInfo>;
  }

  /** Returns the faults that can still apply, oldest first. */
  async list(options: RequestOptions = {}): Promise<FaultInfo[]> {
    return ((await this.#transport.ask("GET", this.#path, undefined, options)) as { faults: FaultInfo[] }).faults;
  }

  /** Returns one fault that can still apply. */
  get(id: number, options: RequestOptions = {}): Promise<FaultInfo> {
    return this.#transport.ask("GET", `${this.#path}/${part(id)}`, undefined, options) as Promise<FaultInfo>;
  }

  /** Removes a fault. */
  async remove(id: number, options: RequestOptions = {}): Promise<void> {
    await this.#transport.ask("DELETE", `${this.#path}/${part(id)}`, undefined, options);
  }

  /** Removes all faults. */
  async clear(options: RequestOptions = {}): Promise<void> {
    await this.#transport.ask("DELETE", this.#path, undefined, options);
  }
}
