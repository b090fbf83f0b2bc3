// The commands that only look at scenarios: validate says what is wrong and where, schema what is accepted.
import { test } from "tap";
import { command } from "./command.ts";

test("good scenarios are named, and the exit code is 0", async (t) => {
  const folder = t.testdir({ "shift.yaml": "steps: [{ wait: 5s }]\n" });
  t.same(await command(["validate", `${folder}/shift.yaml`, "default"]), {
    exitCode: 0,
    out: `${folder}/shift.yaml: a good scenario\ndefault: a good scenario\n`,
    err: "",
  });
});

test("mistakes are told with file, line and column, the other scenarios all the same, and the exit code is 1", async (t) => {
  const folder = t.testdir({ "bad.yaml": "clock: fast\nsteps:\n  - wait: 90 sec\n", "shift.json": '{"seed": 1}' });
  const { exitCode, out, err } = await command([
    "validate",
    `${folder}/bad.yaml`,
    `${folder}/none.yaml`,
    `${folder}/shift.json`,
  ]);
  t.same({ exitCode, err }, { exitCode: 1, err: "" });
  t.same(out.replaceAll(`${folder}/`, "").split("\n"), [
    'bad.yaml:1:8: "fast" is no clock: manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x',
    'bad.yaml:3:11: "90 sec" is no duration: a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
    "none.yaml: there is no such file",
    "shift.json: a good scenario",
    "",
  ]);
});

test("schema prints the JSON Schema of a scenario", async (t) => {
  const { exitCode, out, err } = await command(["schema"]);
  t.same({ exitCode, err }, { exitCode: 0, err: "" });
  t.match(JSON.parse(out), { $schema: /json-schema\.org/, type: "object", properties: { steps: {}, center: {} } });
});
