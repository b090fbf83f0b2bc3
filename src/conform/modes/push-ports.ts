// Finds the URL at which a real gateway reaches this simulator, and where its pushes may be forwarded to.
import { isLoopback } from "../../options/loopback.ts";
import type { Options } from "../../options/options.ts";
import type { UpstreamOptions } from "../../options/upstream-options.ts";
import type { PushPorts } from "../../upstream/pushes/passed-pushes.ts";

/** The open ports of a simulator. */
export interface OpenPorts {
  /** The URL of its gateway over HTTPS. */
  readonly url: string;
  /** The URL of its gateway over HTTP; undefined if that port is closed. */
  readonly httpUrl: string | undefined;
  /** The URL of its control API; undefined if that port is closed. */
  readonly controlUrl: string | undefined;
}

/**
 * Returns the URL to which the real gateway pushes, and the rules for the clients to which pushes may be forwarded. If only a host is
 * given, the port for HTTP is preferred, because the gateway then need not trust the certificate of the simulator.
 *
 * @param pushAddress the value of --push-address: a URL or a host
 */
export function collectPushPorts(
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
  return { rules, url: pushAddress.includes("://") ? pushAddress : urlOfPort(pushAddress, httpUrl ?? url) };
}

/**
 * Returns a sentence if pushes may not reach this simulator: --push-address names another machine, but only this machine can connect to the
 * ports. Returns undefined otherwise. The sentence is no error, because a proxy or a NAT can be in between.
 */
export function explainUnreachable({
  host,
  pushAddress,
}: Pick<Options, "host"> & Pick<UpstreamOptions, "pushAddress">): string | undefined {
  if (pushAddress === undefined || !isLoopback(host)) return undefined;
  const named = pushAddress.includes("://") ? new URL(pushAddress).hostname.replace(/^\[|\]$/g, "") : pushAddress;
  if (isLoopback(named)) return undefined;
  return `--push-address: the gateway will push to ${named}, but only this machine can connect to --host ${host}. Use --host 0.0.0.0, unless a proxy on this machine passes the pushes on`;
}

/** Returns the URL of a port with another host. */
function urlOfPort(host: string, portUrl: string): string {
  const { protocol } = new URL(portUrl);
  return `${protocol}//${host.includes(":") ? `[${host}]` : host}:${portOf(portUrl)}`;
}

function portOf(url: string): number {
  const { protocol, port } = new URL(url);
  return Number(port) || (protocol === "https:" ? 443 : 80);
}
