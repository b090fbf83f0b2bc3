// Stories of inspections in the counters: an inspection does not count, but a call that is taken over counts for both agents.
import { test } from "tap";
import { beginInspecting, takeOverCall } from "../../../../src/core/index.ts";
import { openCenter } from "../../../support/center.ts";

const INSPECTOR = { 101: { inspector: true } };

test("an inspection counts for neither side, and the call counts only for the agent", (t) => {
  const stage = openCenter({ special: INSPECTOR });
  stage.signIn(101);
  stage.signIn(102);
  const id = stage.call({ agent: 102 });
  stage.answer(102);
  stage.center.perform(beginInspecting, { inspector: 101, agent: 102, mode: "insert" });
  stage.runFor(60);
  stage.hangUpAsCustomer(id);
  t.strictSame([stage.counted(101), stage.counted(102)], [{}, { talktime: 60, answernums: 1 }]);
  t.end();
});

test("a call that is taken over counts as an answered call of the inspector, and not as a hang-up of the agent", (t) => {
  const stage = openCenter({ special: INSPECTOR });
  stage.signIn(101);
  stage.signIn(102);
  const id = stage.call({ agent: 102 });
  stage.answer(102);
  stage.center.perform(beginInspecting, { inspector: 101, agent: 102, mode: "listen" });
  stage.runFor(60);
  stage.center.perform(takeOverCall, { inspector: 101, agent: 102, call: undefined });
  stage.runFor(30);
  stage.hangUpAsCustomer(id);
  t.strictSame(
    [stage.counted(101), stage.counted(102)],
    [
      { talktime: 30, answernums: 1 },
      { talktime: 60, answernums: 1 },
    ],
  );
  t.end();
});
