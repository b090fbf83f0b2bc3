// Stories of rests: they are granted, overstayed, ended and prolonged.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

test("an idle agent is granted a rest, and gets no calls meanwhile", (t) => {
  const { signIn, rest, cancelRest, call, record, runFor, events } = openCenter();
  signIn(101);
  const rows = record();
  rest(101, 600, 200);
  call();
  runFor(300);
  cancelRest(101);
  t.same(rows, [
    [0, 101, "restBegan"],
    [0, "center", "callArrived"],
    [0, "center", "callQueued"],
    [300, 101, "restEnded"],
    [300, 101, "occupied"],
    [300, 101, "phoneAlerting"],
    [300, 101, "phoneOffHook"],
    [300, 101, "callAnnounced"],
    [300, 101, "ringing"],
    [300, 101, "otherSideAlerting"],
  ]);
  t.same(events("restBegan"), [{ type: "restBegan", agent: 101, restCause: 200, granted: 600_000 }]);
  t.end();
});

test("at the end of the granted time, the agent gets one reminder and still rests", (t) => {
  const { signIn, rest, cancelRest, record, runFor, stateOf } = openCenter();
  signIn(101);
  const rows = record();
  rest(101, 60);
  runFor(100);
  t.equal(stateOf(101), "rest");
  runFor(100);
  cancelRest(101);
  t.same(rows, [
    [0, 101, "restBegan"],
    [60, 101, "restOverstayed"],
    [200, 101, "restEnded"],
  ]);
  t.end();
});

test("a rest that ended in time does not make the next rest an overstay", (t) => {
  const { signIn, rest, sayFree, record, runFor } = openCenter();
  signIn(101);
  const rows = record();
  rest(101, 60);
  runFor(30);
  sayFree(101);
  rest(101, 60);
  runFor(59);
  sayFree(101);
  t.same(rows, [
    [0, 101, "restBegan"],
    [30, 101, "restEnded"],
    [30, 101, "restBegan"],
    [89, 101, "restEnded"],
  ]);
  t.end();
});

test("a repeated request for a rest restarts or prolongs the rest", (t) => {
  const { signIn, rest, record, runFor } = openCenter();
  signIn(101);
  const rows = record();
  rest(101, 60);
  runFor(30);
  rest(101, 10, 0, true);
  runFor(50);
  rest(101, 5, 0, true);
  runFor(20);
  rest(101, 60);
  runFor(100);
  t.same(rows, [
    [0, 101, "restBegan"],
    [30, 101, "restProlonged"],
    [70, 101, "restOverstayed"],
    [80, 101, "restProlonged"],
    [85, 101, "restOverstayed"],
    [100, 101, "restBegan"],
    [160, 101, "restOverstayed"],
  ]);
  t.end();
});

test("a repeated request for the busy state restarts or continues it", (t) => {
  const { signIn, sayBusy, record, runFor, session, events } = openCenter();
  signIn(101);
  const rows = record();
  sayBusy(101, 200);
  runFor(10);
  sayBusy(101, 201, true);
  t.hasStrict(session(101).state, { name: "busy", reason: 200 });
  runFor(10);
  sayBusy(101, 202);
  t.same(rows, [
    [0, 101, "becameBusy"],
    [20, 101, "becameBusy"],
  ]);
  t.same(
    events("becameBusy").map(({ reason }) => reason),
    [200, 202],
  );
  t.end();
});

test("a sign-out ends a rest without an event, and cancels its reminder", (t) => {
  const { signIn, rest, signOut, record, runFor } = openCenter();
  signIn(101);
  rest(101, 60);
  const rows = record();
  signOut(101);
  signIn(101);
  rest(101, 90);
  runFor(60);
  t.same(rows, [
    [0, 101, "signedOut"],
    [0, 101, "signedIn"],
    [0, 101, "becameIdle"],
    [0, 101, "skillsChosen"],
    [0, 101, "restBegan"],
  ]);
  t.end();
});
