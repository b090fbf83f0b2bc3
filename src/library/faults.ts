// The faults of a world as a program sees them.
import type { FaultInfo, FaultRule } from "../control/face.ts";
import { part, type Transport } from "./transport.ts";

export class Faults {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string) {
    this.#transport = transport;
    this.#path = `${world}/faults`;
  }

  /** Makes a fault, from now on; answers with what it does in a sentence, and with the port that it opens, if it opens one. */
  add(rule: FaultRule): Promise<FaultInfo> {
    return this.#transport.ask("POST", this.#path, rule) as Promise<FaultInfo>;
  }

  /** The faults that may still strike, oldest first. */
  async list(): Promise<FaultInfo[]> {
    return ((await this.#transport.ask("GET", this.#path)) as { faults: FaultInfo[] }).faults;
  }

  /** One fault that may still strike. */
  get(id: number): Promise<FaultInfo> {
    return this.#transport.ask("GET", `${this.#path}/${part(id)}`) as Promise<FaultInfo>;
  }

  /** Takes a fault back. */
  async remove(id: number): Promise<void> {
    await this.#transport.ask("DELETE", `${this.#path}/${part(id)}`);
  }

  /** Takes all faults back. */
  async clear(): Promise<void> {
    await this.#transport.ask("DELETE", this.#path);
  }
}
