// Tests of the command `run` with an error of the simulator: one sentence and exit code 1, without a stack.
import { join } from "node:path";
import { type Test, test } from "tap";
import { Center } from "../../../src/core/index.ts";
import { runToEnd } from "../command.ts";

const SCENARIO = "center: { agents: [{ id: 101, name: Ada }] }\nclock: 1x\nsteps: [{ wait: 1h }]\n";

/** Makes every center throw when its clock advances. */
function breakCenters(t: Test): void {
  const { runUntil } = Center.prototype;
  Center.prototype.runUntil = function (at) {
    if (at > this.now) throw new TypeError("no such\n  thing");
    return runUntil.call(this, at);
  };
  t.teardown(() => {
    Center.prototype.runUntil = runUntil;
  });
}

test("a run without clients reports the error", async (t) => {
  breakCenters(t);
  const file = join(t.testdir({ "shift.yaml": SCENARIO }), "shift.yaml");
  t.strictSame(await runToEnd(["run", file]), {
    exitCode: 1,
    out: 'Playing "shift": seed 1, from 2026-01-05T09:00:00Z.\n',
    err: "An error of the simulator ended the run: TypeError: no such thing. Report it with the scenario that you ran.\n",
  });
});

test("a run with clients reports the error", async (t) => {
  breakCenters(t);
  const folder = t.testdir({ "shift.yaml": SCENARIO });
  const options = ["--wait-for-client", "--port", "0", "--control-port", "off", "--certs-dir", join(folder, "certs")];
  const { exitCode, err } = await runToEnd(["run", join(folder, "shift.yaml"), ...options, "--log-level", "silent"]);
  t.strictSame(
    [exitCode, err],
    [1, "An error of the simulator stopped this world: TypeError: no such thing. Reset the world to start it again.\n"],
  );
});
