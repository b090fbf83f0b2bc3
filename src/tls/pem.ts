// Reads and writes certificates and private keys as PEM text.
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;
const PRIVATE_KEY = /-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----[\s\S]*?-----END \1-----/;

/**
 * Returns all certificates of a text, in order.
 *
 * @throws an error of Node if a block is damaged.
 */
export function readCertificates(text: string): X509Certificate[] {
  return (text.match(CERTIFICATE) ?? []).map((block) => new X509Certificate(block));
}

/**
 * Returns the first private key of a text.
 *
 * @returns undefined if there is none.
 * @throws an error of Node if it is damaged or needs a passphrase.
 */
export function readPrivateKey(text: string): KeyObject | undefined {
  const block = PRIVATE_KEY.exec(text)?.[0];
  return block === undefined ? undefined : createPrivateKey(block);
}

/** Returns whether the private key of a text needs a passphrase. Older keys say so in a header of their block. */
export function needsPassphrase(text: string): boolean {
  return /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(text);
}

/** Returns a private key as PEM text (PKCS #8). */
export function formatPrivateKey(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}
