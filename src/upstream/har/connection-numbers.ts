// Assigns numbers to the connections in a HAR file.

/** A numbered connection. */
interface Connection {
  readonly number: number;
  /** The end of its last exchange (microseconds since 1970). */
  busyUntilUs: number;
}

/** The numbers of connections, in the order in which they were first used. */
export class ConnectionNumbers {
  readonly #known = new Map<string, Connection[]>();
  readonly #isFromTape: boolean;
  #count = 0;

  /** @param isFromTape whether the names are those of a tape: then simultaneous requests keep one connection */
  constructor(isFromTape: boolean) {
    this.#isFromTape = isFromTape;
  }

  /**
   * Returns the number of the connection of an exchange. The exchanges must come in the order in which they began. Simultaneous requests
   * over HTTP/2, or without a connection in the file, get different numbers.
   *
   * @param name the name of the connection in the file; empty if it has none
   * @param begunUs when the exchange began (microseconds since 1970)
   * @param endedUs when it ended (microseconds since 1970)
   */
  numberOf(name: string, begunUs: number, endedUs: number): number {
    const connections = this.#known.get(name) ?? [];
    this.#known.set(name, connections);
    let free = connections.find(({ busyUntilUs }) => this.#isFromTape || busyUntilUs <= begunUs);
    if (free === undefined) {
      free = { number: ++this.#count, busyUntilUs: endedUs };
      connections.push(free);
    }
    free.busyUntilUs = endedUs;
    return free.number;
  }
}
