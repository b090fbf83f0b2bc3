// How long the servers wait for what a client is to send, before they hang up: a client that sends nothing must not hold a connection for ever.
import type { SecureContextOptions } from "node:tls";

/** All in milliseconds of wall time. */
export interface ServerTimes {
  /** From the connection to the end of the TLS handshake. */
  readonly handshake: number;
  /** From the connection, or a request's first byte, to the end of its headers. */
  readonly headers: number;
  /** From its first byte to the end of its body. */
  readonly request: number;
  /** From an answer to the next request on the same connection. */
  readonly keepAlive: number;
  /** How often it is looked whose time is up. */
  readonly look: number;
}

/** Generous enough for somebody who types a request by hand; clients that ask once a minute keep their connection. */
export const SERVER_TIMES: ServerTimes = {
  handshake: 30_000,
  headers: 30_000,
  request: 60_000,
  keepAlive: 72_000,
  look: 10_000,
};

/** The times as a server over plain HTTP takes them. */
export function plain({ headers, request, keepAlive, look }: ServerTimes) {
  const http = { headersTimeout: headers, requestTimeout: request, connectionsCheckingInterval: look };
  return { requestTimeout: request, keepAliveTimeout: keepAlive, http };
}

/** The times and what else there is to say as a server over TLS takes them. */
export function secure(times: ServerTimes, context: SecureContextOptions) {
  const { http, ...rest } = plain(times);
  return { ...rest, https: { ...context, ...http, handshakeTimeout: times.handshake } };
}
