// Stories of calls that an agent does not answer or rejects.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

test("an agent who does not answer in time becomes busy with reason 2, and the call rings at the next agent", (t) => {
  const { signIn, call, record, runFor, stateOf, events, agentsOf } = openCenter();
  signIn(101);
  runFor(1);
  signIn(102);
  const id = call();
  const rows = record();
  runFor(30);
  t.same(rows, [
    [31, 101, "notAnswered"],
    [31, 101, "phoneOnHook"],
    [31, 101, "becameBusy"],
    [31, 102, "occupied"],
    [31, 102, "phoneAlerting"],
    [31, 102, "phoneOffHook"],
    [31, 102, "callAnnounced"],
    [31, 102, "ringing"],
    [31, 102, "otherSideAlerting"],
  ]);
  t.same(events("becameBusy"), [{ type: "becameBusy", agent: 101, reason: 2, again: false }]);
  t.equal(stateOf(101), "busy");
  t.same(agentsOf(id), [102]);
  t.end();
});

test("with noAnswerAction idle, the agent becomes idle again, behind agents who have been idle longer", (t) => {
  const { signIn, call, record, runFor, stateOf, agentsOf } = openCenter({
    settings: { noAnswerAction: "idle", ringTime: 12_000 },
  });
  signIn(101);
  signIn(102);
  const id = call();
  const rows = record();
  runFor(12);
  t.same(rows, [
    [12, 101, "notAnswered"],
    [12, 101, "phoneOnHook"],
    [12, 101, "becameIdle"],
    [12, 102, "occupied"],
    [12, 102, "phoneAlerting"],
    [12, 102, "phoneOffHook"],
    [12, 102, "callAnnounced"],
    [12, 102, "ringing"],
    [12, 102, "otherSideAlerting"],
  ]);
  t.equal(stateOf(101), "idle");
  t.same(agentsOf(id), [102]);
  t.end();
});

test("an unanswered call is served before later calls", (t) => {
  const { signIn, call, runFor, agentsOf, sayFree } = openCenter();
  signIn(101);
  const first = call();
  const second = call();
  runFor(30);
  t.same([agentsOf(first), agentsOf(second)], [[], []]);
  sayFree(101);
  t.same([agentsOf(first), agentsOf(second)], [[101], []]);
  t.end();
});

test("a direct call that is not answered ends", (t) => {
  const { signIn, call, record, runFor } = openCenter();
  signIn(101);
  signIn(102);
  call({ agent: 101 });
  const rows = record();
  runFor(60);
  t.same(rows, [
    [30, 101, "notAnswered"],
    [30, 101, "phoneOnHook"],
    [30, "center", "callOver"],
    [30, 101, "becameBusy"],
  ]);
  t.end();
});

test("a busy state that was booked while a call rang replaces the busy state that follows an unanswered call", (t) => {
  const { signIn, call, sayBusy, cancelBusy, runFor, events, stateOf } = openCenter();
  signIn(101);
  call({ agent: 101 });
  sayBusy(101, 200);
  runFor(30);
  t.same(events("becameBusy"), [{ type: "becameBusy", agent: 101, reason: 200, again: false }]);
  cancelBusy(101);
  t.equal(stateOf(101), "idle", "no booking remains");
  t.end();
});

test("a rest that was booked while a call rang begins when the call is not answered", (t) => {
  const { signIn, call, rest, cancelRest, runFor, record, stateOf } = openCenter();
  signIn(101);
  call({ agent: 101 });
  rest(101, 300, 5);
  const rows = record();
  runFor(30);
  t.same(rows, [
    [30, 101, "notAnswered"],
    [30, 101, "phoneOnHook"],
    [30, "center", "callOver"],
    [30, 101, "restBegan"],
  ]);
  cancelRest(101);
  t.equal(stateOf(101), "idle");
  t.end();
});

test("an agent who rejects a ringing call becomes busy with reason 7, and the call rings at the next agent", (t) => {
  const { signIn, call, release, record, runFor, events, agentsOf } = openCenter();
  signIn(101);
  signIn(102);
  const id = call();
  runFor(4);
  const rows = record();
  release(101);
  t.same(rows, [
    [4, 101, "leftCall"],
    [4, 101, "phoneOnHook"],
    [4, 101, "becameBusy"],
    [4, 102, "occupied"],
    [4, 102, "phoneAlerting"],
    [4, 102, "phoneOffHook"],
    [4, 102, "callAnnounced"],
    [4, 102, "ringing"],
    [4, 102, "otherSideAlerting"],
  ]);
  t.same(events("leftCall"), [{ type: "leftCall", agent: 101, call: id, by: "redirection", stillTalking: false }]);
  t.same(events("becameBusy"), [{ type: "becameBusy", agent: 101, reason: 7, again: false }]);
  t.same(
    events("callAnnounced").map(({ agent, turnedAwayBy }) => [agent, turnedAwayBy]),
    [
      [101, []],
      [102, [101]],
    ],
  );
  t.same(agentsOf(id), [102]);
  t.end();
});

test("a direct call that is rejected ends", (t) => {
  const { signIn, call, release, record, events } = openCenter();
  signIn(101);
  const id = call({ agent: 101 });
  const rows = record();
  release(101);
  t.same(rows, [
    [0, 101, "leftCall"],
    [0, 101, "phoneOnHook"],
    [0, "center", "callOver"],
    [0, 101, "becameBusy"],
  ]);
  t.same(events("leftCall"), [{ type: "leftCall", agent: 101, call: id, by: "agent", stillTalking: false }]);
  t.end();
});

test("a call that returns to the agent who rejected it rings for the full time again", (t) => {
  const { signIn, call, release, runFor, record, agentsOf } = openCenter({ settings: { noAnswerAction: "idle" } });
  signIn(101);
  const id = call();
  runFor(10);
  release(101);
  t.same(agentsOf(id), [101]);
  const rows = record();
  runFor(29);
  t.same(rows, []);
  runFor(1);
  t.same(rows[0], [40, 101, "notAnswered"]);
  t.end();
});
