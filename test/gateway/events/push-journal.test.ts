// Tests of pushes in the journal: each push has an entry with its events, and whether it repeats some of them.
import { test } from "tap";
import { openGateway, START } from "../../support/gateway.ts";
import { QUICK, sendNotes, signInWithPushTo, untilAllPushed } from "../../support/pushing.ts";
import { ACKNOWLEDGED, openReceiver, REFUSED } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";

const pushesOf = ({ world }: Awaited<ReturnType<typeof openGateway>>) => world.journal.list({ operation: "push" });

test("each push has an entry with its events, its answer and whether it repeats events of a failed one", async (t) => {
  const gateway = await openGateway(t, QUICK);
  const receiver = await openReceiver(t, (_, nth) => {
    if (nth === 1) sendNotes(gateway, "meanwhile");
    return nth === 1 ? REFUSED : ACKNOWLEDGED;
  });
  await signInWithPushTo(gateway, receiver);
  await untilAllPushed(gateway);
  sendNotes(gateway, "later");
  await untilAllPushed(gateway);
  t.match(pushesOf(gateway), [
    {
      phase: "answered",
      status: 200,
      retcode: undefined,
      events: [1, 2],
      repeated: false,
      reason: { sentence: /"1"/ },
    },
    { phase: "answered", status: 200, retcode: "0", events: [1, 2, 3], repeated: true, reason: undefined },
    { phase: "answered", status: 200, retcode: "0", events: [4], repeated: false, agent: "101", method: "POST" },
  ]);
  const [, , last] = pushesOf(gateway);
  t.match(last?.request?.text, /^\{"workNo":"101","eventList":\[\{"eventType":"AgentOther_Note".*"context":"later"/);
  t.equal(last?.answer?.text, '{"message":"","retcode":"0"}');
  t.equal(gateway.world.journal.count, 1, "a push does not count as a request");
});

test("a push in progress has an entry, which ends at the world time of the answer", async (t) => {
  const wall = new FakeWall(START);
  const gateway = await openGateway(t, { wall });
  gateway.world.setClock({ kind: "paced", factor: 1 });
  let acknowledge = (): void => {};
  const acknowledged = new Promise<void>((resolve) => {
    acknowledge = resolve;
  });
  const receiver = await openReceiver(t, () => acknowledged.then(() => ACKNOWLEDGED));
  await signInWithPushTo(gateway, receiver);
  await receiver.waitForPushes(1);
  t.match(pushesOf(gateway), [{ phase: "received", worldTime: START, events: [1, 2], endedWorldTime: undefined }]);
  wall.advance(4_000);
  acknowledge();
  await untilAllPushed(gateway);
  t.match(pushesOf(gateway), [{ phase: "answered", worldTime: START, endedWorldTime: START + 4_000, ms: 4_000 }]);
});

test("a push that a reset of its world stops is aborted without a reason", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t, () => "silence");
  await signInWithPushTo(gateway, receiver);
  await receiver.waitForPushes(1);
  const { errorBoundary } = gateway.world;
  await gateway.world.reset();
  await until(() => pushesOf(gateway)[0]?.phase === "aborted");
  t.match(pushesOf(gateway), [{ phase: "aborted", reason: undefined, retcode: undefined, events: [1, 2] }]);
  t.equal(errorBoundary.failure, undefined);
});
