// Creates an HTTP or HTTPS server with the options of Fastify: for its `serverFactory`, and for servers without Fastify.
import {
  createServer as createPlainServer,
  type ServerOptions as PlainOptions,
  type Server as PlainServer,
  type RequestListener,
} from "node:http";
import {
  createServer as createSecureServer,
  type ServerOptions as SecureOptions,
  type Server as SecureServer,
} from "node:https";

/** An HTTP or HTTPS server. The type of the HTTPS server has all members of the other. */
export type HttpServer = SecureServer;

/** The options that a Fastify server passes on to its HTTP server. Times are in milliseconds of wall time. */
export interface ServerOptions {
  readonly http?: PlainOptions | null;
  /** TLS if given. */
  readonly https?: SecureOptions | null;
  readonly keepAliveTimeout: number;
  readonly requestTimeout: number;
  readonly connectionTimeout: number;
}

/** Returns a server like the one that Fastify creates with these options. It does not listen yet. */
export function createServer(options: ServerOptions, listener: RequestListener): HttpServer {
  const { http, https, keepAliveTimeout, requestTimeout, connectionTimeout } = options;
  const server: PlainServer = https ? createSecureServer(https, listener) : createPlainServer(http ?? {}, listener);
  server.keepAliveTimeout = keepAliveTimeout;
  server.requestTimeout = requestTimeout;
  server.setTimeout(connectionTimeout);
  return server as HttpServer;
}
