// Hosts and origins as browsers and other clients write them.

/** Returns whether a host, with or without a port, can only be this machine: an address cannot be pointed elsewhere, a name can. */
export function isLoopbackAuthority(host: string): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i.test(host);
}

/**
 * Whether an Origin header names the host of the Host header, its port included. The scheme may differ: behind a proxy with TLS the
 * browser sees https, and this port http.
 */
export function isSameOrigin(origin: string, host: string): boolean {
  const scheme = /^https?:\/\//i.exec(origin)?.[0];
  if (scheme === undefined || !/^[^/?#@\\\s]+$/.test(origin.slice(scheme.length))) return false;
  const here = `${scheme}${host}`;
  return URL.canParse(origin) && URL.canParse(here) && new URL(origin).host === new URL(here).host;
}
