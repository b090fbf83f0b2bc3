// The connections to targets that belong to the connection of one client. They end as that connection ends.
import { Agent, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { tcpSocketOf } from "../http/tcp-socket.ts";
import type { ForwardTarget } from "./forward-target.ts";

/**
 * The connections to targets for one client.
 *
 * They are not shared with other clients. So a target sees each client as one connection, and learns at once when it disconnects, also after an
 * answer whose event must then be sent again.
 */
export class ClientConnections {
  readonly #agents = new Map<ForwardTarget, Agent>();
  readonly #sockets = new Set<Socket>();
  readonly #requests = new Set<IncomingMessage>();
  readonly #client: Socket;

  constructor(client: Socket) {
    this.#client = client;
    const wire = tcpSocketOf(client);
    // If the client was already gone when its answer arrived, its system has sent a reset, which Node reports only at a write.
    client.prependListener("end", () => {
      if (wire.writable) wire.write(Buffer.alloc(0), () => {});
    });
    // A client that disconnects can send its next request at once. The target must learn of the end first, so this doesn't wait for `close`.
    const fail = (): void => this.#close(true);
    client.once("error", fail);
    if (wire !== client) wire.once("error", fail);
    client.once("close", () => this.#close((client.errored ?? wire.errored ?? null) !== null));
  }

  /** Returns the agent for the connections to a target. */
  agentFor(target: ForwardTarget): Agent {
    const known = this.#agents.get(target);
    if (known !== undefined) return known;
    const agent = new TargetAgent(target, (socket) => this.#track(socket));
    this.#agents.set(target, agent);
    return agent;
  }

  /** Notes a request in flight, until its response is closed. */
  note(request: IncomingMessage, response: ServerResponse): void {
    this.#requests.add(request);
    response.once("close", () => this.#requests.delete(request));
  }

  #track(socket: Socket): void {
    if (this.#client.destroyed) socket.destroy();
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
  }

  #close(hasFailed: boolean): void {
    // This process has logged the requests that it could not read. The target logs no connection that ends with a reset, so they are logged once.
    const isFailure = hasFailed || [...this.#requests].some(({ complete }) => !complete);
    for (const socket of this.#sockets) {
      // A reset tells the target that its last answer may not have arrived.
      if (isFailure) tcpSocketOf(socket).resetAndDestroy();
      socket.destroy();
    }
    for (const agent of this.#agents.values()) agent.destroy();
  }
}

/** Opens connections to a target. Pipelined requests get further connections; one of them is kept. */
class TargetAgent extends Agent {
  readonly #target: ForwardTarget;
  readonly #onSocket: (socket: Socket) => void;

  constructor(target: ForwardTarget, onSocket: (socket: Socket) => void) {
    super({ keepAlive: true, maxFreeSockets: 1 });
    this.#target = target;
    this.#onSocket = onSocket;
  }

  override createConnection(): Socket {
    const socket = this.#target.connect();
    this.#onSocket(socket);
    return socket;
  }
}

const known = new WeakMap<Socket, ClientConnections>();

/** Returns the connections to targets for the connection of a client. */
export function connectionsOf(client: Socket): ClientConnections {
  const connections = known.get(client) ?? new ClientConnections(client);
  known.set(client, connections);
  return connections;
}
