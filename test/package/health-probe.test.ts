// Tests of the probe for containers: it finds a ready simulator without Node, and otherwise runs `ccgw health`.
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Test, test } from "tap";
import { startSimulator } from "../../src/index.ts";

const PROBE = fileURLToPath(new URL("../../deploy/container/ccgw-health", import.meta.url));
/** The longest wait for an answer, in seconds. Other tests of this process can keep the simulator busy. */
const TIMEOUT = "60";
const run = promisify(execFile);

/** Runs the probe with a `ccgw` that only prints its arguments, and fails. Returns the exit code and the output of the probe. */
async function runProbe(t: Test, environment: Record<string, string>) {
  const folder = t.testdir();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "ccgw"), "#!/bin/sh\necho ccgw $*\nexit 1\n");
  chmodSync(join(folder, "ccgw"), 0o755);
  for (const program of ["sh", "bash"]) symlinkSync(`/bin/${program}`, join(folder, program));
  const ended = run("/bin/sh", [PROBE, TIMEOUT], { env: { PATH: folder, ...environment } });
  return ended.then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
}

test("a ready simulator is found without starting Node, with a token and on all addresses", async (t) => {
  await using simulator = await startSimulator({ clock: "manual", controlHost: "0.0.0.0", controlToken: "a-token" });
  const { port } = new URL(simulator.controlUrl ?? "");
  t.strictSame(await runProbe(t, { CCGW_CONTROL_HOST: "0.0.0.0", CCGW_CONTROL_PORT: port }), { code: 0, stdout: "" });
});

test("for a simulator that is closed, the probe runs ccgw health", async (t) => {
  const simulator = await startSimulator({ clock: "manual" });
  const { port } = new URL(simulator.controlUrl ?? "");
  await simulator.close();
  t.strictSame(await runProbe(t, { CCGW_CONTROL_PORT: port }), { code: 1, stdout: "ccgw health\n" });
});

test("with settings that it cannot check, the probe runs ccgw health", async (t) => {
  for (const environment of [{ CCGW_CONTROL_PORT: "off" }, { CCGW_CONTROL_PORT: "0" }, { CCGW_CONTROL_HOST: "::1" }]) {
    t.strictSame(await runProbe(t, environment), { code: 1, stdout: "ccgw health\n" });
  }
});
