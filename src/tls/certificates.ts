// The one door to the gateway's certificates: the user's own, those kept in a folder, or those of this process.
import { hostname } from "node:os";
import { resolve } from "node:path";
import { CertificateError, inWords } from "./certificate-error.ts";
import { authorityOf, caFileOf, leafOf } from "./folder.ts";
import { type Authority, chainText, type Leaf } from "./identity.ts";
import { leafInMemory } from "./memory.ts";
import { type SubjectName, wantedNames } from "./names.ts";
import { readOwn } from "./own.ts";
import { privateKeyText } from "./pem.ts";
import { temporaryCaFile } from "./temporary-ca-file.ts";

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

/** Reads certificates, or makes those that are missing or about to end. Rejects with a CertificateError, a sentence. */
export async function certificates(options: CertificateOptions = {}): Promise<Certificates> {
  const { certFile, keyFile, now = Date.now() } = options;
  if (certFile !== undefined && keyFile !== undefined) {
    return { ...readOwn(certFile, keyFile, now), caFile: resolve(certFile) };
  }
  if (certFile !== undefined || keyFile !== undefined) {
    const [given, missing] = keyFile === undefined ? ["certificate", "key (--key)"] : ["key", "certificate (--cert)"];
    throw new CertificateError(
      `Only a ${given} file is given ("${certFile ?? keyFile}"): give its ${missing} as well, or neither of the two.`,
    );
  }
  const names = wantedNames(options.sans ?? [], options.host, hostname());
  if (options.memory === true) return asTexts(await leafInMemory(names, now), undefined, []);
  return kept(resolve(options.certsDir ?? "certs"), names, now);
}

/** From the folder; what cannot be kept there is made in memory, and a warning says so. */
async function kept(folder: string, names: readonly SubjectName[], now: number): Promise<Certificates> {
  const warnings: string[] = [];
  const authority = await authorityFrom(folder, now, warnings);
  if (authority === undefined) {
    const leaf = await leafInMemory(names, now);
    return asTexts(leaf, temporaryFile(leaf, warnings), warnings);
  }
  const { leaf, unwritten } = await leafOf(folder, authority, names, now);
  if (unwritten !== undefined) {
    warnings.push(`The certificate is in memory only, "${folder}" cannot be written: ${inWords(unwritten)}.`);
  }
  return asTexts(leaf, fileIn(folder, leaf, warnings), warnings);
}

async function authorityFrom(folder: string, now: number, warnings: string[]): Promise<Authority | undefined> {
  try {
    return await authorityOf(folder, now);
  } catch (error) {
    warnings.push(
      `The certificates are made in memory and end with this process, "${folder}" cannot be used: ${inWords(error)}.`,
    );
    return undefined;
  }
}

function fileIn(folder: string, leaf: Leaf, warnings: string[]): string | undefined {
  try {
    return caFileOf(folder, leaf.authority);
  } catch (error) {
    warnings.push(`The CA certificate cannot be written into "${folder}": ${inWords(error)}.`);
    return temporaryFile(leaf, warnings);
  }
}

function temporaryFile(leaf: Leaf, warnings: string[]): string | undefined {
  try {
    return temporaryCaFile(leaf.authority.certificate.toString());
  } catch (error) {
    warnings.push(`The CA certificate cannot be written into a temporary file: ${inWords(error)}.`);
    return undefined;
  }
}

function asTexts(leaf: Leaf, caFile: string | undefined, warnings: readonly string[]): Certificates {
  return {
    key: privateKeyText(leaf.key),
    cert: chainText(leaf),
    ca: leaf.authority.certificate.toString(),
    caFile,
    warnings,
  };
}
