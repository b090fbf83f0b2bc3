// Installs the peers with the versions of bench/peers/package-lock.json into a cache folder, outside the repository.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeEnd } from "../report/process-end.mjs";

const FILES = ["package.json", "package-lock.json"];
// npm writes this file last, so an interrupted installation doesn't have it.
const LAST_FILE = "node_modules/.package-lock.json";

const findFile = (file) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Installs the peers, unless an earlier run has installed the same versions. Install scripts are not run.
 * @param {(text: string) => void} log prints progress
 * @returns {Promise<string>} the folder that has them in `node_modules`; rejects with the output of npm
 */
export async function installPeers(log) {
  const folder = join(findCacheFolder(), "cc-gateway-simulator", `peers-${hashVersions()}`);
  if (existsSync(join(folder, LAST_FILE))) return folder;
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) cpSync(findFile(file), join(folder, file));
  log(`npm installs the peers in ${folder}, which takes minutes`);
  await runNpmCi(folder);
  return folder;
}

/**
 * Returns the version of an installed package.
 * @param {string} folder of `installPeers`
 * @param {string} name
 * @returns {string}
 */
export function readInstalledVersion(folder, name) {
  return JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version;
}

/**
 * Returns the version of a program that prints it.
 * @param {string} program looked for in PATH
 * @param {string} option that makes it print its version
 * @returns {string | null} the first version number that it prints; null if it prints none, fails or is not there
 */
export function readProgramVersion(program, option) {
  try {
    return findFirstVersion(execFileSync(program, [option], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return null;
  }
}

/**
 * Returns the first version number in a text.
 * @param {string} text such as `openjdk 17.0.15 2025-04-15`
 * @returns {string | null} such as `17.0.15`
 */
export function findFirstVersion(text) {
  return text.match(/\d+(?:\.\d+)+/)?.[0] ?? null;
}

function findCacheFolder() {
  return process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
}

function hashVersions() {
  const hash = createHash("sha256");
  for (const file of FILES) hash.update(readFileSync(findFile(file)));
  return hash.digest("hex").slice(0, 12);
}

// Engines are not checked: some packages ask for a newer Node than they need here.
function runNpmCi(folder) {
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"];
  return new Promise((resolve, reject) => {
    const npm = spawn("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    let stderr = "";
    npm.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    npm.once("error", (error) => reject(new Error(`the peers cannot be installed: ${error.message}`)));
    npm.once("exit", (code, signal) => {
      const end = describeEnd(code, signal);
      if (code === 0) resolve();
      else reject(new Error(`the peers cannot be installed, because npm ended with ${end}: ${stderr.trim()}`));
    });
  });
}
