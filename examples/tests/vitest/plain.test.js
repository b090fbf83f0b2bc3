// A test with vitest, in plain JavaScript, which supports `await using` from Node 24 on.
import { startSimulator } from "cc-gateway-simulator";
import { expect, onTestFinished, test } from "vitest";
import { AgentClient } from "../client.mjs";

test("a call of 90 seconds is counted", async () => {
  const sim = await startSimulator({ clock: "manual", scenario: { center: { agents: [{ id: 101 }] } } });
  onTestFinished(() => sim.close());
  const client = new AgentClient(sim, 101);
  await client.signIn();

  await sim.world().incomingCall({ to: { agent: 101 } });
  await sim.world().clock.advance("90s");

  const { answernums, talktime } = await client.statistics();
  expect({ answernums, talktime }).toEqual({ answernums: 1, talktime: 90 });
});
