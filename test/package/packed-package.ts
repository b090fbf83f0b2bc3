// What npm would pack, asked once for all tests of this folder.
import { execFileSync } from "node:child_process";
import { ROOT } from "./image.ts";

interface Packed {
  /** Bytes of the tarball, and of what is in it. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

let known: Packed | undefined;

/** The package as it would be packed now; nothing is built and nothing is written. */
export function packed(): Packed {
  known ??= ask();
  return known;
}

function ask(): Packed {
  const printed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 64 * 1024 * 1024,
  });
  // A list of packages, or an object with one: npm has printed both.
  return Object.values(JSON.parse(printed) as Record<string, Packed>)[0] as Packed;
}
