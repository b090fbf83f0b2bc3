// Numbers the connections of the exchanges in a HAR file.

/** A connection with the end of its last exchange (microseconds since 1970). */
interface Connection {
  readonly number: number;
  busyUntil: number;
}

/** The numbers of connections, in the order in which they were first used. */
export class ConnectionNumbers {
  readonly #known = new Map<string, Connection[]>();
  readonly #isOwn: boolean;
  #count = 0;

  /** @param isOwn whether the names are those of a tape: then requests may share a connection at the same time */
  constructor(isOwn: boolean) {
    this.#isOwn = isOwn;
  }

  /**
   * Returns the number of the connection of an exchange. The exchanges must come in the order in which they began. Requests that share a
   * connection of HTTP/2 at the same time, or have none in the file, get one each.
   *
   * @param name how the file names the connection; empty if it does not
   */
  numberOf(name: string, begun: number, ended: number): number {
    const connections = this.#known.get(name) ?? [];
    this.#known.set(name, connections);
    let free = connections.find(({ busyUntil }) => this.#isOwn || busyUntil <= begun);
    if (free === undefined) {
      free = { number: ++this.#count, busyUntil: ended };
      connections.push(free);
    }
    free.busyUntil = ended;
    return free.number;
  }
}
