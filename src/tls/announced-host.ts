// Where a server is reached that listens at every address: 0.0.0.0 and :: are places to listen at, and no certificate names them.
import { X509Certificate } from "node:crypto";
import { namesOf, parseName } from "./subject-names.ts";

/** The addresses of this machine that such a server answers at, best first. */
const WILDCARDS: Readonly<Record<string, readonly string[]>> = {
  "0.0.0.0": ["127.0.0.1", "localhost"],
  "::": ["::1", "127.0.0.1", "localhost"],
};

/**
 * Returns the host to announce for a server: the one that it listens at, or where that is a wildcard, one that its certificate names: this
 * machine if it can be, else the first name. Without a certificate (PEM) every address of this machine will do.
 */
export function reachedAt(host: string, certificate?: string): string {
  const here = WILDCARDS[parseName(host)?.value ?? host];
  const [first = host] = here ?? [];
  if (here === undefined || certificate === undefined) return first;
  const names = namesOf(new X509Certificate(certificate)).map(({ value }) => value);
  return here.find((one) => names.includes(one)) ?? names.find((name) => !name.startsWith("*.")) ?? first;
}
