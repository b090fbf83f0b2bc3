// Helpers for the checks of .ci/run: comparisons, temporary folders, child processes, other versions of Node, and skipping with a reason.
import { deepStrictEqual } from "node:assert";
import { execFile, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect, promisify } from "node:util";

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const execute = promisify(execFile);

/** The time limit of a program. It only ends programs that hang. */
const MAX_RUN_MINUTES = 15;

/** Ends the process with exit code 0, and prints why the check cannot run here. */
export function skipCheck(why: string): never {
  console.log(`skipped: ${why}`);
  process.exit(0);
}

/**
 * Compares a value with the expected one, and prints the claim.
 *
 * @throws AssertionError with both values if they differ.
 */
export function check(claim: string, actual: unknown, expected: unknown): void {
  deepStrictEqual(actual, expected, `failed: ${claim}: got\n${inspect(actual)}\ninstead of\n${inspect(expected)}`);
  console.log(`  passed  ${claim}`);
}

/** Creates an empty folder that every user may read, and returns its path. The folder is removed when the process ends. */
export function makeEmptyFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `ccgw-${name}-`));
  chmodSync(folder, 0o755);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/**
 * Runs a program to its end.
 *
 * @returns its stdout.
 * @throws Error with its whole output if it fails, takes 15 minutes or prints more than 64 MiB.
 */
export async function run(
  program: string,
  argv: readonly string[],
  { cwd = ROOT, env = process.env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const options = { cwd, env, maxBuffer: 64 * 1024 * 1024, timeout: MAX_RUN_MINUTES * 60_000 };
  try {
    return (await execute(program, argv, options)).stdout;
  } catch (error) {
    const {
      stdout = "",
      stderr = "",
      killed = false,
    } = error as { stdout?: string; stderr?: string; killed?: boolean };
    const what = killed ? `was stopped, because it took ${MAX_RUN_MINUTES} minutes or printed too much` : "failed";
    throw new Error(`${program} ${argv.join(" ")} ${what}:\n${stdout}${stderr}`);
  }
}

/** Returns whether the package registry answers. */
export function hasRegistry(): boolean {
  return spawnSync("npm", ["view", "zod", "version", "--fetch-retries=0", "--fetch-timeout=20000"]).status === 0;
}

/**
 * Installs another version of Node from the registry.
 *
 * @param wanted a major version such as 24, or a full one such as `20.19.0`.
 * @returns the path of its executable; undefined if it cannot be installed.
 */
export async function installNode(wanted: number | string): Promise<string | undefined> {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = makeEmptyFolder(`node-${wanted}`);
  try {
    await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, `${name}@${wanted}`]);
    const node = join(folder, "node_modules", name, "bin", "node");
    const version = await run(node, ["--version"]);
    return `${version.trim()}.`.startsWith(`v${wanted}.`) ? node : undefined;
  } catch (error) {
    console.log(`Node ${wanted} cannot be installed: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    return undefined;
  }
}
