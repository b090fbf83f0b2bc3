// A test with tap, in plain JavaScript, which supports `await using` from Node 24 on.
import { startSimulator } from "cc-gateway-simulator";
import { test } from "tap";
import { AgentClient } from "../client.mjs";

test("a call of 90 seconds is counted", async (t) => {
  const sim = await startSimulator({ clock: "manual", scenario: { center: { agents: [{ id: 101 }] } } });
  t.teardown(() => sim.close());
  const client = new AgentClient(sim, 101);
  await client.signIn();

  await sim.world().incomingCall({ to: { agent: 101 } });
  await sim.world().clock.advance("90s");

  const { answernums, talktime } = await client.statistics();
  t.same({ answernums, talktime }, { answernums: 1, talktime: 90 });
});
