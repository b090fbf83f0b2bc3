// Warns about hosts by which clients reach the gateway, and which its certificate does not name.
import { X509Certificate } from "node:crypto";
import { isWildcard, namesOf, parseName } from "./subject-names.ts";

/** The hosts by which clients reach the gateway. */
export interface ServedHosts {
  /** The address that it listens on; a wildcard such as 0.0.0.0 says nothing about the hosts of clients. */
  readonly host: string;
  /** The URL for clients, if there is one, such as `https://ccgw.example:8043`. */
  readonly publicUrl: string | undefined;
  /** The end of host names of worlds, such as `.ccgw.test`. */
  readonly worldHost: string | undefined;
}

/**
 * Returns a sentence for each host that the certificate does not name.
 *
 * @param cert the certificate as PEM.
 * @param isOwn whether it is the user's own, so that --san does not change it.
 */
export function listUnnamedHostWarnings(
  cert: string,
  isOwn: boolean,
  { host, publicUrl, worldHost }: ServedHosts,
): string[] {
  const certificate = new X509Certificate(cert);
  const names = namesOf(certificate).map(({ value }) => value);
  const list = names.length === 0 ? "no host" : names.join(", ");
  const checked: [option: string, host: string][] = isWildcard(host) ? [] : [["--host", host]];
  if (publicUrl?.startsWith("https:") === true) checked.push(["--public-url", new URL(publicUrl).hostname]);
  if (worldHost !== undefined) checked.push(["--world-host", `default${worldHost}`]);
  return checked.flatMap(([option, served]) => {
    const name = parseName(served);
    if (name === undefined || isNamed(certificate, name)) return [];
    const wayOut = isOwn
      ? "Let clients use one of these names, or use a certificate with that one"
      : `Use --san ${name.value}, unless a proxy with its own certificate has that name`;
    return [
      `The certificate names ${list}, but not ${name.value} (${option}), so clients that use it refuse the certificate. ${wayOut}.`,
    ];
  });
}

function isNamed(certificate: X509Certificate, { kind, value }: { kind: "dns" | "ip"; value: string }): boolean {
  return (
    (kind === "ip" ? certificate.checkIP(value) : certificate.checkHost(value, { subject: "never" })) !== undefined
  );
}
