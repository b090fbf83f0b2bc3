// Chooses the host to announce for a server that listens on all addresses, because clients cannot use 0.0.0.0 or ::.
import { X509Certificate } from "node:crypto";
import { namesOf, parseName } from "./subject-names.ts";

/** The hosts of this machine that reach a server on a wildcard address, best first. */
const LOCAL_HOSTS: Readonly<Record<string, readonly string[]>> = {
  "0.0.0.0": ["127.0.0.1", "localhost"],
  "::": ["::1", "127.0.0.1", "localhost"],
};

/**
 * Returns the host to announce for a server: the one that it listens on or, if that is a wildcard, a name of its certificate. A local host
 * is preferred to the first name that is no pattern. If the certificate has neither, returns the first local host.
 *
 * @param certificate the certificate as PEM; undefined for plain HTTP, where any address of this machine is correct.
 */
export function chooseAnnouncedHost(host: string, certificate?: string): string {
  const localHosts = LOCAL_HOSTS[parseName(host)?.value ?? host];
  const [first = host] = localHosts ?? [];
  if (localHosts === undefined || certificate === undefined) return first;
  const names = namesOf(new X509Certificate(certificate)).map(({ value }) => value);
  return localHosts.find((host) => names.includes(host)) ?? names.find((name) => !name.startsWith("*.")) ?? first;
}
