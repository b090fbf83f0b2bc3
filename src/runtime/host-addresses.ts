// Finds the addresses that a server listens on for a host.
import { promises as dns } from "node:dns";

/** Returns the IPv4 and IPv6 addresses of `localhost`. Any other host, and a `localhost` that cannot be resolved, is returned unchanged. */
export async function findListenAddresses(host: string): Promise<[first: string, ...others: string[]]> {
  if (host !== "localhost") return [host];
  const found = await dns.lookup(host, { all: true }).catch(() => []);
  const [first = host, ...others] = new Set(found.map(({ address }) => address));
  return [first, ...others];
}
