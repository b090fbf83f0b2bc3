// Serves the gateway of a world to clients in the same process: the same bytes as over TCP, without a port.
import { type Duplex, duplexPair } from "node:stream";
import Fastify, { type FastifyInstance } from "fastify";
import { buildGatewayServerOptions, Deliveries, type GatewayWorld, gatewayPlugin } from "../../gateway/plugin.ts";
import { waitForNextTurn } from "../../runtime/time.ts";
import { buildPlainServerOptions, SERVER_TIMEOUTS } from "../../serving/server-options.ts";
import type { GatewayAnswer, TapedHeaders } from "../../upstream/tape/gateway-tape.ts";
import { readAnswer } from "./raw-answer.ts";

/** A request as it goes over a connection. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** Without Content-Length, which follows from the body. */
  readonly headers: TapedHeaders;
  readonly body: string | undefined;
}

/** The maximum number of turns of the event loop that an answer may take. */
const MAX_TURNS = 1_000;

/** The gateway of one world. */
export class InProcessGateway {
  readonly #app: FastifyInstance;
  readonly #connections = new Map<number, Duplex>();

  private constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Opens the gateway of a world. Events are not pushed. */
  static async open(world: GatewayWorld): Promise<InProcessGateway> {
    const enter = (): GatewayWorld => {
      world.catchUp();
      return world;
    };
    const host = { enter, logRequest: undefined, warn: () => {} };
    const parts = { host, deliveries: new Deliveries(() => {}, undefined, { isReplay: true }), cors: undefined };
    const app = Fastify({ ...buildGatewayServerOptions(parts), ...buildPlainServerOptions(SERVER_TIMEOUTS) });
    app.register(gatewayPlugin, parts);
    await app.ready();
    return new InProcessGateway(app);
  }

  /** Sends a request on a connection, which is opened by its first request. Returns the answer; undefined if none comes. */
  async send(connection: number, request: SentRequest): Promise<GatewayAnswer | undefined> {
    const stream = this.#connections.get(connection) ?? this.#connect(connection);
    const parts: Buffer[] = [];
    let hasEnded = false;
    const onData = (part: Buffer): void => void parts.push(part);
    const onEnd = (): void => {
      hasEnded = true;
    };
    stream.on("data", onData).once("close", onEnd).once("end", onEnd);
    stream.write(bytesOf(request));
    try {
      for (let turn = 0; turn < MAX_TURNS; turn++) {
        await waitForNextTurn();
        const read = parts.length === 0 ? undefined : readAnswer(Buffer.concat(parts), hasEnded);
        if (read !== undefined) {
          if (read.isLast) this.disconnect(connection);
          return read.answer;
        }
        if (hasEnded) break;
      }
      this.disconnect(connection);
      return undefined;
    } finally {
      stream.off("data", onData).off("close", onEnd).off("end", onEnd);
    }
  }

  /** Ends a connection like a client that disconnects. */
  disconnect(connection: number): void {
    this.#connections.get(connection)?.destroy();
    this.#connections.delete(connection);
  }

  /** Ends all connections, and closes the gateway. */
  async close(): Promise<void> {
    for (const connection of [...this.#connections.keys()]) this.disconnect(connection);
    await this.#app.close();
  }

  #connect(connection: number): Duplex {
    const [client, server] = duplexPair();
    // The gateway takes the connection for TLS, because clients reach real gateways over TLS.
    Object.assign(server, { encrypted: true, remoteAddress: "127.0.0.1" });
    client.on("error", () => {});
    this.#connections.set(connection, client);
    this.#app.server.emit("connection", server);
    return client;
  }
}

function bytesOf({ method, url, headers, body }: SentRequest): string {
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const head = [`${method} ${url} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), ...length];
  return `${head.join("\r\n")}\r\n\r\n${body ?? ""}`;
}
