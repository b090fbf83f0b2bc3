// Makes a CA and a leaf signed by it, with the extensions that strict verifiers ask for (RFC 5280).
import { KeyObject, webcrypto, X509Certificate } from "node:crypto";
import type { Authority, Leaf } from "./identity.ts";
import type { SubjectName } from "./subject-names.ts";

/** Milliseconds. */
export const DAY = 86_400_000;
const AUTHORITY_DAYS = 3_650;
// Browsers refuse leaves of more than 398 days, and the backdated day counts as well.
const LEAF_DAYS = 395;
// Clients and containers whose clock is behind must not find a certificate that has yet to begin.
const BACKDATED = DAY;

const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

/** A new CA, good for ten years from `now` (milliseconds since 1970). */
export async function makeAuthority(now: number): Promise<Authority> {
  const x509 = await library();
  const keys = await newKeys();
  const keyIdentifier = await x509.SubjectKeyIdentifierExtension.create(keys.publicKey);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    keys,
    // Part of the key in the name: two of our CAs in one trust store stay two.
    name: named(`CC-Gateway simulator CA ${keyIdentifier.keyId.slice(0, 8)}`),
    notBefore: new Date(now - BACKDATED),
    notAfter: new Date(now + AUTHORITY_DAYS * DAY),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      keyIdentifier,
    ],
  });
  return { certificate: asRead(certificate), key: KeyObject.from(keys.privateKey) };
}

/** From when to when a certificate is good, in milliseconds since 1970. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * A new leaf for these names, signed by the CA; it never outlives the CA. It is good from `now` on (milliseconds since 1970), unless
 * another period is meant.
 */
export async function makeLeaf(
  authority: Authority,
  names: readonly SubjectName[],
  now: number,
  { from, to }: Period = { from: now - BACKDATED, to: now + LEAF_DAYS * DAY },
): Promise<Leaf> {
  const x509 = await library();
  const issuer = new x509.X509Certificate(authority.certificate.raw);
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    publicKey: keys.publicKey,
    signingKey: await signingKey(authority.key),
    subject: named("CC-Gateway simulator"),
    issuer: issuer.subjectName,
    notBefore: new Date(from),
    notAfter: new Date(Math.min(to, issuer.notAfter.getTime())),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names.map(({ kind, value }) => ({ type: kind, value }))),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { certificate: asRead(certificate), key: KeyObject.from(keys.privateKey), authority };
}

/** Loaded only when something is made: it takes longer than all the rest of a start, and most starts just read. */
async function library() {
  // The library resolves its parts through decorators' metadata and refuses to load before this is there.
  await import("reflect-metadata");
  return import("@peculiar/x509");
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(P256, true, ["sign", "verify"]);
}

function signingKey(key: KeyObject): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey("pkcs8", key.export({ type: "pkcs8", format: "der" }), P256, false, ["sign"]);
}

function named(commonName: string) {
  return [{ O: ["CC-Gateway simulator"] }, { CN: [commonName] }];
}

/** The made certificate as node reads it, so that made and found ones are of one kind. */
function asRead(made: { readonly rawData: ArrayBuffer }): X509Certificate {
  return new X509Certificate(Buffer.from(made.rawData));
}
