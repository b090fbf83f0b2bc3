// A header of a request, which some clients send twice.
import type { IncomingMessage } from "node:http";

/** Returns the value of a header by its lower-case name; a header that was sent twice with the same value counts once. */
export function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name] as string | undefined;
  return value?.includes(", ") === true ? withoutRepeats(value) : value;
}

/** Returns the one value of a header that Node has joined of several lines; the joined text where the values differ. */
export function withoutRepeats(joined: string): string {
  const [first = "", ...others] = joined.split(", ");
  return others.every((other) => other === first) ? first : joined;
}
