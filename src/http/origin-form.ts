// Removes scheme and host from absolute request targets, which clients with a proxy send: `GET http://host/path HTTP/1.1`.

const ABSOLUTE = /^https?:\/\/[^/?#]*(.*)$/is;

/** Returns a request target without scheme and host (RFC 9112, 3.2.2); any other target unchanged. */
export function toOriginForm(url: string): string {
  if (url.startsWith("/")) return url;
  const rest = ABSOLUTE.exec(url)?.[1];
  if (rest === undefined) return url;
  return rest.startsWith("/") ? rest : `/${rest}`;
}
