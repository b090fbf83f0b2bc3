// Stories of an agent during a call: mute, call data, digits, and switches between voice and video.
import { test } from "tap";
import { openCenter, type SigningIn } from "../../../support/center.ts";

/** Opens a center in which agent 101 talks with a customer. */
function openWithCall(details: SigningIn = {}, media: "voice" | "video" = "voice") {
  const stage = openCenter();
  stage.signIn(101, details);
  const id = stage.call({ queue: 25 }, { media, data: "first" });
  stage.answer(101);
  return { ...stage, id };
}

test("an agent can mute and unmute itself, and stays muted through a hold", (t) => {
  const { mute, unmute, hold, retrieve, events, id } = openWithCall();
  t.equal(unmute(101), "unmute-forbidden");
  t.equal(mute(101), "done");
  t.equal(mute(101), "mute-forbidden", "already muted");
  hold(101);
  t.equal(mute(101), "mute-forbidden", "on hold");
  retrieve(101);
  t.equal(unmute(101), "done");
  t.same(events("muted"), [{ type: "muted", agent: 101, call: id, what: "voice" }]);
  t.same(events("unmuted"), [{ type: "unmuted", agent: 101, call: id, what: "voice" }]);
  t.end();
});

test("video can be muted if both the call and the phone have it", (t) => {
  t.equal(openWithCall({}, "video").mute(101, "video"), "mute-forbidden", "a phone without video");
  t.equal(openWithCall({ agentType: "videoPhone" }).mute(101, "video"), "mute-forbidden", "a voice call");
  const { mute, unmute } = openWithCall({ agentType: "videoPhone" }, "video");
  t.same([mute(101, "video"), mute(101), unmute(101, "video"), unmute(101)], ["done", "done", "done", "done"]);
  t.end();
});

test("mute is refused without a call and in internal calls", (t) => {
  const { signIn, mute, unmute, callInside, answer } = openCenter();
  t.same([mute(101), unmute(101)], ["not-signed-in", "not-signed-in"]);
  signIn(101);
  t.same([mute(101), unmute(101)], ["nothing-to-mute", "nothing-to-unmute"]);
  signIn(102);
  callInside(101, { agent: 102 });
  answer(102);
  t.equal(mute(101), "mute-forbidden");
  t.end();
});

test("call data is replaced and transferred with the call, and business data is stored separately", (t) => {
  const { attachData, transfer, center, id } = openWithCall();
  attachData(101, "order 7");
  attachData(101, "invoice 8", { kind: "business" });
  transfer(101, { queue: 26 });
  t.same([center.call(id)?.data, center.call(id)?.businessData], ["order 7", "invoice 8"]);
  t.end();
});

test("data is attached to the current call unless the request has another call id", (t) => {
  const { attachData, hold, callOut, runFor, center, id } = openWithCall();
  hold(101);
  const second = callOut(101);
  runFor(3);
  t.equal(attachData(101, "to the current call"), "done");
  t.equal(attachData(101, "to the held call", { call: id }), "done");
  t.same([center.call(id)?.data, center.call(second)?.data], ["to the held call", "to the current call"]);
  t.equal(attachData(101, undefined), "no-data");
  t.equal(attachData(101, "x", { call: "1767603600-9" }), "no-call-for-data");
  t.equal(attachData(102, "x"), "not-signed-in");
  t.end();
});

test("a consultation copies the data of the customer's call unless it has separate data", (t) => {
  const { signIn, consult, dropCall, center } = openWithCall();
  signIn(102);
  const consultation = consult(101, { agent: 102 });
  t.equal(center.call(consultation)?.data, "first");
  dropCall(101, consultation);
  t.equal(center.call(consult(101, { agent: 102 }, { data: "second" }))?.data, "second");
  t.end();
});

test("digits can only be sent in a conversation", (t) => {
  const { sendDigits, hold, events, id } = openWithCall();
  t.equal(sendDigits(102, "1"), "not-signed-in");
  t.equal(sendDigits(101, "12#"), "done");
  hold(101);
  t.equal(sendDigits(101, "3"), "in-no-call");
  t.same(events("digitsSent"), [{ type: "digitsSent", agent: 101, call: id, digits: "12#" }]);
  t.end();
});

test("a switch to video succeeds if the phone has video", (t) => {
  for (const [agentType, succeeded, media] of [
    ["videoPhone", true, "video"],
    ["phone", false, "voice"],
  ] as const) {
    const { switchMedia, events, center, id } = openWithCall({ agentType });
    t.equal(switchMedia(101, "video"), "done");
    t.same(
      events("mediaSwitched").map((event) => [event.agent, event.facts.call, event.to, event.succeeded]),
      [[101, id, "video", succeeded]],
    );
    t.equal(center.call(id)?.media, media);
  }
  t.end();
});

test("a video call to a phone without video ends when it is answered", (t) => {
  const { signIn, callOut, runFor, record, events, counted } = openCenter();
  signIn(101);
  callOut(101, "13900000009", { media: "video" });
  const rows = record();
  runFor(3);
  t.same(rows, [
    [3, "center", "outsideAnswered"],
    [3, 101, "phoneOnHook"],
    [3, 101, "dialFailed"],
    [3, 101, "connectFailed"],
    [3, "center", "callOver"],
    [3, 101, "becameIdle"],
  ]);
  t.equal(events("dialFailed")[0]?.failure, "unreachable");
  t.same(counted(101), {});
  t.end();
});

test("a call uses the best medium of the phone", (t) => {
  for (const [agentType, media] of [
    ["phone", "voice"],
    ["videoPhone", "video"],
  ] as const) {
    const { signIn, callOut, runFor, events } = openCenter();
    signIn(101, { agentType });
    callOut(101, "13900000009", { media: "best" });
    runFor(3);
    t.equal(events("talking")[0]?.media, media);
  }
  t.end();
});

test("an agent without the right to video uses only voice, even with a video phone", (t) => {
  const { signIn, callOut, runFor, events, switchMedia } = openCenter({ special: { 101: { media: ["voice"] } } });
  signIn(101, { agentType: "videoPhone" });
  callOut(101, "13900000009", { media: "best" });
  runFor(3);
  switchMedia(101, "video");
  t.same(
    [events("talking").map(({ media }) => media), events("mediaSwitched").map(({ succeeded }) => succeeded)],
    [["voice"], [false]],
  );
  t.end();
});
