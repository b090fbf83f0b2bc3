// The doors of a simulator: servers that listen, to be opened one by one and closed together.

import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";
import { UnreadAnswers, type UnreadParts } from "./http/unread-answers.ts";
import { withoutFakeTicks } from "./runtime/ticks.ts";
import { clearTimeout, setTimeout } from "./runtime/time.ts";

/** A server as its door sees it; Fastify's instances are such, over TLS or not. */
export interface Door {
  listen(where: { host: string; port: number }): Promise<string>;
  close(): Promise<unknown>;
  readonly server: Connecting & {
    readonly listening: boolean;
    address(): AddressInfo | string | null;
    closeIdleConnections(): void;
    closeAllConnections(): void;
  };
}

/** A door that is opened on a server of its own, without its help: so it can be shut at once. */
export interface FurtherServer {
  readonly server: Server;
  close(): Promise<unknown>;
}

/** A server as far as it tells of its connections. */
interface Connecting {
  on(event: "connection" | "secureConnection", call: (socket: Socket) => void): unknown;
}

/** How long closing waits for answers in flight before it cuts connections (milliseconds of wall time). */
const CLOSING_TIME = 1_200;

/** How often closing looks whether every answer has been written (milliseconds of wall time). */
const LOOKING_TIME = 5;

export class Doors {
  /** Whether all doors are open that were meant to be. */
  ready = false;
  readonly #open: Door[] = [];
  /** The connections of these doors. */
  readonly #connections = new Set<Socket>();
  readonly #further = new Set<FurtherDoor>();
  readonly #whenClosed: () => void;
  readonly #unread: UnreadAnswers | undefined;
  #closing: Promise<void> | undefined;

  /** @param unread how connections are cut whose clients do not read; none is where that is left out. */
  constructor(whenClosed: () => void, unread?: UnreadParts) {
    this.#whenClosed = whenClosed;
    this.#unread = unread && new UnreadAnswers(this.#connections, unread);
  }

  /** The host to announce for a door that listens at a host: another one where that is a wildcard. */
  announce: (scheme: "http" | "https", host: string) => string = (_, host) => host;

  /** Makes a door and listens; answers its address, with the port that was got. Without a port there is no such door. */
  async open(scheme: "http" | "https", host: string, port: number, make: () => Door): Promise<string>;
  async open(
    scheme: "http" | "https",
    host: string,
    port: number | undefined,
    make: () => Door,
  ): Promise<string | undefined>;
  async open(
    scheme: "http" | "https",
    host: string,
    port: number | undefined,
    make: () => Door,
  ): Promise<string | undefined> {
    if (port === undefined) return undefined;
    const door = await withoutFakeTicks(async () => {
      const made = make();
      this.#open.push(made);
      keepConnections(made.server, scheme === "https" ? "secureConnection" : "connection", this.#connections);
      await made.listen({ host, port });
      this.#unread?.begin();
      return made;
    });
    return urlOf(scheme, this.announce(scheme, host), door.server);
  }

  /** Opens a further HTTPS door on any free port, beside the others; it goes its own way, and with them at the latest. */
  openFurther(host: string, make: () => Promise<FurtherServer>): FurtherDoor {
    const urlAt = (server: Server) => urlOf("https", this.announce("https", host), server);
    const makeWatched = async () => {
      const made = await make();
      keepConnections(made.server, "secureConnection", this.#connections);
      return made;
    };
    const door = new FurtherDoor(host, makeWatched, urlAt, () => this.#further.delete(door));
    this.#further.add(door);
    if (this.#closing !== undefined) door.close();
    return door;
  }

  /** Whether one of these doors listens on a port. */
  hasPort(port: number): boolean {
    const servers = [...this.#open.map(({ server }) => server), ...[...this.#further].map(({ server }) => server)];
    return servers.some((server) => addressOf(server)?.port === port);
  }

  /** The address that the first door listens on; undefined while there is none. */
  get address(): string | undefined {
    return addressOf(this.#open[0]?.server)?.address;
  }

  /**
   * Answers what is in flight, and closes every door.
   *
   * @param onAnswered called when all answers have been written, before the connections are closed. Closing thousands over TLS takes
   * seconds, in which no timer runs: a process that ends anyway can leave them to the system.
   */
  close(onAnswered: () => void = () => {}): Promise<void> {
    this.#closing ??= withoutFakeTicks(() => this.#closeAll(onAnswered));
    return this.#closing;
  }

  async #closeAll(onAnswered: () => void): Promise<void> {
    this.ready = false;
    this.#unread?.stop();
    for (const door of this.#further) door.close();
    const cut = setTimeout(() => {
      for (const { server } of this.#open) server.closeAllConnections();
    }, CLOSING_TIME);
    const closeIdle = this.#open.map(({ server }) => server.closeIdleConnections.bind(server));
    // The runtime closes them all at once as soon as a server listens no more.
    for (const { server } of this.#open) server.closeIdleConnections = () => {};
    const closed = Promise.all(this.#open.map((door) => door.close()));
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

/** A door beside the others, which is shut at once and for good. */
export class FurtherDoor {
  /** Its address; undefined when it was closed before it was open. Rejects when nobody can listen there. */
  readonly opened: Promise<string | undefined>;
  readonly #connections = new Set<Socket>();
  readonly #whenClosed: () => void;
  #made: FurtherServer | undefined;
  #closed = false;

  constructor(
    host: string,
    make: () => Promise<FurtherServer>,
    urlAt: (server: Server) => string,
    whenClosed: () => void,
  ) {
    this.#whenClosed = whenClosed;
    this.opened = this.#open(host, make, urlAt);
    // Also where nobody waits for it.
    this.opened.catch(() => this.close());
  }

  /** Its server; undefined until it is made. */
  get server(): Server | undefined {
    return this.#made?.server;
  }

  /** Listens no more and cuts every connection, one that is still being secured too. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#shut();
    this.#whenClosed();
  }

  async #open(
    host: string,
    make: () => Promise<FurtherServer>,
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
    // It was closed while it was being made, or while its host was looked up.
    this.#shut();
    return undefined;
  }

  #shut(): void {
    if (this.#made === undefined) return;
    const { server } = this.#made;
    if (server.listening) server.close();
    for (const socket of this.#connections) socket.destroy();
    const { close } = this.#made;
    withoutFakeTicks(() => close.call(this.#made)).catch(() => {});
  }
}

/** Whether a connection has a request whose answer is not written. The runtime counts such connections but does not name them, other than by this mark. */
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

/** Keeps the connections of a server for as long as they stand. */
function keepConnections(server: Connecting, event: "connection" | "secureConnection", kept: Set<Socket>): void {
  server.on(event, (socket) => {
    kept.add(socket);
    socket.once("close", () => kept.delete(socket));
  });
}
