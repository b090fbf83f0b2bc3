// The address of a request as it may be remembered: without secrets, and not for ever long.

/** Of a longer one the beginning is kept: no interface has an address of this length, and what is behind it is no news. */
const LONGEST = 512;

/** Names of parameters whose values nobody may read. */
const SECRET = /pass|pwd|token|secret|guid|session|credential|authorization/i;

/** Where one of these, or a character written as a number, stands in a query, its parameters are looked at one by one. */
const SUSPICIOUS = /pass|pwd|token|secret|guid|session|credential|authorization|%/i;

const MASK = "***";

/** A URL with the values of secret parameters masked; one without a query, as nearly all are, is answered as it is. */
export function maskUrl(url: string): string {
  const at = url.indexOf("?");
  if (at < 0) return shorten(url);
  const query = url.slice(at + 1);
  if (!SUSPICIOUS.test(query)) return shorten(url);
  return shorten(`${url.slice(0, at + 1)}${query.replace(/[^&;?]+/g, maskParameter)}`);
}

/** The path and the query of a URL; no query is undefined. */
export function splitUrl(url: string): { path: string; query: string | undefined } {
  const at = url.indexOf("?");
  return at < 0 ? { path: url, query: undefined } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

function maskParameter(parameter: string): string {
  const at = parameter.indexOf("=");
  return at >= 0 && SECRET.test(decoded(parameter.slice(0, at))) ? `${parameter.slice(0, at + 1)}${MASK}` : parameter;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // What cannot be read is not trusted either.
    return "secret";
  }
}

/** The beginning of what is too long: a copy, because a part of a text would keep all of it in memory. */
function shorten(url: string): string {
  return url.length > LONGEST ? Buffer.from(url.slice(0, LONGEST)).toString() : url;
}
