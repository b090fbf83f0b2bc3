// What every server is made with: how long it waits for what a client is to send, and no compilers of JSON Schema.
import type { SecureContextOptions } from "node:tls";

/** How long a server waits before it hangs up, so that no client holds a connection for ever; milliseconds of wall time. */
export interface ServerTimes {
  /** From the connection to the end of the TLS handshake. */
  readonly handshake: number;
  /** From the connection, or a request's first byte, to the end of its headers. */
  readonly headers: number;
  /** From its first byte to the end of its body. */
  readonly request: number;
  /** From an answer to the next request on the same connection. */
  readonly keepAlive: number;
  /** How long a client may take nothing of an answer that waits for it. */
  readonly unreadAnswer: number;
  /** How often it is looked whose time is up. */
  readonly checkInterval: number;
}

/** Generous enough for somebody who types a request by hand; clients that ask once a minute keep their connection. */
export const SERVER_TIMES: ServerTimes = {
  handshake: 30_000,
  headers: 30_000,
  request: 60_000,
  keepAlive: 72_000,
  unreadAnswer: 60_000,
  checkInterval: 10_000,
};

/**
 * What requests hold is read with zod, and what is answered written by hand. Left to itself, Fastify loads two compilers of JSON Schema
 * at its first server, which takes a tenth of a start.
 */
const schemaController = { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } };

function noSchemas(): never {
  throw new Error("A route has a JSON Schema, but these servers have none: see src/serving/server-options.ts");
}

/** What a server over plain HTTP is made with. */
export function plainServerOptions({ headers, request, keepAlive, checkInterval }: ServerTimes) {
  // A request without Host is refused in words where hosts matter, which is the control API alone.
  const http = {
    headersTimeout: headers,
    requestTimeout: request,
    connectionsCheckingInterval: checkInterval,
    requireHostHeader: false,
  };
  return { requestTimeout: request, keepAliveTimeout: keepAlive, http, schemaController };
}

/** What a server over TLS is made with. */
export function secureServerOptions(times: ServerTimes, context: SecureContextOptions) {
  const { http, ...rest } = plainServerOptions(times);
  // Without a list of its own the server refuses the handshake of a client that offers only h2 or http/1.0; with an empty one it chooses
  // nothing, and speaks HTTP/1.1 to all.
  return { ...rest, https: { ...context, ...http, handshakeTimeout: times.handshake, ALPNProtocols: [] } };
}
