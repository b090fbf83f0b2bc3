// The faults of a world as a program sees them.
import type { FaultInfo, FaultRule } from "../control/face.ts";
import { part, type RequestOptions, type Transport } from "./transport.ts";

export class Faults {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/faults`;
  }

  /** Makes a fault, from now on; answers with what it does in a sentence, and with the port that it opens, if it opens one. */
  add(rule: FaultRule, how: RequestOptions = {}): Promise<FaultInfo> {
    return this.#transport.ask("POST", this.#path, rule, how) as Promise<FaultInfo>;
  }

  /** The faults that may still strike, oldest first. */
  async list(how: RequestOptions = {}): Promise<FaultInfo[]> {
    return ((await this.#transport.ask("GET", this.#path, undefined, how)) as { faults: FaultInfo[] }).faults;
  }

  /** One fault that may still strike. */
  get(id: number, how: RequestOptions = {}): Promise<FaultInfo> {
    return this.#transport.ask("GET", `${this.#path}/${part(id)}`, undefined, how) as Promise<FaultInfo>;
  }

  /** Takes a fault back. */
  async remove(id: number, how: RequestOptions = {}): Promise<void> {
    await this.#transport.ask("DELETE", `${this.#path}/${part(id)}`, undefined, how);
  }

  /** Takes all faults back. */
  async clear(how: RequestOptions = {}): Promise<void> {
    await this.#transport.ask("DELETE", this.#path, undefined, how);
  }
}
