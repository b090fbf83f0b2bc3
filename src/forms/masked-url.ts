// The address of a request as it may be remembered and logged: without secrets, and not for ever long.
import { isSecretName, MASK } from "./secret-names.ts";

/** Of a longer one the beginning is kept: no interface has an address of this length. */
const LONGEST = 512;

/** How much of a path a log line quotes. */
const LONGEST_IN_LINE = 200;

/** A Guid, wherever it stands, and the name of a node behind it. */
const GUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?:\.\w+)?/gi;

/** Where nothing of this stands in an address, as in nearly all, it has nothing to hide. A % may hide any of it. */
const SUSPICIOUS = /pass|pwd|token|secret|guid|session|credential|authorization|%|@|[\da-f]-[\da-f]{4}-/i;

/** Returns a URL with all secrets masked: values of secret parameters, segments behind secret names, Guids, and passwords before a host. */
export function maskUrl(url: string): string {
  if (!SUSPICIOUS.test(url)) return shorten(url);
  const { path, query } = splitUrl(url);
  const masked = maskPath(path);
  return shorten(query === undefined ? masked : `${masked}?${query.replace(/[^&;?]+/g, maskParameter)}`);
}

/** Returns the path of a URL as a log line quotes it: without its query, secrets masked, cut where it is long. */
export function pathInLine(url: string): string {
  return maskUrl(splitUrl(url).path).slice(0, LONGEST_IN_LINE);
}

/** The path and the query of a URL; no query is undefined. */
export function splitUrl(url: string): { path: string; query: string | undefined } {
  const at = url.indexOf("?");
  return at < 0 ? { path: url, query: undefined } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

function maskPath(path: string): string {
  let isBehindSecret = false;
  const segments = path.replace(/^(\w+:\/\/)[^/@]*@/, `$1${MASK}@`).split("/");
  const masked = segments.map((segment) => {
    if (segment === "") return segment;
    const isSecret = isBehindSecret;
    isBehindSecret = isSecretName(segment.includes("%") ? decoded(segment) : segment);
    return isSecret ? MASK : segment.split(";").map(maskParameter).join(";");
  });
  return masked.join("/");
}

function maskParameter(parameter: string): string {
  const at = parameter.search(/[=:]/);
  if (at >= 0 && isSecretName(decoded(parameter.slice(0, at)))) return `${parameter.slice(0, at + 1)}${MASK}`;
  return parameter.replace(GUID, MASK);
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
