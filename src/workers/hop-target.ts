// Connects to a worker, so that requests can be forwarded to it.
import type { IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { filterRequestHeaders, headerOf, withoutNames } from "../forwarding/forwarded-headers.ts";
import { HOP_HEADER, hopHeaderOf } from "../http/hop.ts";

/** The headers about the client's connection. The connection to the worker has others, and the client has its 100 Continue already. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set(["connection", "keep-alive", "upgrade", "expect", HOP_HEADER]);

/** A port of a worker. */
export class HopTarget implements ForwardTarget {
  readonly #port: number;
  readonly #secret: string;
  /** The header about each client, which is the same for its whole connection. */
  readonly #headers = new WeakMap<Socket, string>();

  /** @param secret shows the worker that the requests come from this process */
  constructor(port: number, secret: string) {
    this.#port = port;
    this.#secret = secret;
  }

  connect(): Socket {
    return connect({ host: "127.0.0.1", port: this.#port, noDelay: true });
  }

  toTargetHeaders(request: IncomingMessage): string[] {
    const { socket } = request;
    const known = this.#headers.get(socket) ?? hopHeaderOf(socket, this.#secret);
    this.#headers.set(socket, known);
    const headers = filterRequestHeaders(request, (name) => CONNECTION_HEADERS.has(name));
    headers.push("Connection", "keep-alive", HOP_HEADER, known);
    return headers;
  }

  toClientHeaders({ rawHeaders }: { readonly rawHeaders: string[] }): string[] {
    return filterHopAnswerHeaders(rawHeaders);
  }
}

/**
 * Returns the headers of a worker's answer for the client, without those that Node adds for the client's connection. `Connection: close`
 * stays.
 */
export function filterHopAnswerHeaders(rawHeaders: readonly string[]): string[] {
  const closes = /(?:^|,)\s*close\s*(?:,|$)/i.test(headerOf(rawHeaders, "connection") ?? "");
  return withoutNames(
    rawHeaders,
    (name) => name === "transfer-encoding" || name === "keep-alive" || (name === "connection" && !closes),
  );
}
