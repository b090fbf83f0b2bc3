// The ports of a simulator: servers that are opened one by one and closed together.

import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";
import { UnreadAnswers, type UnreadParts } from "../http/unread-answers.ts";
import { withoutFakeTicks } from "../runtime/ticks.ts";
import { clearTimeout, setTimeout } from "../runtime/time.ts";

/** The part of a server that a port needs. Fastify instances have it, with and without TLS. */
export interface PortServer {
  listen(where: { host: string; port: number }): Promise<string>;
  close(): Promise<unknown>;
  readonly server: Connecting & {
    readonly listening: boolean;
    address(): AddressInfo | string | null;
    closeIdleConnections(): void;
    closeAllConnections(): void;
  };
}

/** The server of an extra port: the port itself calls `listen`, so that it can close the server at any moment. */
export interface ExtraServer {
  readonly server: Server;
  close(): Promise<unknown>;
}

/** A server that reports its connections. */
interface Connecting {
  on(event: "connection" | "secureConnection", call: (socket: Socket) => void): unknown;
}

/** How long closing waits for answers in flight before it cuts connections (milliseconds of wall time). */
const CLOSING_TIME = 1_200;

/** How often closing looks whether every answer has been written (milliseconds of wall time). */
const LOOKING_TIME = 5;

export class Ports {
  /** Whether every port that the options ask for is open. */
  ready = false;
  readonly #open: PortServer[] = [];
  /** The open connections of all ports. */
  readonly #connections = new Set<Socket>();
  readonly #extra = new Set<ExtraPort>();
  readonly #whenClosed: () => void;
  readonly #unread: UnreadAnswers | undefined;
  #closing: Promise<void> | undefined;

  /** @param unread how to cut connections whose clients do not read; without it, none is cut. */
  constructor(whenClosed: () => void, unread?: UnreadParts) {
    this.#whenClosed = whenClosed;
    this.#unread = unread && new UnreadAnswers(this.#connections, unread);
  }

  /** Returns the host to announce for the host that a port listens on: another one if that is a wildcard. */
  announce: (scheme: "http" | "https", host: string) => string = (_, host) => host;

  /** Makes a server and listens; returns its URL with the actual port. Without a port number it does nothing. */
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
    const server = await withoutFakeTicks(async () => {
      const made = make();
      this.#open.push(made);
      keepConnections(made.server, scheme === "https" ? "secureConnection" : "connection", this.#connections);
      await made.listen({ host, port });
      this.#unread?.begin();
      return made.server;
    });
    return urlOf(scheme, this.announce(scheme, host), server);
  }

