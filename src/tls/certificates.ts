// Provides the certificates of the gateway: from the user's files, from a folder, or in memory.

import { X509Certificate } from "node:crypto";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { explainFileError } from "../runtime/file-error.ts";
import { readWallTime } from "../runtime/time.ts";
import { CertificateError } from "./certificate-error.ts";
import { openAuthority, openLeaf, writeCaFile } from "./certificate-folder.ts";
import { makeAuthorityInMemory, makeLeafInMemory } from "./certificates-in-memory.ts";
import { type Flaw, makeFlawedLeaf } from "./flawed-leaf.ts";
import { type Authority, formatAuthority, formatChain, type Leaf, readAuthority } from "./identity.ts";
import { findWorldReadableWarning } from "./key-file.ts";
import type { PassedCertificates } from "./passed-certificates.ts";
import { formatPrivateKey } from "./pem.ts";
import { listRequiredNames, namesOf, type SubjectName } from "./subject-names.ts";
import { writeTemporaryCaFile } from "./temporary-ca-file.ts";
import { readUserFiles } from "./user-files.ts";

export { CertificateError } from "./certificate-error.ts";
export type { PassedCertificates } from "./passed-certificates.ts";

/** The source of certificates: `certFile` with `keyFile` overrides `isInMemory`, which overrides `certsDir`. */
export interface CertificateOptions {
  /** Path of a PEM file with the user's certificate, followed by its chain; requires `keyFile`. */
  readonly certFile?: string | undefined;
  /** Path of a PEM file with its private key, without a passphrase; requires `certFile`. */
  readonly keyFile?: string | undefined;
  /** Folder in which the CA and the leaf are stored; default `certs`. */
  readonly certsDir?: string | undefined;
  /** More host names and addresses in the leaf. */
  readonly sans?: readonly string[] | undefined;
  /** Whether to generate them in memory, without reading or writing files. */
  readonly isInMemory?: boolean | undefined;
  /** Host that the gateway listens on; the leaf includes it unless it is a wildcard. */
  readonly host?: string | undefined;
  /** Current time in milliseconds since 1970, for expiry and renewal; default the wall clock. */
  readonly now?: number | undefined;
}

/** Certificates of an HTTPS server. */
export interface Certificates {
  /** The private key (PEM). */
  readonly key: string;
  /** The leaf followed by its CA (PEM). */
  readonly cert: string;
  /** The CA certificate to trust (PEM). */
  readonly ca: string;
  /** The absolute path of a file with the CA certificate; undefined if there is none. */
  readonly caFile: string | undefined;
  /** Sentences for the log. The simulator starts despite them. */
  readonly warnings: readonly string[];
}

/** Certificates and a generator of flawed ones. */
export interface CertificateIssuer {
  readonly certificates: Certificates;
  /** Generates a certificate that clients must not accept, with its key. It is not stored. */
  makeFlawed(flaw: Flaw): Promise<FlawedPair>;
  /** Returns everything that another process needs to be an issuer of the same certificates. It includes private keys. */
  exportPlain(): PassedCertificates;
}

/** A private key and a certificate with a flaw, followed by its CA (PEM). */
export interface FlawedPair {
  readonly key: string;
  readonly cert: string;
  /** A sentence for the log if the CA that signed it is not the one that clients trust. */
  readonly warning: string | undefined;
}

/**
 * Returns the user's certificates, or those of the simulator. Generates the latter if there are none that can be used.
 *
 * @throws CertificateError if a file or a name cannot be used.
 */
export async function loadCertificates(options: CertificateOptions = {}): Promise<Certificates> {
  return (await openCertificates(options)).certificates;
}

/**
 * Reads or generates certificates like `loadCertificates`.
 *
 * @returns the certificates, and a generator of flawed ones.
 * @throws CertificateError if a file or a name cannot be used.
 */
export async function openCertificates(options: CertificateOptions): Promise<CertificateIssuer> {
  const { certFile, keyFile, now = readWallTime() } = options;
  if (certFile !== undefined && keyFile !== undefined) {
    const own = readUserFiles(certFile, keyFile, now);
    return createIssuerOfUser({ ...own, caFile: resolve(certFile) });
  }
  if (certFile !== undefined || keyFile !== undefined) {
    const [given, missing] = keyFile === undefined ? ["certificate", "key (--key)"] : ["key", "certificate (--cert)"];
    throw new CertificateError(
      `Only a ${given} file is given ("${certFile ?? keyFile}"): add its ${missing}, or use neither.`,
    );
  }
  const names = listRequiredNames(options.sans ?? [], options.host, hostname());
  if (options.isInMemory === true) return createIssuerOfLeaf(await makeLeafInMemory(names, now), names, undefined, []);
  return openFromFolder(resolve(options.certsDir ?? "certs"), names, now);
}

