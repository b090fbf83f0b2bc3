// Stores the CA and the leaf in a folder, which several simulators may share.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { codeOfError } from "../runtime/file-error.ts";
import { createSecretFile, MODE, replaceFile } from "./atomic-files.ts";
import { CertificateError } from "./certificate-error.ts";
import { type Authority, formatAuthority, formatLeaf, type Leaf, readAuthority, readLeaf } from "./identity.ts";
import { readRegular } from "./key-file.ts";
import { makeAuthority, makeLeaf } from "./make-certificates.ts";
import type { SubjectName } from "./subject-names.ts";

const MAX_GENERATIONS = 100;

/**
 * Reads the CA of a folder, or generates it.
 *
 * The file of a CA, with its key and certificate, is never overwritten: the first process that creates it wins, and the others read it. If
 * a CA can no longer be used, the next generation, `ca.2.key`, is created in the same way. So all processes agree on one CA while it is
 * replaced.
 *
 * @param now the current time in milliseconds since 1970.
 * @returns the CA with the path of its file; `replaced` is the path of the unusable CA that this call replaced, if any.
 * @throws the error of the file system if a file of a CA can't be read or created; a CertificateError if such a file is not a regular file,
 *   or if 100 CAs of the folder are unusable.
 */
export async function openAuthority(
  folder: string,
  now: number,
): Promise<{ readonly authority: Authority; readonly keyFile: string; readonly replaced?: string | undefined }> {
  let former: string | undefined;
  for (let generation = 1; generation <= MAX_GENERATIONS; generation++) {
    const file = join(folder, generation === 1 ? "ca.key" : `ca.${generation}.key`);
    const present = readIfThere(file);
    if (present === undefined) {
      const authority = await createOrReadAuthority(file, now);
      if (authority !== undefined) return { authority, keyFile: file, replaced: former };
    } else {
      const authority = readAuthority(present, now);
      if (authority !== undefined) return { authority, keyFile: file };
      former = file;
    }
  }
  throw new CertificateError(`none of its ${MAX_GENERATIONS} CA files can be used`);
}

async function createOrReadAuthority(file: string, now: number): Promise<Authority | undefined> {
  const made = await makeAuthority(now);
  if (createSecretFile(file, formatAuthority(made))) {
    keepFromGit(dirname(file));
    return made;
  }
  return readAuthority(readIfThere(file) ?? "", now);
}

/**
 * Reads the leaf of a folder, or generates one if there is none that can be used.
 *
 * @param now the current time in milliseconds since 1970.
 * @returns the leaf; `writeError` is the error of the file system if a generated leaf could not be stored.
 */
export async function openLeaf(
  folder: string,
  authority: Authority,
  names: readonly SubjectName[],
  now: number,
): Promise<{ readonly leaf: Leaf; readonly writeError?: unknown }> {
  const file = join(folder, "leaf.key");
  const kept = readLeaf(readIfReadable(file) ?? "", authority, names, now);
  if (kept !== undefined) return { leaf: kept };
  const leaf = await makeLeaf(authority, names, now);
  try {
    replaceFile(file, formatLeaf(leaf), MODE.secret);
    keepFromGit(folder);
    return { leaf };
  } catch (error) {
    return { leaf, writeError: error };
  }
}

/**
 * Writes the certificate of the CA into `ca.pem`, unless the file already has it.
 *
 * @returns the path of the file.
 * @throws the error of the file system.
 */
export function writeCaFile(folder: string, authority: Authority): string {
  const file = join(folder, "ca.pem");
  const text = authority.certificate.toString();
  if (readIfReadable(file) !== text) replaceFile(file, text, MODE.open);
  return file;
}

function readIfThere(file: string): string | undefined {
  try {
    return readRegular(file).toString("utf8");
  } catch (error) {
    if (codeOfError(error) === "ENOENT") return undefined;
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

/** Only the files of the simulator, because the folder may have others. */
const GIT_IGNORE = `# The simulator writes these files. Never publish a key.
/.gitignore
/ca.pem
/ca*.key
/leaf.key
`;

/** Keeps the keys of a folder out of git, unless the folder has a file with rules already. */
function keepFromGit(folder: string): void {
  try {
    writeFileSync(join(folder, ".gitignore"), GIT_IGNORE, { flag: "wx" });
  } catch (error) {
    // The keys matter more than this file, so the simulator starts even if it cannot be written.
    if (codeOfError(error) === undefined) throw error;
  }
}
