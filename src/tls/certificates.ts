// The one door to the gateway's certificates: the user's own, those kept in a folder, or those of this process.

import { X509Certificate } from "node:crypto";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { explainFileError } from "../runtime/file-error.ts";
import { wallNow } from "../runtime/time.ts";
import { CertificateError } from "./certificate-error.ts";
import { authorityOf, caFileOf, leafOf } from "./certificate-folder.ts";
import { authorityInMemory, leafInMemory } from "./certificates-in-memory.ts";
import { type Flaw, flawedLeaf } from "./flawed-leaf.ts";
import { type Authority, chainText, type Leaf } from "./identity.ts";
import { warnOfReaders } from "./key-file.ts";
import { privateKeyText } from "./pem.ts";
import { namesOf, type SubjectName, wantedNames } from "./subject-names.ts";
import { temporaryCaFile } from "./temporary-ca-file.ts";
import { readOwn } from "./user-files.ts";

export { CertificateError } from "./certificate-error.ts";

/** Where certificates come from; `certFile` with `keyFile` beats `memory`, which beats `certsDir`. */
export interface CertificateOptions {
  /** PEM file of the user's own certificate, followed by its chain; needs `keyFile`. */
  readonly certFile?: string | undefined;
  /** PEM file of its private key, without a passphrase; needs `certFile`. */
  readonly keyFile?: string | undefined;
  /** The folder in which the CA and the leaf are kept; `certs` when absent. */
  readonly certsDir?: string | undefined;
  /** More host names and addresses for the leaf. */
  readonly sans?: readonly string[] | undefined;
  /** True: made in memory, no file is read or written. */
  readonly memory?: boolean | undefined;
  /** The host that the gateway listens on; goes into the leaf unless it is a wildcard. */
  readonly host?: string | undefined;
  /** The present instant, in milliseconds since 1970, by which ends and renewals are judged; the wall clock when absent. */
  readonly now?: number | undefined;
}

/** What an HTTPS server and those who trust it need. */
export interface Certificates {
  /** The private key (PEM). */
  readonly key: string;
  /** The leaf followed by its CA (PEM). */
  readonly cert: string;
  /** The CA certificate to trust (PEM). */
  readonly ca: string;
  /** The absolute path of a file with the CA certificate; undefined when there is none. */
  readonly caFile: string | undefined;
  /** Sentences for the log; nothing in them keeps the gateway from starting. */
  readonly warnings: readonly string[];
}

/** Certificates with whoever can issue others beside them. */
export interface Issued {
  readonly certificates: Certificates;
  /** Makes a pair with a certificate that clients must not accept; it is kept nowhere. */
  flawed(flaw: Flaw): Promise<FlawedPair>;
}

/** A private key and a certificate with a flaw, followed by its CA (PEM). */
export interface FlawedPair {
  readonly key: string;
  readonly cert: string;
  /** A sentence for the log where another CA has signed it than the one to trust; undefined: it is the same. */
  readonly warning: string | undefined;
}

/** Reads certificates, or makes those that are missing or about to end. Rejects with a CertificateError, a sentence. */
export async function certificates(options: CertificateOptions = {}): Promise<Certificates> {
  return (await issue(options)).certificates;
}

/** The same, for those who need other ones too. */
export async function issue(options: CertificateOptions): Promise<Issued> {
  const { certFile, keyFile, now = wallNow() } = options;
  if (certFile !== undefined && keyFile !== undefined) {
    const own = readOwn(certFile, keyFile, now);
    const certificates = { ...own, caFile: resolve(certFile) };
    return { certificates, flawed: (flaw) => flawedInPlaceOf(own.cert, flaw) };
  }
  if (certFile !== undefined || keyFile !== undefined) {
    const [given, missing] = keyFile === undefined ? ["certificate", "key (--key)"] : ["key", "certificate (--cert)"];
    throw new CertificateError(
      `Only a ${given} file is given ("${certFile ?? keyFile}"): add its ${missing}, or use neither.`,
    );
  }
  const names = wantedNames(options.sans ?? [], options.host, hostname());
  if (options.memory === true) return issued(await leafInMemory(names, now), names, undefined, []);
  return kept(resolve(options.certsDir ?? "certs"), names, now);
}

