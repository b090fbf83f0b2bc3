// The addresses of a host that a server is to listen on.
import { promises as dns } from "node:dns";

/** Returns the addresses of a host: those of both families for `localhost`; any other host is returned as it is. */
export async function addressesOf(host: string): Promise<[first: string, ...others: string[]]> {
  if (host !== "localhost") return [host];
  const found = await dns.lookup(host, { all: true }).catch(() => []);
  const [first = host, ...others] = new Set(found.map(({ address }) => address));
  return [first, ...others];
}
