// Generates a CA and leaf certificates, with the extensions that strict verifiers require (RFC 5280).
import { KeyObject, webcrypto, X509Certificate } from "node:crypto";
import type { Authority, Leaf } from "./identity.ts";
import type { SubjectName } from "./subject-names.ts";

/** Milliseconds in a day. */
export const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3_650;
// Some programs refuse leaves that are valid for more than 398 days, including the backdated day.
const LEAF_DAYS = 395;
// A client whose clock is slow must not see a certificate that is not yet valid.
const BACKDATED_MS = DAY_MS;

const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

/**
 * Generates a CA that is valid for ten years.
 *
 * @param now the current time in milliseconds since 1970.
 */
export async function makeAuthority(now: number): Promise<Authority> {
  const x509 = await loadX509Library();
  const keys = await generateKeys();
  const keyIdentifier = await x509.SubjectKeyIdentifierExtension.create(keys.publicKey);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    keys,
    // The name includes a part of the key's identifier, so that two CAs of simulators have different names in a trust store.
    name: writeDistinguishedName(`CC-Gateway simulator CA ${keyIdentifier.keyId.slice(0, 8)}`),
    notBefore: new Date(now - BACKDATED_MS),
    notAfter: new Date(now + AUTHORITY_DAYS * DAY_MS),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      keyIdentifier,
    ],
  });
  return { certificate: toNodeCertificate(certificate), key: KeyObject.from(keys.privateKey) };
}

/** The validity of a certificate, in milliseconds since 1970. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * Generates a leaf for these names, signed by a CA. It never outlives the CA.
 *
 * @param now the current time in milliseconds since 1970.
 * @param period the validity; default from a day ago to 395 days from now.
 */
export async function makeLeaf(
  authority: Authority,
  names: readonly SubjectName[],
  now: number,
  { from, to }: Period = { from: now - BACKDATED_MS, to: now + LEAF_DAYS * DAY_MS },
): Promise<Leaf> {
  const x509 = await loadX509Library();
  const issuer = new x509.X509Certificate(authority.certificate.raw);
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    publicKey: keys.publicKey,
    signingKey: await createSigningKey(authority.key),
    subject: writeDistinguishedName("CC-Gateway simulator"),
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
  return { certificate: toNodeCertificate(certificate), key: KeyObject.from(keys.privateKey), authority };
}

/** Loads the library on first use. It takes longer than the rest of a start, and most starts only read certificates. */
async function loadX509Library() {
  // The library needs the metadata of decorators and fails to load without it.
  await import("reflect-metadata");
  return import("@peculiar/x509");
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(P256, true, ["sign", "verify"]);
}

function createSigningKey(key: KeyObject): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey("pkcs8", key.export({ type: "pkcs8", format: "der" }), P256, false, ["sign"]);
}

function writeDistinguishedName(commonName: string) {
  return [{ O: ["CC-Gateway simulator"] }, { CN: [commonName] }];
}

/** Converts a generated certificate to the type of Node, which certificates from files have too. */
function toNodeCertificate(made: { readonly rawData: ArrayBuffer }): X509Certificate {
  return new X509Certificate(Buffer.from(made.rawData));
}
