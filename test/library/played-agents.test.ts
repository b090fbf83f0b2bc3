// Tests of agents that a test plays with the library, in this process and from another one.
import { test } from "tap";
import { ControlError } from "../../src/index.ts";
import { TRANSPORTS } from "./both-transports.ts";

for (const [transport, withSimulator] of TRANSPORTS) {
  test(`${transport}, played agents answer, hold, consult, join, connect and transfer calls`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      const [ada, ben] = [world.agent(101), world.agent(102)];
      for (const agent of [ada, ben]) await agent.signIn();
      const customer = await world.incomingCall({ to: { agent: 101 } });
      t.equal((await ada.answer({ call: customer.id })).state, "talking");
      await ada.mute();
      await ada.unmute();
      await ada.hold();
      await ada.retrieve();
      const consultation = await ada.consult({ to: { agent: 102 } });
      t.hasStrict(await consultation.get(), { feature: "twoPartyHelp", state: "dialing" });
      await ben.answer();
      await ada.threeWayCall();
      t.equal((await ada.release({ call: customer.id })).state, "talking");
      t.equal((await ada.release()).state, "idle");

      const outside = await ben.callOut({ to: { number: "13900000001" } });
      t.equal((await outside.answer()).state, "talking");
      await ben.hold();
      await ben.callOut({ to: { agent: 101 } });
      await ada.answer();
      t.equal((await ben.connect()).state, "idle");
      await ada.transfer({ to: { agent: 102 }, mode: "success" });
      await ada.cancelTransfer();
      t.hasStrict(await ada.release(), { state: "idle" });
    }));

  test(`${transport}, an action that a played agent cannot perform rejects with the retcode of the gateway`, (t) =>
    withSimulator(async (sim) => {
      const ada = sim.world().agent(101);
      await ada.signIn();
      const refusals = [];
      for (const act of [
        () => ada.answer(),
        () => ada.reject({ after: "idle" }),
        () => ada.hold(),
        () => ada.intercept(),
        () => ada.inspect({ agent: 102, mode: "whisper" }),
        () => ada.stopInspecting(),
      ]) {
        const error: unknown = await act().catch((thrown: unknown) => thrown);
        refusals.push(error instanceof ControlError && [error.code, error.reason, error.retcode]);
      }
      t.strictSame(refusals, [
        ["CCGW_REFUSED", "nothing-to-answer", "200-002"],
        ["CCGW_REFUSED", "nothing-to-reject", "200-037"],
        ["CCGW_REFUSED", "nothing-to-hold", "200-013"],
        ["CCGW_REFUSED", "inspectors-only", "900-002"],
        ["CCGW_REFUSED", "inspectors-only", "900-002"],
        ["CCGW_REFUSED", "inspectors-only", "900-002"],
      ]);
      // @ts-expect-error a transfer has a target
      await t.rejects(ada.transfer({}), { code: "CCGW_INVALID_INPUT", message: /^to: "to" is missing: use / });
    }));
}
