// The methods of the library's handle for a world that verify requests, and wait for agents and their clients.
import type { Verification, Verified, Waited, WaitOrder } from "../control/api-types.ts";
import { ConferringWorld } from "./conferring-world.ts";
import { sendVerification, sendWait } from "./expectation-requests.ts";
import type { RequestOptions, Transport } from "./transports/transport.ts";

/** The methods by which a test states what it expects of the clients of a world. Every world has them. */
export class ExpectingWorld extends ConferringWorld {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, path: string) {
    super(transport, path);
    this.#transport = transport;
    this.#path = path;
  }

  /**
   * Verifies the requests of clients: one operation a number of times, or several operations in order. With `within` (wall time, such as
   * `2s`), it waits at most that long until the expectation is met or can no longer be met. The timeout of the request starts after
   * `within`.
   *
   * @returns how many requests match, and which.
   * @throws ControlError of kind `not-verified`, with the requests that nearly match in `nearMisses`.
   */
  async verify(verification: Verification, options: RequestOptions = {}): Promise<Verified> {
    return sendVerification(this.#transport, this.#path, verification, options);
  }

  /**
   * Waits until an agent has a state or gets an event, or a client sends a request. It waits at most `within` of wall time, by default 4s.
   * An event or a request also counts if it came before, unless it or a later one has fulfilled an earlier wait for the same agent. The
   * timeout of the request starts after `within`.
   *
   * @param wait `{ agent, state }`, `{ agent, event }`, or `{ operation }` with or without an agent; and `within`.
   * @returns what happened, and when in world time.
   * @throws ControlError of kind `not-verified` after `within`, with the state of the agent in `state`; `abandoned` if the world is reset,
   *   restored or rewound meanwhile.
   */
  async waitFor(wait: WaitOrder, options: RequestOptions = {}): Promise<Waited> {
    return sendWait(this.#transport, this.#path, wait, options);
  }
}
