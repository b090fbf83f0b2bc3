// Tests of run --trace: what happened before an expectation that failed.
import { test } from "tap";
import { runToEnd } from "../command.ts";

const SCENARIO = `name: One call
center: { queues: [{ id: 25 }], agents: [{ id: 101, queues: [25] }] }
steps:
  - waitFor: { agent: 101, state: idle, timeout: 5s }
  - call: { from: "13900000001", to: { queue: 25 } }
  - wait: 20s
  - hangUp: { by: customer }
  - expect: { queue: 25, answered: 1 }
  - expect: { queue: 25, answered: 2 }
  - expect: { queue: 25, answered: 3 }
`;

test("a failed expectation shows the events before it, and a second one only newer events", async (t) => {
  const { exitCode, out } = await runToEnd(["run", "-", "--trace"], {}, SCENARIO);
  t.equal(exitCode, 1);
  const [head = "", ...failed] = out.split("  FAILED");
  t.notMatch(head, "|");
  t.equal(failed.length, 2);
  t.match(failed[0], "\n            | 0:00:00       callQueued: call 1767603600-1, queue 25\n");
  t.match(failed[0], /\| 0:00:03 {7}talking: agent 101, [^\n]*caller 13900000001/);
  t.match(failed[0], /\| 0:00:20 {7}callOver: call 1767603600-1\n$/);
  t.notMatch(failed[1], "|");
});

test("--json has the lines with the failed expectation, and nothing without --trace", async (t) => {
  const readOutcomes = async (...options: string[]) =>
    JSON.parse((await runToEnd(["run", "-", "--json", ...options], {}, SCENARIO)).out).outcomes;
  const [passed, , failed] = await readOutcomes("--trace");
  t.strictSame([passed.trace, failed.trace.length > 10], [undefined, true]);
  t.equal(failed.trace.at(-1), "0:00:20       callOver: call 1767603600-1");
  t.strictSame(
    (await readOutcomes()).map(({ trace }: { trace?: unknown }) => trace),
    [undefined, undefined, undefined, undefined],
  );
});
