// A server that requests are forwarded to.
import type { Socket } from "node:net";

export interface ForwardTarget {
  /** Opens a connection to it. */
  connect(): Socket;
  /** Returns the headers that it gets besides those of the client, names and values in turn. They are the same for a whole connection. */
  ownHeaders(client: Socket): readonly string[];
}
