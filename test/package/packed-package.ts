// Lists the contents of the npm package, once for all tests of this folder.
import { execFileSync } from "node:child_process";
import { ROOT } from "./image.ts";

interface Packed {
  /** Sizes of the tarball and of its unpacked files, in bytes. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

let known: Packed | undefined;

/** Returns what `npm pack` would pack now, without building or writing anything. */
export function readPackedPackage(): Packed {
  known ??= runDryPack();
  return known;
}

function runDryPack(): Packed {
  const printed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 64 * 1024 * 1024,
  });
  // Depending on its version, npm prints a list of packages or an object.
  return Object.values(JSON.parse(printed) as Record<string, Packed>)[0] as Packed;
}
