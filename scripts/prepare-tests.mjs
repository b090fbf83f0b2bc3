// Builds tap with the plugins of .taprc, if .taprc or the installed packages have changed since the last build.
import { execFileSync } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Returns when a file was last written, in milliseconds since 1970; 0 if it does not exist. */
const writtenAt = (file) => statSync(`${root}${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

// Each installation replaces the built tap with one that has all plugins, and then writes node_modules/.package-lock.json.
const [built, ...changed] = [".tap/built", ".taprc", "node_modules/.package-lock.json"].map(writtenAt);
if (built <= Math.max(...changed)) {
  execFileSync(process.execPath, [`${root}node_modules/tap/dist/esm/run.mjs`, "build"], {
    cwd: root,
    stdio: "inherit",
  });
  mkdirSync(`${root}.tap`, { recursive: true });
  writeFileSync(`${root}.tap/built`, "");
}
