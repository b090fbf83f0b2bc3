// Reads the packages that the executable, the library and the board contain, with their license texts from node_modules.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { listBundledPackages } from "../bundled-packages.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const BUNDLED: readonly string[] = await listBundledPackages();

/** A package whose code users get. */
export interface ProductionPackage {
  readonly name: string;
  readonly version: string;
  /** As package-lock.json has it: an SPDX expression, or `none stated`. */
  readonly license: string;
  /** The texts of its license files; empty if it has none. */
  readonly texts: readonly string[];
}

interface Locked {
  readonly version: string;
  readonly license?: string;
}

/**
 * Returns every package whose code users get, each version once, sorted by name.
 *
 * @throws Error if node_modules does not match package-lock.json.
 */
export function listProductionPackages(): ProductionPackage[] {
  const lock = JSON.parse(readFileSync(`${ROOT}package-lock.json`, "utf8")) as { packages: Record<string, Locked> };
  const found = new Map<string, ProductionPackage>();
  for (const path of BUNDLED) {
    const locked = lock.packages[path];
    if (locked === undefined) throw new Error(`package-lock.json has no ${path}: run npm ci`);
    const { version, license } = locked;
    const name = path.replace(/^.*node_modules\//, "");
    found.set(`${name} ${version}`, {
      name,
      version,
      ...readInstalled(path, version),
      license: license ?? "none stated",
    });
  }
  return [...found.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** Returns the license texts of an installed package. @throws Error if it has another version than package-lock.json. */
function readInstalled(path: string, version: string): Pick<ProductionPackage, "texts"> {
  const folder = `${ROOT}${path}/`;
  const present = JSON.parse(readFileSync(`${folder}package.json`, "utf8")) as { version: string };
  if (present.version !== version)
    throw new Error(`${path} is ${present.version}, but package-lock.json says ${version}: run npm ci`);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  return { texts: files.sort().map((file) => readFileSync(`${folder}${file}`, "utf8")) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
