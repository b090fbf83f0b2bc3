// Finds the TCP socket of a connection: with TLS it is below the TLS socket.
import type { Socket } from "node:net";

/** Returns the socket that carries the bytes of a connection. */
export function tcpSocketOf(socket: Socket & { readonly _parent?: unknown }): Socket {
  const { _parent: inner } = socket;
  return typeof inner === "object" && inner !== null && "resetAndDestroy" in inner ? (inner as Socket) : socket;
}
