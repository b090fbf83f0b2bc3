// The serials of a world's connections, by which the journal distinguishes them.

/** Numbers connections from 1 in the order in which they are first seen. It does not keep connections in memory. */
export class ConnectionSerials {
  readonly #known = new WeakMap<object, number>();
  #last = 0;

  /** Returns the serial of a connection: a new one for a connection that was not seen before. */
  findOrAssign(connection: object): number {
    const known = this.#known.get(connection);
    if (known !== undefined) return known;
    const serial = ++this.#last;
    this.#known.set(connection, serial);
    return serial;
  }
}
