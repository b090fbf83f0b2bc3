// What the checks of .ci/run stand on: folders that go away, programs that are run, Node of other versions, and leaving out in words.
import { deepStrictEqual } from "node:assert";
import { execFile, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect, promisify } from "node:util";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const execute = promisify(execFile);

/** Ends the check well: it says why it cannot be made here. */
export function leaveOut(why: string): never {
  console.log(`left out: ${why}`);
  process.exit(0);
}

/** Compares what came with what was wanted, and says what is so; throws both where they differ. */
export function hold(what: string, came: unknown, wanted: unknown): void {
  deepStrictEqual(
    came,
    wanted,
    `it does not hold that ${what}: there came\n${inspect(came)}\nin place of\n${inspect(wanted)}`,
  );
  console.log(`  held  ${what}`);
}

/** An empty folder that everybody may look into; it goes away with the process. */
export function emptyFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `ccgw-${name}-`));
  chmodSync(folder, 0o755);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Runs a program to its end and answers what it printed; throws what it complained about. */
export async function run(
  program: string,
  argv: readonly string[],
  { cwd = ROOT, env = process.env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const options = { cwd, env, maxBuffer: 64 * 1024 * 1024, timeout: 900_000 };
  try {
    return (await execute(program, argv, options)).stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${argv.join(" ")} failed:\n${stdout}${stderr}`);
  }
}

/** Whether a registry of packages can be asked from here. */
export function hasRegistry(): boolean {
  return spawnSync("npm", ["view", "zod", "version", "--fetch-retries=0", "--fetch-timeout=20000"]).status === 0;
}

/** The path of another Node, fetched from the registry; undefined where none is to be had for this machine. */
export async function nodeOf(major: number): Promise<string | undefined> {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = emptyFolder(`node-${major}`);
  try {
    await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, `${name}@${major}`]);
    const node = join(folder, "node_modules", name, "bin", "node");
    const version = await run(node, ["--version"]);
    return version.startsWith(`v${major}.`) ? node : undefined;
  } catch (error) {
    console.log(`Node ${major} cannot be had: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    return undefined;
  }
}
