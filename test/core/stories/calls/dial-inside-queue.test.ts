// Stories of an agent who calls a queue to reach a free colleague.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

test("a call to a queue reaches a free agent of the queue", (t) => {
  const { signIn, callInside, runFor, record, agentsOf, events } = openCenter();
  signIn(101);
  signIn(102, { queues: [25] });
  runFor(1);
  signIn(103, { autoAnswer: true, queues: [26] });
  const rows = record();
  const id = callInside(101, { queue: 26 });
  t.same(rows.slice(5), [
    [1, 103, "occupied"],
    [1, 103, "phoneAlerting"],
    [1, 103, "phoneOffHook"],
    [1, 103, "callAnnounced"],
    [1, 103, "autoAnswered"],
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

test("a call to a queue without a free agent fails", (t) => {
  const { signIn, callInside, record, events } = openCenter();
  signIn(101);
  signIn(102, { queues: [25] });
  const rows = record();
  callInside(101, { queue: 26 });
  t.same(rows.slice(4), [
    [0, 101, "allBusy"],
    [0, 101, "dialFailed"],
    [0, 101, "phoneOnHook"],
    [0, "center", "callOver"],
    [0, 101, "becameIdle"],
  ]);
  t.same(events("allBusy"), [{ type: "allBusy", agent: 101, queue: 26 }]);
  t.equal(callInside(101, { queue: 27 }), "no-such-queue");
  t.end();
});
