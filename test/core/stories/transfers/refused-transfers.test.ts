// Stories of transfers that are refused because of their call, target or time.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

const OUTSIDE = "13900000009";

test("a transfer is refused without a suitable call and target", (t) => {
  const { signIn, transfer, call, callOut, callInside, answer, release, hold, runFor } = openCenter();
  t.equal(transfer(101, { agent: 102 }), "not-signed-in");
  signIn(101);
  signIn(102);
  t.equal(transfer(101, { agent: 102 }), "nothing-to-transfer");
  call();
  t.equal(transfer(101, { agent: 102 }), "nothing-to-transfer", "a call that rings");
  answer(101);
  t.equal(transfer(101, { agent: 101 }), "call-forbids", "itself");
  t.equal(transfer(101, { agent: 999 }), "unknown-agent");
  t.equal(transfer(101, { queue: 27 }), "no-such-queue");
  t.equal(transfer(101, { agent: 102 }, "release", { queue: 27 }), "no-such-queue");
  t.equal(transfer(101, { ivr: 8 }), "no-such-ivr");
  t.equal(transfer(101, { agent: 102 }, "suspend"), "call-forbids");
  t.equal(transfer(101, { queue: 26 }, "threeParty"), "call-forbids");
  hold(101);
  t.equal(transfer(101, { agent: 102 }), "nothing-to-transfer", "a call on hold");
  callInside(101, { agent: 102 });
  answer(102);
  t.equal(transfer(101, { queue: 25 }), "call-forbids", "an internal call");
  release(101);
  callOut(101);
  runFor(3);
  t.equal(transfer(101, { number: OUTSIDE }), "call-forbids", "an outbound call to the outside");
  t.equal(transfer(101, { agent: 102 }), "done", "an outbound call to an agent");
  t.end();
});

test("a video call cannot be released to an outside number", (t) => {
  const { signIn, call, answer, transfer } = openCenter();
  signIn(101, { agentType: "videoPhone" });
  call({ queue: 25 }, { media: "video" });
  answer(101);
  t.equal(transfer(101, { number: OUTSIDE }), "call-forbids");
  t.end();
});

test("while a transfer rings, hold, transfer and consultation are refused", (t) => {
  const { signIn, call, answer, hold, transfer, consult, cancelTransfer } = openCenter();
  signIn(101);
  signIn(102);
  call();
  answer(101);
  transfer(101, { agent: 102 }, "success");
  signIn(103);
  t.equal(hold(101), "hold-forbidden");
  t.equal(transfer(101, { agent: 103 }), "call-forbids");
  t.equal(consult(101, { agent: 103 }), "call-forbids");
  t.equal(cancelTransfer(102), "nothing-to-take-back", "only the agent who makes a transfer can cancel it");
  t.end();
});
