// Tests of worlds that a program allocates for a test, with a simulator in this process and in another one.
import { test } from "tap";
import { SCENARIO, TRANSPORTS } from "./both-transports.ts";

for (const [transport, withSimulator] of TRANSPORTS) {
  test(`${transport}, an allocated world lasts until the end of its block, and a taken name is refused`, (t) =>
    withSimulator(async (sim) => {
      let name = "";
      {
        await using world = await sim.allocate({ scenario: SCENARIO, clock: "manual" });
        name = world.name;
        t.match(await world.get(), { name: /^test-[a-z0-9]{12}$/, agents: 2, ttl: "10m" });
        t.strictSame([world.url, world.host, world.ca], [`${sim.url}/w/${name}`, undefined, sim.ca]);
      }
      await t.rejects(sim.world(name).get(), { code: "CCGW_UNKNOWN_WORLD" });
      await t.rejects(sim.allocate({ name: "default" }), { code: "CCGW_WORLD_TAKEN" });
    }));
}
