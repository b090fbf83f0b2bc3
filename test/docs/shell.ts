// Runs the shell examples of the documentation with bash and curl.
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";

/** The reason to skip the examples; false if bash and curl are installed. */
export const cannotRun: string | false =
  ["bash", "curl"]
    .filter((program) => spawnSync(program, ["--version"]).status !== 0)
    .map((program) => `${program} is not installed here, and the examples of the documentation need it`)[0] ?? false;

const execute = promisify(execFile);

/** Runs a script. Returns its output. Throws if it fails or takes ten minutes. */
export async function runBash(
  script: string,
  { cwd, environment }: { cwd: string; environment: Readonly<Record<string, string>> },
): Promise<string> {
  // Do not use a proxy of the machine that runs the test.
  const env = { ...process.env, ...environment, no_proxy: "127.0.0.1" };
  const { stdout } = await execute("bash", ["-c", script], { cwd, env, timeout: 600_000 });
  return stdout;
}
