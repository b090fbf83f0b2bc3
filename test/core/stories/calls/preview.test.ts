// Stories of previews: calls that the platform proposes to an agent.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

test("a preview sends an event, and its call sends fewer events before the conversation", (t) => {
  const { signIn, offerPreview, callPreviewedNumber, release, runFor, record, counted, events, center } = openCenter();
  signIn(101);
  const rows = record();
  const control = offerPreview(101, ["13900000008", "13900000009"], "offer 7");
  const id = callPreviewedNumber(101, "13900000009", 1);
  t.equal(control, 1);
  t.equal(center.call(id)?.data, "offer 7");
  runFor(23);
  release(101);
  t.same(rows, [
    [0, 101, "previewOffered"],
    [0, "center", "callDialed"],
    [0, 101, "phoneAlerting"],
    [0, 101, "phoneOffHook"],
    [0, 101, "occupied"],
    [3, "center", "outsideAnswered"],
    [3, 101, "talking"],
    [23, 101, "leftCall"],
    [23, 101, "otherSideLeft"],
    [23, 101, "phoneOnHook"],
    [23, 101, "becameIdle"],
    [23, "center", "callOver"],
  ]);
  t.equal(events("occupied")[0]?.told, false);
  t.equal(events("talking")[0]?.feature, "preview");
  t.same(counted(101), { talktime: 20, calloutnums: 1, agentrelease: 1 });
  t.end();
});

test("a previewed call fails like an outbound one", (t) => {
  const { signIn, offerPreview, callPreviewedNumber, runFor, record, counted } = openCenter({
    habits: [{ number: "139*", does: "refuse" }],
  });
  signIn(101);
  offerPreview(101, ["13900000009"]);
  callPreviewedNumber(101, "13900000009", 1);
  const rows = record();
  runFor(3);
  t.same(rows, [
    [3, 101, "phoneOnHook"],
    [3, 101, "dialFailed"],
    [3, 101, "connectFailed"],
    [3, "center", "callOver"],
    [3, 101, "becameIdle"],
  ]);
  t.same(counted(101), {});
  t.end();
});

test("only the number of a pending preview can be called", (t) => {
  const { signIn, offerPreview, callPreviewedNumber, withdrawPreview, release, call, record } = openCenter();
  signIn(101);
  offerPreview(101, ["13900000008"]);
  offerPreview(101, ["13900000009"]);
  t.equal(callPreviewedNumber(101, "13900000009", 1), "no-such-preview", "the number of another preview");
  callPreviewedNumber(101, "13900000008", 1);
  release(101);
  t.equal(callPreviewedNumber(101, "13900000008", 1), "no-such-preview", "a preview that was already called");
  const rows = record();
  t.equal(withdrawPreview(101, 2), "done");
  t.equal(withdrawPreview(101, 2), "no-such-preview");
  t.equal(callPreviewedNumber(101, "13900000009", 2), "no-such-preview", "a preview that was withdrawn");
  t.same(rows, [[0, 101, "previewWithdrawn"]]);
  offerPreview(101, ["13900000009"]);
  call();
  t.equal(callPreviewedNumber(101, "13900000009", 3), "call-in-the-way");
  t.equal(offerPreview(102, ["1"]), "not-signed-in");
  t.end();
});
