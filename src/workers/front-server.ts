// The server at the common address of the workers: Node's HTTP server with the limits of the other servers, without Fastify.
import type { RequestListener } from "node:http";
import type { Socket } from "node:net";
import { createServer, type HttpServer, type ServerOptions } from "../http/create-server.ts";
import { warnOfDescriptorLimit } from "../http/descriptor-limit.ts";
import { serveLeniently } from "../http/lenient-server.ts";
import type { PortServer } from "../serving/ports.ts";

/** Refuses bytes that a server can't read as a request, and CONNECT requests. */
export interface ConnectionRefusals {
  refuseUnreadable(error: Error, socket: Socket): void;
  readonly answerConnect: Parameters<typeof serveLeniently>[1];
}

/** A server that ports can open and close. */
export class FrontServer implements PortServer {
  readonly server: HttpServer;

  constructor(
    options: object,
    refusals: ConnectionRefusals,
    listener: RequestListener,
    warn: (sentence: string) => void,
  ) {
    // The options are those of Fastify, as for the other servers. `createServer` ignores those that only Fastify needs.
    this.server = createServer({ connectionTimeout: 0, ...options } as ServerOptions, listener);
    this.server.on("clientError", refusals.refuseUnreadable);
    serveLeniently(this.server, refusals.answerConnect);
    warnOfDescriptorLimit(this.server, warn);
  }

  listen(where: { host: string; port: number }): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(where, () => {
        this.server.off("error", reject);
        resolve("");
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }
}
