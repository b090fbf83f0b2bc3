// Opens and closes an extra port, which a fault adds to the ports of the options.
import { once } from "node:events";
import type { Server, Socket } from "node:net";
import { withoutFakeTicks } from "../runtime/without-fake-ticks.ts";
import { trackConnections } from "./server-address.ts";

/** The server of an extra port. The port calls `listen`, so that it can close the server at any moment. */
export interface ExtraServer {
  readonly server: Server;
  close(): Promise<unknown>;
}

/** An extra port. Closing it cuts its connections immediately; it is never opened again. */
export class ExtraPort {
  /**
   * Resolves with its URL, or with undefined if it was closed before it was open. Rejects if the server cannot be created or cannot listen.
   */
  readonly opened: Promise<string | undefined>;
  readonly #connections = new Set<Socket>();
  readonly #onClose: () => void;
  #extraServer: ExtraServer | undefined;
  #isClosed = false;

  constructor(
    host: string,
    make: () => Promise<ExtraServer>,
    buildUrl: (server: Server) => string,
    onClose: () => void,
  ) {
    this.#onClose = onClose;
    this.opened = this.#open(host, make, buildUrl);
    // Closes the port after a failure, even if the caller does not await `opened`.
    this.opened.catch(() => this.close());
  }

  /** Its server; undefined until it is created. */
  get server(): Server | undefined {
    return this.#extraServer?.server;
  }

  /** Stops listening and cuts every connection, including those in a TLS handshake. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stop();
    this.#onClose();
  }

  async #open(
    host: string,
    make: () => Promise<ExtraServer>,
    buildUrl: (server: Server) => string,
  ): Promise<string | undefined> {
    this.#extraServer = await withoutFakeTicks(make);
    const { server } = this.#extraServer;
    trackConnections(server, "connection", this.#connections);
    if (!this.#isClosed) {
      server.listen({ host, port: 0 });
      await once(server, "listening");
    }
    if (!this.#isClosed) return buildUrl(server);
    // The port was closed while its server was created or its host name was resolved.
    this.#stop();
    return undefined;
  }

  #stop(): void {
    if (this.#extraServer === undefined) return;
    const { server } = this.#extraServer;
    if (server.listening) server.close();
    for (const socket of this.#connections) socket.destroy();
    const { close } = this.#extraServer;
    withoutFakeTicks(() => close.call(this.#extraServer)).catch(() => {});
  }
}
