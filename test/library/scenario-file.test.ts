// Tests of startSimulator with the path of a scenario file.
import { join, relative } from "node:path";
import { test } from "tap";
import { startSimulator } from "../../src/index.ts";

const YAML = "name: from a file\ncenter: { agents: [{ id: 501 }] }\n";

test("a path is read, absolute or from the working directory", async (t) => {
  const folder = t.testdir({
    "night.yaml": YAML,
    "night.json": '{ "name": "from JSON", "center": { "agents": [{ "id": 501 }] } }',
  });
  const paths = [
    join(folder, "night.yaml"),
    relative(process.cwd(), join(folder, "night.yaml")),
    join(folder, "night.json"),
  ];
  const names = [];
  for (const scenario of paths) {
    await using sim = await startSimulator({ scenario, clock: "manual" });
    names.push((await sim.world().get()).scenario, (await sim.world().agent(501).get()).id);
  }
  t.strictSame(names, ["from a file", 501, "from a file", 501, "from JSON", 501]);
});

test("a file that is missing or wrong is named, with line and column", async (t) => {
  const folder = t.testdir({ "night.yaml": "name: from a file\ncentre: {}\n" });
  const file = join(folder, "night.yaml");
  await t.rejects(startSimulator({ scenario: `${folder}/absent.yaml` }), {
    code: "CCGW_START",
    message: `${folder}/absent.yaml: there is no such file or folder`,
  });
  await t.rejects(startSimulator({ scenario: file }), { code: "CCGW_START", message: new RegExp(`^${file}:2:1: `) });
});

test("YAML in one line and names are not read as paths", async (t) => {
  await using sim = await startSimulator({ scenario: "name: a/b.yaml", clock: "manual" });
  t.equal((await sim.world().get()).scenario, "a/b.yaml");
  await t.rejects(startSimulator({ scenario: "busy-our" }), { message: /^no shipped scenario is named "busy-our"/ });
});
