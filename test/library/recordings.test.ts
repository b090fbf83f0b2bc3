// Tests of agents who record their calls in the library, with a simulator in this process and in another one.
import { test } from "tap";
import { TRANSPORTS } from "./both-transports.ts";

for (const [transport, withSimulator] of TRANSPORTS) {
  test(`${transport}, an agent records its call without the time of a pause`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      const ada = world.agent(101);
      await ada.signIn();
      await world.incomingCall({ to: { agent: 101 }, from: "13800000001" });
      await ada.answer();
      t.equal((await ada.record()).state, "talking");
      await world.clock.advance("20s");
      await ada.pauseRecording();
      t.match(await world.recordings({ agent: 101 }), [{ state: "paused", length: "20s" }]);
      await world.clock.advance("10s");
      await ada.resumeRecording();
      await world.clock.advance("5s");
      await ada.stopRecording();
      t.match(await world.recordings(), {
        length: 1,
        0: { agent: 101, state: "finished", caller: "13800000001", length: "25s" },
      });
      await t.rejects(ada.stopRecording(), {
        code: "CCGW_REFUSED",
        reason: "no-recording-to-stop",
        retcode: "500-010",
      });
    }));
}
