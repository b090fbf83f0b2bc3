// What a CA and a leaf are, and whether those that were found (in a folder or in memory) may still be used.
import type { KeyObject, X509Certificate } from "node:crypto";
import { certificatesIn, privateKeyIn, privateKeyText } from "./pem.ts";
import { hasNames, type SubjectName } from "./subject-names.ts";

/** A certificate and the private key that belongs to it. */
export interface Identity {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

/** A CA that can sign. */
export type Authority = Identity;

/** The gateway's own certificate and key, and the CA that signed it. */
export interface Leaf extends Identity {
  readonly authority: Authority;
}

/** What is replaced within this time of its end, in milliseconds, so that no run outlives its certificate. */
const RENEWAL_WINDOW = 30 * 86_400_000;

const OUR_AUTHORITY = /^O=CC-Gateway simulator\nCN=CC-Gateway simulator CA [0-9a-f]{8}$/;

/** Key and certificate as one PEM text: one file, so that a key never stands beside another one's certificate. */
export function authorityText(authority: Authority): string {
  return privateKeyText(authority.key) + authority.certificate.toString();
}

/** Leaf followed by CA (PEM), as a server sends them. */
export function chainText(leaf: Leaf): string {
  return leaf.certificate.toString() + leaf.authority.certificate.toString();
}

/** Key, leaf and CA as one PEM text. */
export function leafText(leaf: Leaf): string {
  return privateKeyText(leaf.key) + chainText(leaf);
}

/** The CA in a PEM text; undefined when it is damaged, about to end, or none of ours. `now` in milliseconds since 1970. */
export function readAuthority(text: string, now: number): Authority | undefined {
  const found = readIdentity(text);
  return found !== undefined && isOurs(found.certificate) && isCurrent(found.certificate, now) ? found : undefined;
}

/** The leaf in a PEM text; undefined when it is damaged or may no longer be used. `now` in milliseconds since 1970. */
export function readLeaf(
  text: string,
  authority: Authority,
  names: readonly SubjectName[],
  now: number,
): Leaf | undefined {
  const found = readIdentity(text);
  if (found === undefined) return undefined;
  const leaf = { ...found, authority };
  return isUsable(leaf, names, now) ? leaf : undefined;
}

/** Whether the leaf is current, has all names and was signed by its CA. `now` in milliseconds since 1970. */
export function isUsable(leaf: Leaf, names: readonly SubjectName[], now: number): boolean {
  const issuer = leaf.authority.certificate;
  return (
    isCurrent(leaf.certificate, now) &&
    hasNames(leaf.certificate, names) &&
    leaf.certificate.checkIssued(issuer) &&
    leaf.certificate.verify(issuer.publicKey)
  );
}

/** Whether the certificate has begun and does not end within the renewal window. `now` in milliseconds since 1970. */
export function isCurrent(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validFrom) <= now && Date.parse(certificate.validTo) > now + RENEWAL_WINDOW;
}

function isOurs(certificate: X509Certificate): boolean {
  return certificate.ca && OUR_AUTHORITY.test(certificate.subject);
}

function readIdentity(text: string): Identity | undefined {
  try {
    const [certificate] = certificatesIn(text);
    const key = privateKeyIn(text);
    if (certificate === undefined || key === undefined || !certificate.checkPrivateKey(key)) return undefined;
    return { certificate, key };
  } catch {
    // A damaged file is replaced, whatever the damage.
    return undefined;
  }
}
