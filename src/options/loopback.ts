// Distinguishes loopback addresses from those that other machines can reach.

/** Returns whether an address is reachable from this machine only. A host name other than localhost counts as reachable from others. */
export function isLoopback(host: string): boolean {
  return host === "::1" || host.toLowerCase() === "localhost" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
