// Tests of scenarios that a program names by the path of a file, with a simulator in this process and in another one.
import { join, relative } from "node:path";
import { test } from "tap";
import { startSimulator } from "../../src/index.ts";
import { TRANSPORTS } from "./both-transports.ts";

const YAML = "center: { agents: [{ id: 501 }] }\n";

test("a scenario file is read by an absolute path, or by a path from the working directory", async (t) => {
  const folder = t.testdir({
    "night.yaml": `name: from a file\n${YAML}`,
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

test("YAML in one line and names are not read as paths when a simulator starts", async (t) => {
  await using sim = await startSimulator({ scenario: "name: a/b.yaml", clock: "manual" });
  t.equal((await sim.world().get()).scenario, "a/b.yaml");
  await t.rejects(startSimulator({ scenario: "busy-our" }), { message: /^no shipped scenario is named "busy-our"/ });
});

for (const [transport, withSimulator] of TRANSPORTS) {
  test(`${transport}, a new, an allocated and a running world take the path of a file`, (t) =>
    withSimulator(async (sim) => {
      const scenario = join(t.testdir({ "night.yaml": YAML }), "night.yaml");
      const created = await sim.createWorld({ scenario });
      const allocated = await sim.allocate({ scenario, seed: 2 });
      const { name } = await sim.world().replaceScenario(scenario);
      t.strictSame([(await created.get()).scenario, (await allocated.get()).scenario, name], Array(3).fill("night"));
      t.strictSame(
        await Promise.all([created, allocated, sim.world()].map(async (world) => (await world.agent(501).get()).id)),
        [501, 501, 501],
      );
    }));

  test(`${transport}, a file that is missing is named, and nothing is created or replaced`, (t) =>
    withSimulator(async (sim) => {
      const scenario = `${t.testdir({})}/absent.yaml`;
      const refusal = {
        code: "CCGW_INVALID_INPUT",
        message: `${scenario}: there is no such file or folder`,
        errors: [`${scenario}: there is no such file or folder`],
      };
      await t.rejects(sim.createWorld({ name: "night", scenario }), refusal);
      await t.rejects(sim.allocate({ scenario }), refusal);
      await t.rejects(sim.world().replaceScenario(scenario), refusal);
      t.strictSame(
        (await sim.worlds()).map(({ scenario }) => scenario),
        ["two agents"],
      );
    }));

  test(`${transport}, a wrong file is named with line and column, whatever it contains`, (t) =>
    withSimulator(async (sim) => {
      const folder = t.testdir({
        "wrong.yaml": "# Night.\ncentre: {}\n",
        "name.yaml": "default",
        "empty.yaml": "",
        "old.yaml": Buffer.from("name: caf\xe9\n", "latin1"),
      });
      const messages = [];
      for (const file of ["wrong.yaml", "name.yaml", "empty.yaml", "old.yaml"]) {
        const scenario = join(folder, file);
        for (const attempt of [() => sim.createWorld({ scenario }), () => sim.world().replaceScenario(scenario)])
          messages.push(await attempt().catch(({ message }) => message.slice(folder.length + 1)));
      }
      t.match(messages, [
        /^wrong.yaml:2:1: unknown member "centre"/,
        /^wrong.yaml:2:1: unknown member "centre"/,
        /^name.yaml:1:1: "default" is not a valid scenario/,
        /^name.yaml:1:1: "default" is not a valid scenario/,
        /^empty.yaml:1:1: this file is empty/,
        /^empty.yaml:1:1: this file is empty/,
        /^old.yaml:1:10: the byte 0xE9 here is not UTF-8/,
        /^old.yaml:1:10: the byte 0xE9 here is not UTF-8/,
      ]);
    }));
}

test("a name, YAML text and an object are not read as paths when a world is created", async (t) => {
  await using sim = await startSimulator({ clock: "manual" });
  const worlds = [
    await sim.createWorld({ scenario: "busy-hour" }),
    await sim.createWorld({ scenario: "name: a/b.yaml" }),
    await sim.createWorld({ scenario: { name: "c.yaml" } }),
  ];
  t.strictSame(await Promise.all(worlds.map(async (world) => (await world.get()).scenario)), [
    "The busy hour",
    "a/b.yaml",
    "c.yaml",
  ]);
});
