// Checks the hosts and origins that browsers and other clients send.

/**
 * Returns whether a host, with or without a port, always means this machine. Other names don't count, even if they point here now: DNS can
 * point them elsewhere.
 */
export function isLoopbackAuthority(host: string): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i.test(host);
}

/**
 * Returns whether an Origin header names the host and port of the Host header. The scheme may differ: behind a proxy with TLS, the browser
 * uses https and this port http.
 */
export function isSameOrigin(origin: string, host: string): boolean {
  const scheme = /^https?:\/\//i.exec(origin)?.[0];
  if (scheme === undefined || !/^[^/?#@\\\s]+$/.test(origin.slice(scheme.length))) return false;
  const here = `${scheme}${host}`;
  return URL.canParse(origin) && URL.canParse(here) && new URL(origin).host === new URL(here).host;
}
