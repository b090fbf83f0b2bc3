// Masks secrets in URLs before they are stored or logged, and limits the length of stored URLs.
import { isSecretName, MASK, SECRET_WORDS } from "./secret-names.ts";

/** The maximum length of a stored URL, in characters. No interface has a URL of this length. */
const MAX_STORED_LENGTH = 512;

/** The maximum length of a path in a log line, in characters. */
const MAX_LOGGED_PATH_LENGTH = 200;

/** A Guid, optionally followed by the name of a node. */
const GUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?:\.\w+)?/gi;

/** Matches URLs that may contain a secret. Most URLs do not match. A % can hide any of these names. */
const MAY_HOLD_SECRET = new RegExp(String.raw`${SECRET_WORDS}|%|@|[\da-f]-[\da-f]{4}-`, "i");

/**
 * Returns a URL with its secrets masked: the values of secret parameters, segments after secret names, Guids, and the user and password
 * before a host.
 */
export function maskUrl(url: string): string {
  if (!MAY_HOLD_SECRET.test(url)) return url;
  const { path, query } = splitUrl(url);
  const masked = maskPath(path);
  return query === undefined ? masked : `${masked}?${query.replace(/[^&;?]+/g, maskParameter)}`;
}

/** Returns the URL of a request as it is stored: with all secrets masked, and cut to at most 512 characters. */
export function formatUrlForStore(url: string): string {
  const masked = maskUrl(url);
  // A slice alone would keep the whole URL in memory.
  return masked.length > MAX_STORED_LENGTH ? Buffer.from(masked.slice(0, MAX_STORED_LENGTH)).toString() : masked;
}

/** Returns the path of a URL for a log line: without the query, with secrets masked, and cut to at most 200 characters. */
export function formatPathForLog(url: string): string {
  return maskUrl(splitUrl(url).path).slice(0, MAX_LOGGED_PATH_LENGTH);
}

/** Splits a URL into its path and its query; the query is undefined if there is no question mark. */
export function splitUrl(url: string): { path: string; query: string | undefined } {
  const at = url.indexOf("?");
  return at < 0 ? { path: url, query: undefined } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

/**
 * Decodes the name or value of a parameter, or a segment of a path. A plus becomes a space. Returns text that can't be decoded unchanged.
 */
export function decodeUrlPart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function maskPath(path: string): string {
  let isBehindSecret = false;
  const segments = path.replace(/^(\w+:\/\/)[^/]*@/, `$1${MASK}@`).split("/");
  const masked = segments.map((segment) => {
    if (segment === "") return segment;
    const isSecret = isBehindSecret;
    isBehindSecret = isSecretName(segment.includes("%") ? decodeName(segment) : segment);
    return isSecret ? MASK : segment.split(";").map(maskParameter).join(";");
  });
  return masked.join("/");
}

function maskParameter(parameter: string): string {
  const at = parameter.search(/[=:]/);
  if (at >= 0 && isSecretName(decodeName(parameter.slice(0, at)))) return `${parameter.slice(0, at + 1)}${MASK}`;
  return parameter.replace(GUID, MASK);
}

/** Decodes the percent-encoding of a name. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A name that cannot be decoded is treated as a secret.
    return "secret";
  }
}