/** From the folder; what cannot be kept there is made in memory, and a warning says so. */
async function kept(folder: string, names: readonly SubjectName[], now: number): Promise<Issued> {
  const warnings: string[] = [];
  const authority = await authorityFrom(folder, now, warnings);
  if (authority === undefined) {
    const leaf = await leafInMemory(names, now);
    return issued(leaf, names, temporaryFile(leaf.authority, warnings), warnings);
  }
  const { leaf, unwritten } = await leafOf(folder, authority, names, now);
  addReaders(join(folder, "leaf.key"), warnings);
  if (unwritten !== undefined) {
    warnings.push(
      `The certificate is only in memory because "${folder}" cannot be written: ${explainFileError(unwritten)}.`,
    );
  }
  return issued(leaf, names, fileIn(folder, leaf, warnings), warnings);
}

function addReaders(keyFile: string, warnings: string[]): void {
  const warning = warnOfReaders(keyFile);
  if (warning !== undefined) warnings.push(warning);
}

async function authorityFrom(folder: string, now: number, warnings: string[]): Promise<Authority | undefined> {
  try {
    const { authority, keyFile, inPlaceOf } = await authorityOf(folder, now);
    if (inPlaceOf !== undefined) {
      warnings.push(
        `A new CA was created because the one in "${inPlaceOf}" is damaged or about to expire. Clients must trust the new one.`,
      );
    }
    addReaders(keyFile, warnings);
    return authority;
  } catch (error) {
    warnings.push(
      `The certificates are only in memory and are lost when this process ends, because "${folder}" cannot be used: ${explainFileError(error)}.`,
    );
    return undefined;
  }
}

function fileIn(folder: string, leaf: Leaf, warnings: string[]): string | undefined {
  try {
    return caFileOf(folder, leaf.authority);
  } catch (error) {
    warnings.push(`The CA certificate cannot be written into "${folder}": ${explainFileError(error)}.`);
    return temporaryFile(leaf.authority, warnings);
  }
}

function temporaryFile({ certificate }: Authority, warnings: string[]): string | undefined {
  try {
    return temporaryCaFile(certificate.toString());
  } catch (error) {
    warnings.push(`The CA certificate cannot be written into a temporary file: ${explainFileError(error)}.`);
    return undefined;
  }
}

function issued(
  leaf: Leaf,
  names: readonly SubjectName[],
  caFile: string | undefined,
  warnings: readonly string[],
): Issued {
  const { authority } = leaf;
  return {
    certificates: { ...pairOf(leaf), ca: authority.certificate.toString(), caFile, warnings },
    // By the clock of whoever connects: a process may run for longer than any of these is good.
    flawed: async (flaw) => ({ ...pairOf(await flawedLeaf(authority, names, flaw, wallNow())), warning: undefined }),
  };
}

/** Whoever brings a certificate along brings no CA that can sign another: the one of this process signs it. */
async function flawedInPlaceOf(cert: string, flaw: Flaw): Promise<FlawedPair> {
  const now = wallNow();
  const authority = await authorityInMemory(now);
  const caFile = temporaryFile(authority, []);
  const trust = caFile === undefined ? "" : `; trust ${caFile} to meet nothing else that is wrong`;
  const warning = `its certificate is signed by a CA of this process, because your own cannot sign another${trust}.`;
  return { ...pairOf(await flawedLeaf(authority, namesOf(new X509Certificate(cert)), flaw, now)), warning };
}

function pairOf(leaf: Leaf): { readonly key: string; readonly cert: string } {
  return { key: privateKeyText(leaf.key), cert: chainText(leaf) };
}
