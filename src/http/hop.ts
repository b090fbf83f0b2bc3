// Describes a client to the worker that serves its request, in a header that the process of the common address adds.
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/** The header with a secret and the facts about a client. */
export const HOP_HEADER = "x-ccgw-hop";

/** The facts about a client that only the process of the common address knows, because it has the connection. */
export interface HopClient {
  readonly address: string | undefined;
  /** Whether the connection uses TLS. */
  readonly isSecure: boolean;
  /** The server name that the client sent for TLS. */
  readonly serverName: string | undefined;
}

/** Returns the value of the header for the client of a connection. */
export function hopHeaderOf(client: Socket, secret: string): string {
  const {
    remoteAddress: address,
    encrypted,
    servername,
  } = client as Socket & {
    readonly encrypted?: boolean;
    readonly servername?: string | false;
  };
  const known: HopClient = { address, isSecure: encrypted === true, serverName: servername || undefined };
  return `${secret}.${Buffer.from(JSON.stringify(known)).toString("base64url")}`;
}

/**
 * Makes a server trust the header: to its handlers, requests seem to come from the client itself. A header with another secret is
 * ignored, because any program on this machine can connect to the port.
 */
export function acceptHops(server: Server, secret: string): void {
  const applied = new WeakMap<Socket, string>();
  server.prependListener("request", ({ headers, socket }: IncomingMessage) => {
    const value = headers[HOP_HEADER];
    if (typeof value !== "string" || !value.startsWith(`${secret}.`)) return;
    delete headers[HOP_HEADER];
    // A connection of this port has one client.
    if (applied.get(socket) === value) return;
    applied.set(socket, value);
    const client = JSON.parse(Buffer.from(value.slice(secret.length + 1), "base64url").toString()) as HopClient;
    Object.defineProperties(socket, {
      remoteAddress: { value: client.address, configurable: true },
      encrypted: { value: client.isSecure, configurable: true },
      servername: { value: client.serverName, configurable: true },
    });
  });
}
