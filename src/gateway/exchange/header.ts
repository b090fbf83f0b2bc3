// Reads headers of requests, including those that a client sends twice.
import type { IncomingMessage } from "node:http";

/** Returns the value of a header by its lower-case name; a header that was sent twice with the same value counts once. */
export function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name] as string | undefined;
  return value?.includes(", ") === true ? removeRepeats(value) : value;
}

/** Returns the single value of a header that was sent several times; if the values differ, the joined text. */
export function removeRepeats(joined: string): string {
  const [first = "", ...others] = joined.split(", ");
  return others.every((other) => other === first) ? first : joined;
}
