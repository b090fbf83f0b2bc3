// The doors of a simulator: servers that listen, to be opened one by one and closed together.
import type { AddressInfo } from "node:net";

/** A server as its door sees it; Fastify's instances are such, over TLS or not. */
export interface Door {
  listen(where: { host: string; port: number }): Promise<string>;
  close(): Promise<unknown>;
  readonly server: { address(): AddressInfo | string | null; closeAllConnections(): void };
}

/** How long closing waits for answers in flight before it cuts connections (milliseconds of wall time). */
const CLOSING_TIME = 1_500;

export class Doors {
  /** Whether all doors are open that were meant to be. */
  ready = false;
  readonly #open: Door[] = [];
  readonly #whenClosed: () => void;
  #closing: Promise<void> | undefined;

  constructor(whenClosed: () => void) {
    this.#whenClosed = whenClosed;
  }

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
    const door = make();
    this.#open.push(door);
    await door.listen({ host, port });
    const address = door.server.address();
    const taken = typeof address === "object" && address !== null ? address.port : port;
    return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${taken}`;
  }

  /** Answers what is in flight, and closes every door. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    this.ready = false;
    const cut = setTimeout(() => {
      for (const { server } of this.#open) server.closeAllConnections();
    }, CLOSING_TIME);
    await Promise.all(this.#open.map((door) => door.close()));
    clearTimeout(cut);
    this.#whenClosed();
  }
}