  /** Opens an extra HTTPS port on any free port number. It can be closed alone, and is closed with the others. */
  openExtra(host: string, make: () => Promise<ExtraServer>): ExtraPort {
    const urlAt = (server: Server) => urlOf("https", this.announce("https", host), server);
    const makeWatched = async () => {
      const made = await make();
      keepConnections(made.server, "secureConnection", this.#connections);
      return made;
    };
    const port = new ExtraPort(host, makeWatched, urlAt, () => this.#extra.delete(port));
    this.#extra.add(port);
    if (this.#closing !== undefined) port.close();
    return port;
  }

  /** Whether one of these servers listens on a port number. */
  hasPort(port: number): boolean {
    const servers = [...this.#open.map(({ server }) => server), ...[...this.#extra].map(({ server }) => server)];
    return servers.some((server) => addressOf(server)?.port === port);
  }

  /** The address that the first server listens on; undefined while there is none. */
  get address(): string | undefined {
    return addressOf(this.#open[0]?.server)?.address;
  }

  /**
   * Waits until open requests are answered, and closes every port.
   *
   * @param onAnswered called when all answers have been written, before the connections are closed. Closing thousands over TLS takes
   * seconds, in which no timer runs. A process that ends anyway can leave them to the system.
   */
  close(onAnswered: () => void = () => {}): Promise<void> {
    this.#closing ??= withoutFakeTicks(() => this.#closeAll(onAnswered));
    return this.#closing;
  }

  async #closeAll(onAnswered: () => void): Promise<void> {
    this.ready = false;
    this.#unread?.stop();
    for (const port of this.#extra) port.close();
    const cut = setTimeout(() => {
      for (const { server } of this.#open) server.closeAllConnections();
    }, CLOSING_TIME);
    const closeIdle = this.#open.map(({ server }) => server.closeIdleConnections.bind(server));
    // The runtime closes them all at once as soon as a server listens no more.
    for (const { server } of this.#open) server.closeIdleConnections = () => {};
    const closed = Promise.all(this.#open.map((server) => server.close()));
    // Clients connect before they have anything to ask; the runtime takes such a connection for one that is asking.
    for (const socket of this.#connections) if (socket.bytesRead === 0) socket.destroy();
    await Promise.race([this.#answered(), closed]);
    onAnswered();
    for (const [i, { server }] of this.#open.entries()) {
      server.closeIdleConnections = closeIdle[i] as () => void;
      server.closeIdleConnections();
    }
    await closed;
    clearTimeout(cut);
    this.#whenClosed();
  }

  /** Resolves when no server listens any more and no connection has a request that waits for its answer. */
  async #answered(): Promise<void> {
    const isBusy = () => this.#open.some(({ server }) => server.listening) || [...this.#connections].some(isAsking);
    while (isBusy()) await new Promise<void>((resolve) => setTimeout(resolve, LOOKING_TIME));
  }
}

/** A port beside the others. Closing it cuts its connections at once; it is never opened again. */
export class ExtraPort {
  /** Its URL; undefined if it was closed before it was open. Rejects if the server cannot listen. */
  readonly opened: Promise<string | undefined>;
  readonly #connections = new Set<Socket>();
  readonly #whenClosed: () => void;
  #made: ExtraServer | undefined;
  #closed = false;

  constructor(
    host: string,
    make: () => Promise<ExtraServer>,
    urlAt: (server: Server) => string,
    whenClosed: () => void,
  ) {
    this.#whenClosed = whenClosed;
    this.opened = this.#open(host, make, urlAt);
    // Also if nobody awaits it.
    this.opened.catch(() => this.close());
  }

  /** Its server; undefined until it is made. */
  get server(): Server | undefined {
    return this.#made?.server;
  }

  /** Stops listening and cuts every connection, also one whose TLS handshake is not finished. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stop();
    this.#whenClosed();
  }

  async #open(
    host: string,
    make: () => Promise<ExtraServer>,
    urlAt: (server: Server) => string,
  ): Promise<string | undefined> {
    this.#made = await withoutFakeTicks(make);
    const { server } = this.#made;
    keepConnections(server, "connection", this.#connections);
    if (!this.#closed) {
      server.listen({ host, port: 0 });
      await once(server, "listening");
    }
    if (!this.#closed) return urlAt(server);
    // It was closed while its server was made, or while its host name was resolved.
    this.#stop();
    return undefined;
  }

  #stop(): void {
    if (this.#made === undefined) return;
    const { server } = this.#made;
    if (server.listening) server.close();
    for (const socket of this.#connections) socket.destroy();
    const { close } = this.#made;
    withoutFakeTicks(() => close.call(this.#made)).catch(() => {});
  }
}

/** Whether a connection has a request whose answer is not written. Node marks such connections with this member and has no public one. */
function isAsking(socket: Socket): boolean {
  return (socket as { _httpMessage?: unknown })._httpMessage != null;
}

function addressOf(server: { address(): AddressInfo | string | null } | undefined): AddressInfo | undefined {
  const address = server?.address() ?? undefined;
  return typeof address === "object" ? address : undefined;
}

function urlOf(scheme: "http" | "https", host: string, server: { address(): AddressInfo | string | null }): string {
  const { port } = server.address() as AddressInfo;
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Keeps the open connections of a server in a set. */
function keepConnections(server: Connecting, event: "connection" | "secureConnection", kept: Set<Socket>): void {
  server.on(event, (socket) => {
    kept.add(socket);
    socket.once("close", () => kept.delete(socket));
  });
}
