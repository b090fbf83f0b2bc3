// A server of the common address: Node's, with the limits of the other servers, and without a framework.
import type { RequestListener } from "node:http";
import type { Socket } from "node:net";
import { createServer, type HttpServer, type ServerOptions } from "../http/create-server.ts";
import { warnOfDescriptorLimit } from "../http/descriptor-limit.ts";
import { serveLeniently } from "../http/lenient-server.ts";
import type { PortServer } from "../serving/ports.ts";

/** The refusals of a server for bytes that it can't read as a request. */
export interface Refusals {
  refuseUnreadable(error: Error, socket: Socket): void;
  readonly answerConnect: Parameters<typeof serveLeniently>[1];
}

/** A server that ports can open and close. */
export class FrontServer implements PortServer {
  readonly server: HttpServer;

  constructor(options: object, refusals: Refusals, listener: RequestListener, warn: (sentence: string) => void) {
    // The options of all servers are those of Fastify, of which Node's server takes its own.
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
