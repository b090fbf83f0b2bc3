// Tests of how the simulator counts in cases that the documentation of the counters leaves open.
import { test } from "tap";
import { openCenter } from "../support/center.ts";
import { OPEN_CASES } from "../support/open-cases.ts";

for (const { title, play, agent, colleague = {} } of OPEN_CASES) {
  test(title, (t) => {
    const stage = openCenter({ agents: 2, settings: { noAnswerAction: "idle" } });
    stage.signIn(101);
    stage.signIn(102, { queues: [] });
    play(stage);
    t.strictSame([stage.counted(101), stage.counted(102)], [agent, colleague]);
    t.end();
  });
}
