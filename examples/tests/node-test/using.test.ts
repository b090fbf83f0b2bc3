// A test with Node's own runner, in TypeScript: `await using` closes the simulator at the end of the test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startSimulator } from "cc-gateway-simulator";
import { AgentClient } from "../client.mjs";

test("a call of 90 seconds is counted", async () => {
  await using sim = await startSimulator({ clock: "manual", scenario: { center: { agents: [{ id: 101 }] } } });
  const client = new AgentClient(sim, 101);
  await client.signIn();

  await sim.world().incomingCall({ to: { agent: 101 } });
  await sim.world().clock.advance("90s");

  const { answernums, talktime } = await client.statistics();
  assert.deepEqual({ answernums, talktime }, { answernums: 1, talktime: 90 });
});
