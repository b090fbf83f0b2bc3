// Defines the CA and the leaf certificate, and checks whether existing ones can still be used.
import type { KeyObject, X509Certificate } from "node:crypto";
import { formatPrivateKey, readCertificates, readPrivateKey } from "./pem.ts";
import { hasNames, type SubjectName } from "./subject-names.ts";

/** A certificate and its private key. */
export interface Identity {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

/** A CA that can sign. */
export type Authority = Identity;

/** The gateway's certificate and key, with the CA that signed it. */
export interface Leaf extends Identity {
  readonly authority: Authority;
}

/** The time before its expiry at which a certificate is replaced, in milliseconds. It must be longer than any run. */
const RENEWAL_WINDOW_MS = 30 * 86_400_000;

const OUR_AUTHORITY = /^O=CC-Gateway simulator\nCN=CC-Gateway simulator CA [0-9a-f]{8}$/;

/** Returns key and certificate as one PEM text. They are stored in one file, so that they always match. */
export function formatAuthority(authority: Authority): string {
  return formatPrivateKey(authority.key) + authority.certificate.toString();
}

/** Returns the leaf followed by its CA as PEM text, as a server sends them. */
export function formatChain(leaf: Leaf): string {
  return leaf.certificate.toString() + leaf.authority.certificate.toString();
}

/** Returns key, leaf and CA as one PEM text. */
export function formatLeaf(leaf: Leaf): string {
  return formatPrivateKey(leaf.key) + formatChain(leaf);
}

/**
 * Reads a CA from PEM text.
 *
 * @param now the current time in milliseconds since 1970.
 * @returns undefined if it is damaged, about to expire, or not made by the simulator.
 */
export function readAuthority(text: string, now: number): Authority | undefined {
  const found = readIdentity(text);
  return found !== undefined && isMadeBySimulator(found.certificate) && isCurrent(found.certificate, now)
    ? found
    : undefined;
}

/**
 * Reads a leaf from PEM text.
 *
 * @param now the current time in milliseconds since 1970.
 * @returns undefined if it is damaged or can no longer be used.
 */
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

/**
 * Returns whether a leaf is current, has all names and was signed by its CA.
 *
 * @param now the current time in milliseconds since 1970.
 */
export function isUsable(leaf: Leaf, names: readonly SubjectName[], now: number): boolean {
  const issuer = leaf.authority.certificate;
  return (
    isCurrent(leaf.certificate, now) &&
    hasNames(leaf.certificate, names) &&
    leaf.certificate.checkIssued(issuer) &&
    leaf.certificate.verify(issuer.publicKey)
  );
}

/**
 * Returns whether a certificate is valid now and does not expire within the renewal window.
 *
 * @param now the current time in milliseconds since 1970.
 */
export function isCurrent(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validFrom) <= now && Date.parse(certificate.validTo) > now + RENEWAL_WINDOW_MS;
}

function isMadeBySimulator(certificate: X509Certificate): boolean {
  return certificate.ca && OUR_AUTHORITY.test(certificate.subject);
}

function readIdentity(text: string): Identity | undefined {
  try {
    const [certificate] = readCertificates(text);
    const key = readPrivateKey(text);
    if (certificate === undefined || key === undefined || !certificate.checkPrivateKey(key)) return undefined;
    return { certificate, key };
  } catch {
    // The file is damaged, and the caller replaces it.
    return undefined;
  }
}
