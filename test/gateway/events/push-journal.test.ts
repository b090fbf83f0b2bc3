// Tests of pushes in the journal: each push has an entry with its events, and whether it repeats some of them.
import { test } from "tap";
import { type Gateway, openGateway, START } from "../../support/gateway.ts";
import { QUICK, sendNotes, signInWithPushTo, untilAllPushed } from "../../support/pushing.ts";
import { ACKNOWLEDGED, openReceiver, REFUSED } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";

/** Returns the journal entries of the pushes of a world. */
const listPushes = ({ world }: Gateway) => world.journal.list({ operation: "push" });

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
  const pushes = listPushes(gateway);
  t.strictSame(
    pushes.map(({ phase, status, retcode, events, repeated }) => [phase, status, retcode, events, repeated]),
    [
      ["answered", 200, undefined, [1, 2], false],
      ["answered", 200, "0", [1, 2, 3], true],
      ["answered", 200, "0", [4], false],
    ],
  );
  const [first, second, last] = pushes;
  t.match(first?.reason?.sentence, /"1"/);
  t.strictSame([second?.reason, last?.agent, last?.method], [undefined, "101", "POST"]);
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
  t.strictSame(
    listPushes(gateway).map(({ phase, worldTime, events, endedWorldTime }) => [
      phase,
      worldTime,
      events,
      endedWorldTime,
    ]),
    [["received", START, [1, 2], undefined]],
  );
  wall.advance(4_000);
  acknowledge();
  await untilAllPushed(gateway);
  t.strictSame(
    listPushes(gateway).map(({ phase, worldTime, endedWorldTime, ms }) => [phase, worldTime, endedWorldTime, ms]),
    [["answered", START, START + 4_000, 4_000]],
  );
});

test("a push that a reset of its world stops is aborted without a reason", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t, () => "silence");
  await signInWithPushTo(gateway, receiver);
  await receiver.waitForPushes(1);
  const { errorBoundary } = gateway.world;
  await gateway.world.reset();
  await until(() => listPushes(gateway)[0]?.phase === "aborted");
  t.strictSame(
    listPushes(gateway).map(({ phase, reason, retcode, events }) => [phase, reason, retcode, events]),
    [["aborted", undefined, undefined, [1, 2]]],
  );
  t.equal(errorBoundary.failure, undefined);
});
