// Finds the URL at which a real gateway reaches this simulator, and where its pushes may be handed on to.
import type { Options } from "../../options/options.ts";
import type { PushPorts } from "../../upstream/pushes/passed-pushes.ts";

/** The open ports of a simulator. */
export interface OpenPorts {
  /** The URLs of its gateway over HTTPS and over HTTP, and of its control API; undefined if a port is closed. */
  readonly url: string;
  readonly httpUrl: string | undefined;
  readonly controlUrl: string | undefined;
}

/** Returns the facts about the ports that pushes need. Over HTTP, the gateway needs no certificate of the simulator. */
export function pushPorts(
  { pushHosts, host }: Pick<Options, "pushHosts" | "host">,
  pushAddress: string,
  { url, httpUrl, controlUrl }: OpenPorts,
): PushPorts {
  const own = new Set([url, httpUrl, controlUrl].filter((each) => each !== undefined).map(portOf));
  const rules = {
    hosts: pushHosts,
    listenAddress: () => (host.toLowerCase() === "localhost" ? "127.0.0.1" : host),
    isOwnPort: (port: number) => own.has(port),
  };
  return { rules, url: pushAddress.includes("://") ? pushAddress : urlAt(pushAddress, httpUrl ?? url) };
}

/** Returns the URL of a port at another host. */
function urlAt(host: string, port: string): string {
  const { protocol } = new URL(port);
  return `${protocol}//${host.includes(":") ? `[${host}]` : host}:${portOf(port)}`;
}

function portOf(url: string): number {
  const { protocol, port } = new URL(url);
  return Number(port) || (protocol === "https:" ? 443 : 80);
}
