// Manages the ports of a simulator: servers that are opened one by one and closed together.

import type { AddressInfo, Server, Socket } from "node:net";
import { UnreadAnswers, type UnreadParts } from "../http/unread-answers.ts";
import { findListenAddresses } from "../runtime/host-addresses.ts";
import { clearTimeout, setTimeout } from "../runtime/time.ts";
import { withoutFakeTicks } from "../runtime/without-fake-ticks.ts";
import { ExtraPort, type ExtraServer } from "./extra-port.ts";
import { addressOf, type ConnectionEvent, type ConnectionSource, trackConnections, urlOf } from "./server-address.ts";

/** The part of a server that a port needs. Fastify instances have it, with and without TLS. */
export interface PortServer {
  listen(where: { host: string; port: number }): Promise<string>;
  close(): Promise<unknown>;
  readonly server: ConnectionSource & {
    readonly listening: boolean;
    address(): AddressInfo | string | null;
    closeIdleConnections(): void;
    closeAllConnections(): void;
  };
}

/** The time that closing waits for answers in flight before it cuts connections (milliseconds of wall time). */
const CLOSING_TIMEOUT_MS = 1_200;

/** The interval at which closing checks whether every answer has been written (milliseconds of wall time). */
const CHECK_INTERVAL_MS = 5;

/** Opens ports, and closes them together. */
export class Ports {
  /** Whether all ports of the options are open. */
  isReady = false;
  readonly #open: PortServer[] = [];
  /** The open connections of all ports. */
  readonly #connections = new Set<Socket>();
  /** The TCP connections of all but extra ports. `closeAllConnections` does not close those whose TLS handshake is not complete. */
  readonly #sockets = new Set<Socket>();
  readonly #extra = new Set<ExtraPort>();
  readonly #unreadAnswers: UnreadAnswers | undefined;
  #closing: Promise<void> | undefined;

  /** @param unread how to cut connections whose clients do not read; without it, none is cut. */
  constructor(unread?: UnreadParts) {
    this.#unreadAnswers = unread && new UnreadAnswers(this.#connections, unread);
  }

  /**
   * Returns the host that URLs name for the host that a port listens on: by default, the same one. For a wildcard, set another function.
   */
  announcedHostOf: (scheme: "http" | "https", host: string) => string = (_, host) => host;

  /**
   * Creates a server for each address of the host, and listens. Returns their URL with the actual port. Without a port number, it only
   * returns undefined.
   */
  async open(scheme: "http" | "https", host: string, port: number, make: () => PortServer): Promise<string>;
  async open(
    scheme: "http" | "https",
    host: string,
    port: number | undefined,
    make: () => PortServer,
  ): Promise<string | undefined>;
  async open(
    scheme: "http" | "https",
    host: string,
    port: number | undefined,
    make: () => PortServer,
  ): Promise<string | undefined> {
    if (port === undefined) return undefined;
    const event = scheme === "https" ? "secureConnection" : "connection";
    const server = await withoutFakeTicks(async () => {
      const [first, ...others] = await findListenAddresses(host);
      const portServer = make();
      this.#open.push(portServer);
      await this.#listen(portServer, event, { host: first, port });
      const actualPort = addressOf(portServer.server)?.port ?? port;
      for (const other of others) await this.#listenAlso(make(), event, { host: other, port: actualPort });
      this.#unreadAnswers?.begin();
      return portServer.server;
    });
    return urlOf(scheme, this.announcedHostOf(scheme, host), server);
  }

  async #listen(portServer: PortServer, event: ConnectionEvent, where: { host: string; port: number }): Promise<void> {
    trackConnections(portServer.server, event, this.#connections);
    trackConnections(portServer.server, "connection", this.#sockets);
    await portServer.listen(where);
  }

  /** Listens at another address of a host. A failure is ignored: the machine may not support this address family. */
  async #listenAlso(
    portServer: PortServer,
    event: ConnectionEvent,
    where: { host: string; port: number },
  ): Promise<void> {
    try {
      await this.#listen(portServer, event, where);
      this.#open.push(portServer);
    } catch {
      await portServer.close();
    }
  }

  /** Opens an extra HTTPS port on any free port number. It can be closed alone, and is closed with the others. */
  openExtra(host: string, make: () => Promise<ExtraServer>): ExtraPort {
    const buildUrl = (server: Server) => urlOf("https", this.announcedHostOf("https", host), server);
    const makeTracked = async () => {
      const extra = await make();
      trackConnections(extra.server, "secureConnection", this.#connections);
      return extra;
    };
    const port = new ExtraPort(host, makeTracked, buildUrl, () => this.#extra.delete(port));
    this.#extra.add(port);
    if (this.#closing !== undefined) port.close();
    return port;
  }

  /** Returns whether one of these servers listens on a port number. */
  hasPort(port: number): boolean {
    const servers = [...this.#open.map(({ server }) => server), ...[...this.#extra].map(({ server }) => server)];
    return servers.some((server) => addressOf(server)?.port === port);
  }

  /** The address that the first server listens on; undefined while there is none. */
  get address(): string | undefined {
    return addressOf(this.#open[0]?.server)?.address;
  }

  /**
   * Waits until open requests are answered, at most `CLOSING_TIMEOUT_MS`, and closes every port. Extra ports are cut without a wait.
   *
   * @param onAnswered called and awaited when all answers have been written or the time is over, before the connections are closed. A
   *   process that ends anyway can exit then, because closing thousands of TLS connections blocks it for seconds.
   */
  close(onAnswered: () => unknown = () => {}): Promise<void> {
    this.#closing ??= withoutFakeTicks(() => this.#closeAll(onAnswered));
    return this.#closing;
  }

  async #closeAll(onAnswered: () => unknown): Promise<void> {
    this.isReady = false;
    this.#unreadAnswers?.stop();
    for (const port of this.#extra) port.close();
    const cutTimer = setTimeout(() => {
      for (const { server } of this.#open) server.closeAllConnections();
      for (const socket of this.#sockets) socket.destroy();
    }, CLOSING_TIMEOUT_MS);
    const closeIdle = this.#open.map(({ server }) => server.closeIdleConnections.bind(server));
    // Node closes all idle connections as soon as a server stops listening.
    for (const { server } of this.#open) server.closeIdleConnections = () => {};
    const closed = Promise.all(this.#open.map((server) => server.close()));
    // Some clients connect before they have a request. Node does not count such a connection as idle.
    for (const socket of this.#connections) if (socket.bytesRead === 0) socket.destroy();
    await Promise.race([this.#waitForAnswers(), closed]);
    await onAnswered();
    for (const [i, { server }] of this.#open.entries()) {
      server.closeIdleConnections = closeIdle[i] as () => void;
      server.closeIdleConnections();
    }
    await closed;
    clearTimeout(cutTimer);
  }

  /** Resolves when all servers have stopped listening and no connection has a request that waits for its answer. */
  async #waitForAnswers(): Promise<void> {
    const isBusy = () =>
      this.#open.some(({ server }) => server.listening) || [...this.#connections].some(hasPendingRequest);
    while (isBusy()) await new Promise<void>((resolve) => setTimeout(resolve, CHECK_INTERVAL_MS));
  }
}

/** Returns whether a connection has a request without an answer. Node has no public property for this. */
function hasPendingRequest(socket: Socket): boolean {
  return (socket as { _httpMessage?: unknown })._httpMessage != null;
}
