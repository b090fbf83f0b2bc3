// Stories of an agent who calls a queue, to reach whoever of its colleagues is free there.
import { test } from "tap";
import { openCenter } from "../../support/center.ts";

test("a queue leads to whoever is free in it", (t) => {
  const { signIn, callInside, pass, record, agentsOf, events } = openCenter();
  signIn(101);
  signIn(102, { queues: [25] });
  pass(1);
  signIn(103, { autoAnswer: true, queues: [26] });
  const rows = record();
  const id = callInside(101, { queue: 26 });
  t.same(rows.slice(5), [
    [1, 103, "occupied"],
    [1, 103, "phone-alerting"],
    [1, 103, "phone-off-hook"],
    [1, 103, "call-announced"],
    [1, 103, "auto-answered"],
    [1, 103, "talking"],
    [1, 101, "talking"],
  ]);
  t.same(agentsOf(id), [101, 103]);
  t.same(
    events("talking").map(({ agent, called, queueName }) => [agent, called, queueName]),
    [
      [103, "60026", "Sales"],
      [101, "60026", "Sales"],
    ],
  );
  t.end();
});

test("a queue in which nobody is free", (t) => {
  const { signIn, callInside, record, events } = openCenter();
  signIn(101);
  signIn(102, { queues: [25] });
  const rows = record();
  callInside(101, { queue: 26 });
  t.same(rows.slice(4), [
    [0, 101, "all-busy"],
    [0, 101, "dial-failed"],
    [0, 101, "phone-on-hook"],
    [0, "center", "call-over"],
    [0, 101, "became-idle"],
  ]);
  t.same(events("all-busy"), [{ type: "all-busy", agent: 101, queue: 26 }]);
  t.equal(callInside(101, { queue: 27 }), "no-such-queue");
  t.end();
});