/** Returns the issuer of certificates that another process has passed. */
export function createIssuerOfPassed({ authority, ...passed }: PassedCertificates): CertificateIssuer {
  const certificates = { ...passed, warnings: [] };
  const read = authority === undefined ? undefined : readAuthority(authority, readWallTime());
  if (read === undefined) return createIssuerOfUser(certificates);
  return createIssuer(certificates, read, namesOf(new X509Certificate(passed.cert)));
}

function createIssuerOfUser(certificates: Certificates): CertificateIssuer {
  const { warnings, ...passed } = certificates;
  return {
    certificates,
    makeFlawed: (flaw) => makeFlawedPairFromProcessCa(certificates.cert, flaw),
    exportPlain: () => ({ ...passed, authority: undefined }),
  };
}

/** Reads the certificates of a folder. Those that cannot be stored there are generated in memory, with a warning. */
async function openFromFolder(folder: string, names: readonly SubjectName[], now: number): Promise<CertificateIssuer> {
  const warnings: string[] = [];
  const authority = await openAuthorityOrWarn(folder, now, warnings);
  if (authority === undefined) {
    const leaf = await makeLeafInMemory(names, now);
    return createIssuerOfLeaf(leaf, names, writeTemporaryOrWarn(leaf.authority, warnings), warnings);
  }
  const { leaf, writeError } = await openLeaf(folder, authority, names, now);
  addWorldReadableWarning(join(folder, "leaf.key"), warnings);
  if (writeError !== undefined) {
    warnings.push(
      `The certificate is only in memory because "${folder}" cannot be written: ${explainFileError(writeError)}.`,
    );
  }
  return createIssuerOfLeaf(leaf, names, writeCaFileOrWarn(folder, leaf, warnings), warnings);
}

function addWorldReadableWarning(keyFile: string, warnings: string[]): void {
  const warning = findWorldReadableWarning(keyFile);
  if (warning !== undefined) warnings.push(warning);
}

async function openAuthorityOrWarn(folder: string, now: number, warnings: string[]): Promise<Authority | undefined> {
  try {
    const { authority, keyFile, replaced } = await openAuthority(folder, now);
    if (replaced !== undefined) {
      warnings.push(
        `A new CA was created because the one in "${replaced}" is damaged or about to expire. Clients must trust the new one.`,
      );
    }
    addWorldReadableWarning(keyFile, warnings);
    return authority;
  } catch (error) {
    warnings.push(
      `The certificates are only in memory and are lost when this process ends, because "${folder}" cannot be used: ${explainFileError(error)}.`,
    );
    return undefined;
  }
}

function writeCaFileOrWarn(folder: string, leaf: Leaf, warnings: string[]): string | undefined {
  try {
    return writeCaFile(folder, leaf.authority);
  } catch (error) {
    warnings.push(`The CA certificate cannot be written into "${folder}": ${explainFileError(error)}.`);
    return writeTemporaryOrWarn(leaf.authority, warnings);
  }
}

function writeTemporaryOrWarn({ certificate }: Authority, warnings: string[]): string | undefined {
  try {
    return writeTemporaryCaFile(certificate.toString());
  } catch (error) {
    warnings.push(`The CA certificate cannot be written into a temporary file: ${explainFileError(error)}.`);
    return undefined;
  }
}

function createIssuerOfLeaf(
  leaf: Leaf,
  names: readonly SubjectName[],
  caFile: string | undefined,
  warnings: readonly string[],
): CertificateIssuer {
  const { authority } = leaf;
  return createIssuer({ ...pairOf(leaf), ca: authority.certificate.toString(), caFile, warnings }, authority, names);
}

function createIssuer(
  certificates: Certificates,
  authority: Authority,
  names: readonly SubjectName[],
): CertificateIssuer {
  const { warnings, ...passed } = certificates;
  return {
    certificates,
    exportPlain: () => ({ ...passed, authority: formatAuthority(authority) }),
    // Uses the current time instead of `now`, because a process may run for longer than these certificates are valid.
    makeFlawed: async (flaw) => ({
      ...pairOf(await makeFlawedLeaf(authority, names, flaw, readWallTime())),
      warning: undefined,
    }),
  };
}

/**
 * Generates a flawed certificate in place of the user's own. The key of the user's CA is not available, so the CA of this process signs it.
 */
async function makeFlawedPairFromProcessCa(cert: string, flaw: Flaw): Promise<FlawedPair> {
  const now = readWallTime();
  const authority = await makeAuthorityInMemory(now);
  const caFile = writeTemporaryOrWarn(authority, []);
  const trust = caFile === undefined ? "" : `; trust ${caFile} to see no other error`;
  const warning = `its certificate is signed by a CA of this process, because yours cannot sign another one${trust}.`;
  return { ...pairOf(await makeFlawedLeaf(authority, namesOf(new X509Certificate(cert)), flaw, now)), warning };
}

function pairOf(leaf: Leaf): { readonly key: string; readonly cert: string } {
  return { key: formatPrivateKey(leaf.key), cert: formatChain(leaf) };
}
