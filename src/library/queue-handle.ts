// The library's handle for a queue.
import type { QueueExplained, QueueInfo } from "../control/api-types.ts";
import { encodePathSegment, type RequestOptions, type Transport } from "./transports/transport.ts";

/** One queue of a world. Every method rejects with a ControlError if the queue does not exist. */
export class Queue {
  /** The id of the queue. */
  readonly id: number;
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string, id: number) {
    this.id = id;
    this.#transport = transport;
    this.#path = `${world}/queues/${encodePathSegment(id)}`;
  }

  /** Returns the queue: waiting calls, agents, counts and service level. */
  get(options: RequestOptions = {}): Promise<QueueInfo> {
    return this.#transport.request("GET", this.#path, undefined, options) as Promise<QueueInfo>;
  }

  /** Returns each figure with the calls, agents or events behind it. */
  explain(options: RequestOptions = {}): Promise<QueueExplained> {
    return this.#transport.request(
      "GET",
      `${this.#path}/figures?explain=true`,
      undefined,
      options,
    ) as Promise<QueueExplained>;
  }
}
