// Stories of calls that the platform proposes to an agent, who may make them.
import { test } from "tap";
import { openCenter } from "../../support/center.ts";

test("a proposal is told, and its call goes without the usual words before the talk", (t) => {
  const { signIn, offerPreview, callPreviewed, release, pass, record, counted, events, center } = openCenter();
  signIn(101);
  const rows = record();
  const control = offerPreview(101, ["13900000008", "13900000009"], "offer 7");
  const id = callPreviewed(101, "13900000009", 1);
  t.equal(control, 1);
  t.equal(center.call(id)?.data, "offer 7");
  pass(23);
  release(101);
  t.same(rows, [
    [0, 101, "preview-offered"],
    [0, "center", "call-dialled"],
    [0, 101, "phone-alerting"],
    [0, 101, "phone-off-hook"],
    [0, 101, "occupied"],
    [3, "center", "outside-answered"],
    [3, 101, "talking"],
    [23, 101, "left-call"],
    [23, 101, "other-side-left"],
    [23, 101, "phone-on-hook"],
    [23, 101, "became-idle"],
    [23, "center", "call-over"],
  ]);
  t.equal(events("occupied")[0]?.told, false);
  t.equal(events("talking")[0]?.feature, "preview");
  t.same(counted(101), { talktime: 20, calloutnums: 1, agentrelease: 1 });
  t.end();
});

test("a previewed call fails as an outbound one does", (t) => {
  const { signIn, offerPreview, callPreviewed, pass, record, counted } = openCenter({
    habits: [{ number: "139*", does: "refuse" }],
  });
  signIn(101);
  offerPreview(101, ["13900000009"]);
  callPreviewed(101, "13900000009", 1);
  const rows = record();
  pass(3);
  t.same(rows, [
    [3, 101, "phone-on-hook"],
    [3, 101, "dial-failed"],
    [3, 101, "connect-failed"],
    [3, "center", "call-over"],
    [3, 101, "became-idle"],
  ]);
  t.same(counted(101), {});
  t.end();
});

test("only a number of a proposal that still stands can be called", (t) => {
  const { signIn, offerPreview, callPreviewed, withdrawPreview, release, call, record } = openCenter();
  signIn(101);
  offerPreview(101, ["13900000008"]);
  offerPreview(101, ["13900000009"]);
  t.equal(callPreviewed(101, "13900000009", 1), "no-such-preview", "the number of another");
  callPreviewed(101, "13900000008", 1);
  release(101);
  t.equal(callPreviewed(101, "13900000008", 1), "no-such-preview", "used up");
  const rows = record();
  t.equal(withdrawPreview(101, 2), "done");
  t.equal(withdrawPreview(101, 2), "no-such-preview");
  t.equal(callPreviewed(101, "13900000009", 2), "no-such-preview", "withdrawn");
  t.same(rows, [[0, 101, "preview-withdrawn"]]);
  offerPreview(101, ["13900000009"]);
  call();
  t.equal(callPreviewed(101, "13900000009", 3), "call-in-the-way");
  t.equal(offerPreview(102, ["1"]), "not-signed-in");
  t.end();
});
