// Returns the addresses of servers, and tracks their connections.
import type { AddressInfo, Socket } from "node:net";

/** The event with which a server reports a connection: `secureConnection` with TLS. */
export type ConnectionEvent = "connection" | "secureConnection";

/** A server that reports its connections. */
export interface ConnectionSource {
  on(event: ConnectionEvent, callback: (socket: Socket) => void): unknown;
}

/** Returns the address that a server listens on; undefined if it does not listen. */
export function addressOf(server: { address(): AddressInfo | string | null } | undefined): AddressInfo | undefined {
  const address = server?.address() ?? undefined;
  return typeof address === "object" ? address : undefined;
}

/** Returns the URL of a server that listens, with the given host in place of its address. */
export function urlOf(
  scheme: "http" | "https",
  host: string,
  server: { address(): AddressInfo | string | null },
): string {
  const { port } = server.address() as AddressInfo;
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Keeps a set up to date with the open connections of a server. */
export function trackConnections(server: ConnectionSource, event: ConnectionEvent, connections: Set<Socket>): void {
  // One callback for all connections, because a server may have tens of thousands of them.
  function forget(this: Socket): void {
    connections.delete(this);
  }
  server.on(event, (socket) => {
    connections.add(socket);
    socket.on("close", forget);
  });
}
