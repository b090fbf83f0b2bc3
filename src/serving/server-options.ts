// The options of every server: timeouts for clients, and no compilers of JSON Schema.
import type { SecureContextOptions } from "node:tls";

/** The timeouts after which a server closes a connection; milliseconds of wall time. */
export interface ServerTimeouts {
  /** From the connection to the end of the TLS handshake. */
  readonly handshakeMs: number;
  /** From the connection, or a request's first byte, to the end of its headers. */
  readonly headersMs: number;
  /** From a request's first byte to the end of its body. */
  readonly requestMs: number;
  /** From an answer to the next request on the same connection. */
  readonly keepAliveMs: number;
  /** The longest time that a client may leave a waiting answer unread. */
  readonly unreadAnswerMs: number;
  /** The interval at which the timeouts are checked. */
  readonly checkIntervalMs: number;
}

/** The default timeouts: long enough to type a request by hand. Clients that send a request every minute keep their connection. */
export const SERVER_TIMEOUTS: ServerTimeouts = {
  handshakeMs: 30_000,
  headersMs: 30_000,
  requestMs: 60_000,
  keepAliveMs: 72_000,
  unreadAnswerMs: 60_000,
  checkIntervalMs: 10_000,
};

/**
 * Requests are checked by zod, and answers are written without a schema. By default, Fastify loads two compilers of JSON Schema with its
 * first server, which takes a tenth of the start time.
 */
const schemaController = { compilersFactory: { buildValidator: rejectSchema, buildSerializer: rejectSchema } };

function rejectSchema(): never {
  throw new Error("A route has a JSON Schema, but servers have no compiler for it: see src/serving/server-options.ts");
}

/** Returns the options of a server over plain HTTP. */
export function buildPlainServerOptions({
  headersMs: headers,
  requestMs: request,
  keepAliveMs: keepAlive,
  checkIntervalMs: checkInterval,
}: ServerTimeouts) {
  // Only the control API needs the Host header, and explains its absence itself.
  const http = {
    headersTimeout: headers,
    requestTimeout: request,
    connectionsCheckingInterval: checkInterval,
    requireHostHeader: false,
  };
  return { requestTimeout: request, keepAliveTimeout: keepAlive, http, schemaController };
}

/** Returns the options of a server over TLS. */
export function buildSecureServerOptions(times: ServerTimeouts, context: SecureContextOptions) {
  const { http, ...rest } = buildPlainServerOptions(times);
  // Without a list, the server refuses the handshake of a client that offers only h2 or http/1.0. With an empty list it selects no
  // protocol, and speaks HTTP/1.1 to every client.
  return { ...rest, https: { ...context, ...http, handshakeTimeout: times.handshakeMs, ALPNProtocols: [] } };
}
