// PEM text: its certificates and its private key.
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;
const PRIVATE_KEY = /-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----[\s\S]*?-----END \1-----/;

/** Every certificate in the text, in its order. Throws node's error when a block is damaged. */
export function certificatesIn(text: string): X509Certificate[] {
  return (text.match(CERTIFICATE) ?? []).map((block) => new X509Certificate(block));
}

/** The first private key in the text; undefined when there is none. Throws node's error when it is damaged or needs a passphrase. */
export function privateKeyIn(text: string): KeyObject | undefined {
  const block = PRIVATE_KEY.exec(text)?.[0];
  return block === undefined ? undefined : createPrivateKey(block);
}

/** Whether the private key in the text needs a passphrase: in its own block, or in the header of the older form. */
export function isLocked(text: string): boolean {
  return /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(text);
}

/** The private key as PEM text (PKCS #8). */
export function privateKeyText(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}
