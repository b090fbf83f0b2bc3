// The folder of certificates: read when good, made when not, and one CA for all starts that share it.
import { join } from "node:path";
import { errorCode } from "../runtime/file-error.ts";
import { MODE, publish, replace } from "./atomic-files.ts";
import { CertificateError } from "./certificate-error.ts";
import { type Authority, authorityText, type Leaf, leafText, readAuthority, readLeaf } from "./identity.ts";
import { readRegular } from "./key-file.ts";
import { makeAuthority, makeLeaf } from "./make-certificates.ts";
import type { SubjectName } from "./subject-names.ts";

const GENERATIONS = 100;

/**
 * The CA of the folder. Its file (key and certificate in one) is never overwritten: the first to publish it wins and the
 * others read it. One that can no longer be used is followed by the next generation, `ca.2.key`, which is published in
 * the same way; so all starts agree also while a CA is replaced. `now` in milliseconds since 1970; `inPlaceOf` is the file
 * of the CA that the returned one has just been made in place of, `keyFile` that of the returned one. Rejects with the file system's error when the folder can
 * neither be read nor written, with a CertificateError when it is full of bad CAs.
 */
export async function authorityOf(
  folder: string,
  now: number,
): Promise<{ readonly authority: Authority; readonly keyFile: string; readonly inPlaceOf?: string | undefined }> {
  let former: string | undefined;
  for (let generation = 1; generation <= GENERATIONS; generation++) {
    const file = join(folder, generation === 1 ? "ca.key" : `ca.${generation}.key`);
    const present = readIfThere(file);
    if (present === undefined) {
      const authority = await firstOrFound(file, now);
      if (authority !== undefined) return { authority, keyFile: file, inPlaceOf: former };
    } else {
      const authority = readAuthority(present, now);
      if (authority !== undefined) return { authority, keyFile: file };
      former = file;
    }
  }
  throw new CertificateError(`none of its ${GENERATIONS} CA files can be used`);
}

async function firstOrFound(file: string, now: number): Promise<Authority | undefined> {
  const made = await makeAuthority(now);
  if (publish(file, authorityText(made))) return made;
  return readAuthority(readIfThere(file) ?? "", now);
}

/**
 * The leaf of the folder; made when there is none that can be used. `unwritten` is the file system's error when the made
 * one could not be kept. `now` in milliseconds since 1970.
 */
export async function leafOf(
  folder: string,
  authority: Authority,
  names: readonly SubjectName[],
  now: number,
): Promise<{ readonly leaf: Leaf; readonly unwritten?: unknown }> {
  const file = join(folder, "leaf.key");
  const kept = readLeaf(readIfReadable(file) ?? "", authority, names, now);
  if (kept !== undefined) return { leaf: kept };
  const leaf = await makeLeaf(authority, names, now);
  try {
    replace(file, leafText(leaf), MODE.secret);
    return { leaf };
  } catch (error) {
    return { leaf, unwritten: error };
  }
}

/** Writes the CA's certificate beside its key unless it stands there already; returns its path. Throws the file system's error. */
export function caFileOf(folder: string, authority: Authority): string {
  const file = join(folder, "ca.pem");
  const text = authority.certificate.toString();
  if (readIfReadable(file) !== text) replace(file, text, MODE.open);
  return file;
}

function readIfThere(file: string): string | undefined {
  try {
    return readRegular(file).toString("utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function readIfReadable(file: string): string | undefined {
  try {
    return readRegular(file).toString("utf8");
  } catch {
    return undefined;
  }
}
