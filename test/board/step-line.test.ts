// Tests of finding the line of a step in the YAML that the control API writes.
import { test } from "tap";
import { lineOfStep } from "../../src/board/panes/step-line.ts";

const YAML = `name: x
steps:
  - wait: 1s
  - repeat:
      times: 3
      steps:
        - wait: 10s
        - expect:
            agent: 101
            statistics:
              answernums: 5
  - parallel:
      - - wait: 1s
        - wait: 2s
      - - wait: 3s
center:
  queues:
    - id: 25
`;

test("the line of a step is found by its path at any depth, and a missing step has none", async (t) => {
  t.equal(lineOfStep(YAML, "steps[0]"), 3);
  t.equal(lineOfStep(YAML, "steps[1]"), 4);
  t.equal(lineOfStep(YAML, "steps[1].repeat.steps[0]"), 7);
  t.equal(lineOfStep(YAML, "steps[1].repeat.steps[1]"), 8);
  t.equal(lineOfStep(YAML, "steps[2].parallel[0][1]"), 14);
  t.equal(lineOfStep(YAML, "steps[2].parallel[1][0]"), 15);
  t.equal(lineOfStep(YAML, "steps[3]"), undefined);
});
