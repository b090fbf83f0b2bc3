// Reads the host names and addresses of certificates, and checks which names a certificate has.
import type { X509Certificate } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";
import { CertificateError } from "./certificate-error.ts";

/** A host name (lower case, ASCII) or an address (canonical form) in a certificate. */
export interface SubjectName {
  readonly kind: "dns" | "ip";
  readonly value: string;
}

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** Returns whether a server with this host listens on all addresses, so that the host says nothing about its name. */
export function isWildcard(host: string): boolean {
  return ["", "0.0.0.0", "::"].includes(host);
}

/**
 * Reads a host name, such as `*.example.com` or `münchen.de`, or an address, such as `[::1]`.
 *
 * @returns undefined if it is neither.
 */
export function parseName(text: string): SubjectName | undefined {
  const bare = text.trim().replace(/^\[(.*)\]$/, "$1");
  const address = bare.replace(/%.*$/, "");
  // The first call of isIPv6 takes 5 ms, so it is only called for texts with a colon.
  if (address.includes(":") && isIPv6(address)) {
    return { kind: "ip", value: new URL(`http://[${address}]`).hostname.slice(1, -1) };
  }
  if (isIPv4(address)) return { kind: "ip", value: address };
  return parseHostName(bare);
}

function parseHostName(text: string): SubjectName | undefined {
  const star = text.startsWith("*.") ? "*." : "";
  const plain = text.slice(star.length).replace(/\.$/, "").toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant.
  const host = /^[\x00-\x7f]*$/.test(plain) ? plain : domainToASCII(plain);
  const labels = host.split(".");
  const isName = host.length <= 250 && labels.every((label) => LABEL.test(label));
  // If the last label has only digits, it is a mistyped address, such as 300.1.1.1.
  if (!isName || /^\d+$/.test(labels.at(-1) ?? "")) return undefined;
  return { kind: "dns", value: star + host };
}

/**
 * Returns all names that the certificate must have: localhost, both loopback addresses, the machine's name, and every name of `sans`.
 * The host that the gateway listens on is among them, unless it is a wildcard.
 *
 * @throws CertificateError if a name of `sans` is not valid.
 */
export function listRequiredNames(
  sans: readonly string[],
  host: string | undefined,
  machine: string,
): readonly SubjectName[] {
  const wanted: SubjectName[] = [
    { kind: "dns", value: "localhost" },
    { kind: "ip", value: "127.0.0.1" },
    { kind: "ip", value: "::1" },
  ];
  // The user did not ask for these names, so one that is not valid in a certificate is left out.
  const automatic = host === undefined || isWildcard(host) ? [machine] : [machine, host];
  for (const text of automatic) {
    const name = parseName(text);
    if (name !== undefined) wanted.push(name);
  }
  for (const text of sans) {
    const name = parseName(text);
    if (name === undefined) {
      throw new CertificateError(
        `"${text}" is not a valid name for a certificate (--san): use a host name such as gateway.example.com, or an address such as 10.0.0.5 or fd00::5.`,
      );
    }
    wanted.push(name);
  }
  return wanted.filter((name, index) => wanted.findIndex((other) => other.value === name.value) === index);
}

/** Returns whether the certificate has all these names literally; a wildcard does not count for the hosts that it covers. */
export function hasNames(certificate: X509Certificate, names: readonly SubjectName[]): boolean {
  const written = new Set((certificate.subjectAltName ?? "").split(", "));
  return names.every(({ kind, value }) =>
    kind === "dns" ? written.has(`DNS:${value}`) : certificate.checkIP(value) !== undefined,
  );
}

/** Returns the host names and addresses of a certificate, without other kinds of names. */
export function namesOf({ subjectAltName = "" }: X509Certificate): SubjectName[] {
  return subjectAltName.split(", ").flatMap((written) => {
    const [, value = ""] = /^(?:DNS|IP Address):(.+)$/.exec(written) ?? [];
    const name = parseName(value);
    return name === undefined ? [] : [name];
  });
}
