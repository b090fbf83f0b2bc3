// Worlds from within a program: made, found, reset and deleted.
import { test } from "tap";
import { startSimulator, WorldError } from "../../src/index.ts";

test("a program makes worlds beside the default one, and deletes them", async (t) => {
  await using sim = await startSimulator({ scenario: { name: "first" }, clock: "manual" });
  const world = await sim.createWorld({ name: "mine", scenario: { name: "second" }, seed: 7, clock: "manual" });
  t.equal(sim.world("mine"), world);
  t.same([sim.world().scenario.name, world.scenario.name, world.seed], ["first", "second", 7]);

  world.advance(60_000);
  t.equal(world.center.now - sim.world().center.now, 60_000);
  world.reset();
  t.equal(world.center.now, sim.world().center.now);

  sim.deleteWorld("mine");
  t.throws(() => sim.world("mine"), { message: 'There is no world named "mine".' });
});

test("what cannot be is thrown, with every mistake", async (t) => {
  await using sim = await startSimulator({ clock: "manual" });
  await t.rejects(sim.createWorld({ name: "a/b", ttl: "soon" }), {
    code: "CCGW_WORLD",
    problems: [/^name: "a\/b" is no name of a world: /, /^ttl: "soon" is no duration: /],
  });
  await t.rejects(sim.createWorld({ name: "default" }), { message: 'there is a world named "default" already' });
  t.throws(() => sim.deleteWorld("default"), WorldError);
  t.throws(() => sim.deleteWorld("none"), { message: 'there is no world named "none"' });
});

test("a client finds a world by path and by header", async (t) => {
  await using sim = await startSimulator({ scenario: { center: { agents: [] } }, clock: "manual", httpPort: 0 });
  await sim.createWorld({ name: "mine", scenario: { center: { agents: [{ id: 300 }] } }, clock: "manual" });
  const retcode = async (prefix: string, headers: Record<string, string> = {}) => {
    const body = JSON.stringify({ password: "secret", phonenum: "1" });
    const url = `${sim.httpUrl}${prefix}/agentgateway/resource/onlineagent/300/forcelogin`;
    const response = await fetch(url, { method: "PUT", body, headers });
    return ((await response.json()) as { retcode: string }).retcode;
  };
  t.equal(await retcode("/w/mine"), "0");
  t.equal(await retcode("", { "X-CCGW-World": "mine" }), "0");
  t.not(await retcode(""), "0");
});

test("settings that were given at the start beat those of a later scenario, and no others do", async (t) => {
  const scenario = "name: one\nsettings: { ringTime: 10s, maxTime: 90s }\n";
  await using sim = await startSimulator({ scenario, settings: { maxTime: "100s" }, clock: "manual" });
  const body = "name: two\nsettings: { ringTime: 20s, maxTime: 110s }\n";
  const put = await fetch(`${sim.controlUrl}/worlds/default/scenario`, { method: "PUT", body });
  t.equal(put.status, 200);
  t.match(sim.world().center.settings, { ringTime: 20_000, maxTime: 100_000 });
  sim.world().reset();
  t.match(sim.world().center.settings, { ringTime: 20_000, maxTime: 100_000 });
});
