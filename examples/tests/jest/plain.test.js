// A test with jest.
// Its transform does not support `await using`, so afterEach closes the simulator.
import { startSimulator } from "cc-gateway-simulator";
import { AgentClient } from "../client.mjs";

let sim;
afterEach(() => sim?.close());

test("a call of 90 seconds is counted", async () => {
  sim = await startSimulator({ clock: "manual", scenario: { center: { agents: [{ id: 101 }] } } });
  const client = new AgentClient(sim, 101);
  await client.signIn();

  await sim.world().incomingCall({ to: { agent: 101 } });
  await sim.world().clock.advance("90s");

  const { answernums, talktime } = await client.statistics();
  expect({ answernums, talktime }).toEqual({ answernums: 1, talktime: 90 });
});
