// Reads the version of this package.
import { readFileSync } from "node:fs";

let known: string | undefined;

/** Returns the version in package.json, such as `1.2.0`. */
export function readPackageVersion(): string {
  known ??= (JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string })
    .version;
  return known;
}
