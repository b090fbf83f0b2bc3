// Tests of the tape of a world as a scenario, in this process and in another one.
import { test } from "tap";
import { TRANSPORTS } from "./both-transports.ts";

for (const [transport, withSimulator] of TRANSPORTS) {
  test(`${transport}, the tape of a world becomes a scenario`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      await world.agent(101).signIn();
      await world.clock.advance("5s");
      await world.incomingCall({ from: "13800000001", to: { agent: 101 } });
      const yaml = await world.tapeAsScenario();
      t.match(
        yaml.split("steps:\n")[1],
        '  - signIn: { agent: 101 }\n  - wait: 5s # until 09:00:05\n  - call: { from: "13800000001", to: { agent: 101 } }\n',
      );
      t.hasStrict(await sim.createWorld({ name: "again", scenario: yaml }), { name: "again" });
    }));
}
