// Reads the user's own certificate and key files.
import type { KeyObject, X509Certificate } from "node:crypto";
import { describeWideEncoding } from "../forms/text-bytes.ts";
import { explainFileError } from "../runtime/file-error.ts";
import { CertificateError } from "./certificate-error.ts";
import { findWorldReadableWarning, readRegular } from "./key-file.ts";
import { formatPrivateKey, needsPassphrase, readCertificates, readPrivateKey } from "./pem.ts";

/** The content of the user's files as PEM texts; `ca` is the last certificate of the file. */
export interface UserCertificates {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
  readonly warnings: readonly string[];
}

/**
 * Reads and checks both files.
 *
 * @param now the current time in milliseconds since 1970.
 * @throws CertificateError that names the file.
 */
export function readUserFiles(certFile: string, keyFile: string, now: number): UserCertificates {
  const chain = readChain(certFile);
  const key = readKey(keyFile);
  const [leaf] = chain;
  const last = chain.at(-1);
  if (leaf === undefined || last === undefined) {
    throw new CertificateError(
      `The certificate file "${certFile}" contains no certificate: use a PEM file with "-----BEGIN CERTIFICATE-----".`,
    );
  }
  if (!leaf.checkPrivateKey(key)) throw new CertificateError(describeMismatch(certFile, keyFile, chain, key));
  const warnings = [...listValidityWarnings(certFile, leaf, now), findWorldReadableWarning(keyFile)];
  return {
    key: formatPrivateKey(key),
    cert: chain.map(String).join(""),
    ca: last.toString(),
    warnings: warnings.filter((warning) => warning !== undefined),
  };
}

function readChain(file: string): readonly X509Certificate[] {
  const text = readText("certificate", file);
  try {
    return readCertificates(text);
  } catch (error) {
    throw new CertificateError(
      `The certificate file "${file}" is damaged: ${explainFileError(error)}. Export it again as PEM.`,
      {
        cause: error,
      },
    );
  }
}

function readKey(file: string): KeyObject {
  const key = openKey(file, readText("key", file));
  if (key !== undefined) return key;
  throw new CertificateError(
    `The key file "${file}" contains no private key: use a PEM file with "-----BEGIN PRIVATE KEY-----".`,
  );
}

function openKey(file: string, text: string): KeyObject | undefined {
  if (needsPassphrase(text)) {
    throw new CertificateError(`The key file "${file}" is protected by a passphrase: use a key without one.`);
  }
  try {
    return readPrivateKey(text);
  } catch (error) {
    throw new CertificateError(
      `The key file "${file}" is damaged: ${explainFileError(error)}. Export it again as PEM.`,
      { cause: error },
    );
  }
}

function readText(what: string, file: string): string {
  let bytes: Buffer;
  try {
    bytes = readRegular(file);
  } catch (error) {
    throw new CertificateError(`The ${what} file "${file}" cannot be read: ${explainFileError(error)}.`, {
      cause: error,
    });
  }
  const wide = describeWideEncoding(bytes);
  if (wide === undefined) return bytes.toString("utf8");
  throw new CertificateError(`The ${what} file "${file}" is ${wide}: save it as UTF-8.`);
}

function describeMismatch(
  certFile: string,
  keyFile: string,
  chain: readonly X509Certificate[],
  key: KeyObject,
): string {
  return chain.some((certificate) => certificate.checkPrivateKey(key))
    ? `The key in "${keyFile}" belongs to a later certificate of "${certFile}": the server's own certificate must come first, its CA last.`
    : `The key in "${keyFile}" does not match the certificate in "${certFile}": use the key of this certificate.`;
}

function listValidityWarnings(file: string, leaf: X509Certificate, now: number): readonly string[] {
  if (Date.parse(leaf.validTo) <= now)
    return [`The certificate in "${file}" expired on ${leaf.validTo}, so clients will refuse it: use a valid one.`];
  if (Date.parse(leaf.validFrom) > now)
    return [
      `The certificate in "${file}" is not valid before ${leaf.validFrom}, and clients will refuse it until then: use another one, or set the clock of this machine right.`,
    ];
  return [];
}
