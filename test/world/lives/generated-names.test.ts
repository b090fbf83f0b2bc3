// Tests of generated names of agents: they follow from seed and id, and are not stored.

import { test } from "tap";
import { World, type WorldOptions } from "../../../src/world/world.ts";
import { readTestScenario } from "../../support/test-scenario.ts";

const AGENTS = [{ id: 101, name: "Ada" }, { ids: "102-104" }];

const readAgents = (agents: object[]) => readTestScenario({ clock: "manual", center: { agents } });

async function openNamedWorld(options: Partial<WorldOptions> = {}): Promise<World> {
  return World.open({ name: "w", scenario: await readAgents(AGENTS), ...options });
}

const namesOf = ({ center }: World) => Array.from(center.state.agents.values(), (agent) => center.nameOf(agent));

const NAMES = ["Ada", "Zella VonRueden", "Joaquin Keeling", "Anita McCullough"];

test("a name does not depend on the order in which names are read, and stays the same after a reset", async (t) => {
  const world = await openNamedWorld({ seed: 7 });
  const backwards = [...world.center.state.agents.values()].reverse().map((agent) => world.center.nameOf(agent));
  t.strictSame([backwards.reverse(), namesOf(world)], [NAMES, NAMES]);
  world.reset();
  t.strictSame(namesOf(world), NAMES);
});

test("another seed gives other names", async (t) => {
  t.strictSame(namesOf(await openNamedWorld({ seed: 8 })), ["Ada", "Ernestine Braun", "Obie Goldner", "Kira Larkin"]);
});

test("reading names changes neither the hash nor a later random number", async (t) => {
  const [read, unread] = [await openNamedWorld({ seed: 7 }), await openNamedWorld({ seed: 7 })];
  namesOf(read);
  t.equal(await read.hashInSlices(), await unread.hashInSlices());
  t.equal(read.generateNumber(), unread.generateNumber());
});

test("a world of another seed that restores a snapshot has the names of the snapshot", async (t) => {
  const [world, other] = [await openNamedWorld({ seed: 7 }), await openNamedWorld({ seed: 8 })];
  const snapshot = JSON.parse(JSON.stringify(world.snapshot()));
  t.notMatch(JSON.stringify(snapshot), "Zella");
  await other.restore(snapshot);
  t.strictSame(namesOf(other), NAMES);
});

test("agents that a later scenario adds have the names that they would have had from the beginning", async (t) => {
  const world = await openNamedWorld({ seed: 7, scenario: await readAgents([{ id: 103 }]) });
  await world.replaceScenario(await readAgents(AGENTS));
  t.strictSame([...namesOf(world)].sort(), [...NAMES].sort());
});
