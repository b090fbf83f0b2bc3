// The connections to workers that belong to the connection of one client. They end as that connection ends.
import { Agent, type AgentOptions, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { hopHeaderOf } from "../http/hop.ts";
import { tcpSocketOf } from "../http/tcp-socket.ts";

/**
 * The connections to workers for one client.
 *
 * They are not shared with other clients. So a worker sees each client as one connection, and learns at once when it goes away, also after an
 * answer whose event must then be sent again.
 */
export class ClientHops {
  readonly #agents = new Map<number, Agent>();
  readonly #sockets = new Set<Socket>();
  readonly #requests = new Set<IncomingMessage>();
  readonly #client: Socket;
  #header: string | undefined;

  constructor(client: Socket) {
    this.#client = client;
    const wire = tcpSocketOf(client);
    // If the client was already gone when its answer arrived, its system has sent a reset, which Node reports only at a write.
    client.prependListener("end", () => {
      if (wire.writable) wire.write(Buffer.alloc(0), () => {});
    });
    client.once("close", () => this.#close((client.errored ?? wire.errored ?? null) !== null));
  }

  /** Returns the header that tells a worker of the client. */
  headerFor(secret: string): string {
    this.#header ??= hopHeaderOf(this.#client, secret);
    return this.#header;
  }

  /** Returns the agent for the connections to a port. */
  agentFor(port: number): Agent {
    const known = this.#agents.get(port);
    if (known !== undefined) return known;
    const agent = new HopAgent((socket) => this.#track(socket));
    this.#agents.set(port, agent);
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
    // What this process could not read, it has logged. A reset is the end of a connection that the worker does not log again.
    const isFailure = hasFailed || [...this.#requests].some(({ complete }) => !complete);
    for (const socket of this.#sockets) {
      // A reset tells the worker that its last answer may not have arrived.
      if (isFailure) socket.resetAndDestroy();
      else socket.destroy();
    }
    for (const agent of this.#agents.values()) agent.destroy();
  }
}

/** Opens connections to ports of this machine. Pipelined requests get further connections; one of them is kept. */
class HopAgent extends Agent {
  readonly #onSocket: (socket: Socket) => void;

  constructor(onSocket: (socket: Socket) => void) {
    super({ keepAlive: true, maxFreeSockets: 1 });
    this.#onSocket = onSocket;
  }

  override createConnection(options: AgentOptions & { port?: number | string | null }): Socket {
    const socket = connect({ host: "127.0.0.1", port: Number(options.port), noDelay: true });
    this.#onSocket(socket);
    return socket;
  }
}

const known = new WeakMap<Socket, ClientHops>();

/** Returns the connections to workers for the connection of a client. */
export function hopsOf(client: Socket): ClientHops {
  const hops = known.get(client) ?? new ClientHops(client);
  known.set(client, hops);
  return hops;
}
