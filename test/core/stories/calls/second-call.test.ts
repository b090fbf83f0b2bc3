// Stories of an agent who holds one call and makes another.
import { test } from "tap";
import { openCenter, type SigningIn } from "../../../support/center.ts";

/** Opens a center in which agent 101 has had a customer on hold since second 10. */
function openWithHold(habit: { does?: "busy" | "answer" } = {}, details: SigningIn = {}) {
  const stage = openCenter({ habits: [{ number: "139*", ...habit }] });
  stage.signIn(101, details);
  const first = stage.call();
  stage.answer(101);
  stage.runFor(10);
  stage.hold(101);
  return { ...stage, first };
}

test("the second call sends no phone events, and the first call can be retrieved after it", (t) => {
  const { callOut, release, retrieve, runFor, record, counted } = openWithHold();
  const rows = record();
  callOut(101);
  runFor(20);
  release(101);
  runFor(5);
  retrieve(101);
  runFor(5);
  release(101);
  t.same(rows, [
    [10, "center", "callDialed"],
    [10, 101, "otherSideAlerting"],
    [13, "center", "outsideAnswered"],
    [13, 101, "talking"],
    [30, 101, "leftCall"],
    [30, 101, "otherSideLeft"],
    [30, "center", "callOver"],
    [35, 101, "talking"],
    [40, 101, "leftCall"],
    [40, 101, "otherSideLeft"],
    [40, 101, "phoneOnHook"],
    [40, 101, "becameIdle"],
    [40, "center", "callOver"],
  ]);
  t.same(counted(101), { talktime: 40, answernums: 1, calloutnums: 1, keepnums: 1, agentrelease: 2 });
  t.end();
});

test("the event of each ended call says whether another conversation continues", (t) => {
  const { callOut, release, hangUpAsCustomer, runFor, events, first } = openWithHold();
  const second = callOut(101);
  runFor(3);
  hangUpAsCustomer(first);
  release(101);
  t.same(events("leftCall"), [
    { type: "leftCall", agent: 101, call: first, by: "other", stillTalking: true },
    { type: "leftCall", agent: 101, call: second, by: "agent", stillTalking: false },
  ]);
  t.end();
});

test("if the second call fails, the first stays on hold", (t) => {
  const { callOut, runFor, record, counted, stateOf } = openWithHold({ does: "busy" });
  const rows = record();
  callOut(101);
  runFor(5);
  t.same(rows, [
    [10, "center", "callDialed"],
    [10, 101, "dialFailed"],
    [10, 101, "connectFailed"],
    [10, "center", "callOver"],
  ]);
  t.equal(stateOf(101), "occupied");
  t.same(counted(101), { talktime: 15, answernums: 1, keepnums: 1 });
  t.end();
});

test("if the held customer hangs up and the second call then fails, wrap-up follows", (t) => {
  const { callOut, actAsOutsideParty, hangUpAsCustomer, runFor, record, counted, first } = openWithHold(
    {},
    { autoEnterIdle: false },
  );
  const second = callOut(101);
  runFor(1);
  const rows = record();
  hangUpAsCustomer(first);
  runFor(1);
  actAsOutsideParty(second, "refuses");
  t.same(rows, [
    [11, 101, "otherSideLeft"],
    [11, 101, "leftCall"],
    [11, "center", "callOver"],
    [12, 101, "phoneOnHook"],
    [12, 101, "dialFailed"],
    [12, 101, "connectFailed"],
    [12, "center", "callOver"],
    [12, 101, "wrapUpBegan"],
  ]);
  t.same(counted(101), { talktime: 11, answernums: 1, keepnums: 1 });
  t.end();
});

test("a third call can be made while two are held, and a held call can be retrieved by its id", (t) => {
  const { callOut, hold, retrieve, runFor, center, first } = openWithHold();
  const second = callOut(101);
  runFor(3);
  t.equal(retrieve(101), "retrieve-forbidden", "the second call is in the way");
  hold(101);
  const third = callOut(101, "13900000010");
  runFor(3);
  hold(101);
  t.equal(retrieve(101, first), "done");
  t.same(
    [first, second, third].map((id) => center.call(id)?.legs[0]?.state),
    ["talking", "held", "held"],
  );
  t.end();
});
