// Finds the world in the host name of a request, for clients whose only settings are a host and a port.
import type { IncomingMessage } from "node:http";

/**
 * Returns the world in the host name of a request: `tests` for `tests.ccgw.test`. The Host header has precedence over the server name of
 * the TLS handshake. Returns undefined if neither names a world.
 *
 * @param domain the end of the host names of all worlds, such as `.ccgw.test`
 */
export function worldOfHost({ headers, socket }: IncomingMessage, domain: string): string | undefined {
  // Only TLS sockets have it. It is false if the client sent no name.
  const { servername } = socket as { readonly servername?: string | false };
  return findWorldIn(headers.host, domain) ?? findWorldIn(servername || undefined, domain);
}

function findWorldIn(host: string | undefined, domain: string): string | undefined {
  const name = host?.toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
  if (name === undefined || !name.endsWith(domain)) return undefined;
  return name.slice(0, -domain.length);
}
