// Keeps the connections to targets for each client, and ends them in the same way as the client's connection.
import type { Socket } from "node:net";
import { tcpSocketOf } from "../http/tcp-socket.ts";
import type { ForwardTarget } from "./forward-target.ts";
import { TargetConnection } from "./target-connection.ts";

/** A forwarded request that is not answered yet. */
export interface InFlight {
  /** Whether the whole request has arrived. */
  readonly isReceived: boolean;
  /** Called when the client has closed its sending side. */
  onClientEnd(): void;
}

/**
 * The connections to targets for one client.
 *
 * They are not shared with other clients. So a target sees each client as one connection, and learns at once when the client disconnects.
 * If an answer has not arrived, the target can then send its event again.
 */
export class ClientConnections {
  readonly #idle = new Map<ForwardTarget, TargetConnection>();
  readonly #sockets = new Set<Socket>();
  /** The requests in flight, until their responses are closed. */
  readonly inFlight = new Set<InFlight>();
  readonly #client: Socket;

  constructor(client: Socket) {
    this.#client = client;
    const wire = tcpSocketOf(client);
    // If the client had gone before its answer arrived, its system has sent a reset. Node reports the reset only at a write.
    client.prependListener("end", () => {
      if (wire.writable) wire.write(Buffer.alloc(0), () => {});
      for (const request of this.inFlight) request.onClientEnd();
    });
    // A client that disconnects can send its next request at once. The target must learn of the end first, so don't wait for `close`.
    const fail = (): void => this.#close(true);
    client.once("error", fail);
    if (wire !== client) wire.once("error", fail);
    client.once("close", () => this.#close((client.errored ?? wire.errored ?? null) !== null));
  }

  /** Returns a connection to a target for one request. Pipelined requests get further connections, of which one is kept. */
  connect(target: ForwardTarget): TargetConnection {
    const idle = this.#idle.get(target);
    if (idle !== undefined) {
      this.#idle.delete(target);
      if (idle.isUsable) return idle;
    }
    const socket = target.connect();
    this.#track(socket);
    return new TargetConnection(socket, (connection) => {
      if (this.#idle.has(target)) connection.socket.destroy();
      else this.#idle.set(target, connection);
    });
  }

  #track(socket: Socket): void {
    if (this.#client.destroyed) socket.destroy();
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
  }

  #close(hasFailed: boolean): void {
    // This process has logged the requests that it could not read. After a reset, the target does not log them again.
    const isFailure = hasFailed || [...this.inFlight].some(({ isReceived }) => !isReceived);
    for (const socket of this.#sockets) {
      // A reset tells the target that its last answer may not have arrived.
      if (isFailure) tcpSocketOf(socket).resetAndDestroy();
      socket.destroy();
    }
  }
}

const known = new WeakMap<Socket, ClientConnections>();

/** Returns the connections to targets for the connection of a client. */
export function connectionsOf(client: Socket): ClientConnections {
  const found = known.get(client);
  if (found !== undefined) return found;
  const connections = new ClientConnections(client);
  known.set(client, connections);
  return connections;
}
