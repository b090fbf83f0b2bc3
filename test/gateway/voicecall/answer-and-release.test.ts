// Answering and hanging up over HTTP.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";

const DONE = { message: "success", retcode: "0", result: {} };
const NO_ANSWER = { message: "no call can be answered", retcode: "200-002" };
const NO_RELEASE = { message: "no call can be released", retcode: "200-017" };

test("a call that rings is answered, with or without its call id", async (t) => {
  const { signedIn, call } = await openGateway(t);
  const ada = await signedIn(101, { autoanswer: false });
  for (const query of ["", `?callid=`, "?callid={call}"]) {
    const callid = call({ agent: 101 });
    await ada.pollAll();
    t.strictSame(await ada.put(`voicecall/{}/answer${query.replace("{call}", callid)}`), DONE, query);
    t.match(await ada.pollAll(), [["AgentEvent_Talking", { callid }]]);
    await ada.delete("voicecall/{}/release");
    await ada.pollAll();
  }
});

test("nothing rings, or not the call that is named, or it is talked already: 200-002", async (t) => {
  const { signedIn, call } = await openGateway(t);
  const ada = await signedIn(101, { autoanswer: false });
  t.strictSame(await ada.put("voicecall/{}/answer"), NO_ANSWER);
  call({ agent: 101 });
  t.strictSame(await ada.put("voicecall/{}/answer?callid=1767603600-99"), NO_ANSWER);
  await ada.put("voicecall/{}/answer");
  t.strictSame(await ada.put("voicecall/{}/answer"), NO_ANSWER);
});

test("a call id of more than 64 characters is 000-002", async (t) => {
  const { signedIn } = await openGateway(t);
  const ada = await signedIn(101);
  t.equal((await ada.put(`voicecall/{}/answer?callid=${"1".repeat(65)}`)).retcode, "000-002");
  t.equal((await ada.post(`voicecall/{}/gethold?callid=${"1".repeat(65)}`)).retcode, "000-002");
});

test("a call that is talked is hung up", async (t) => {
  const { signedIn, call, center } = await openGateway(t);
  const ada = await signedIn(101);
  const callid = call({ agent: 101 });
  t.strictSame(await ada.delete("voicecall/{}/release"), DONE);
  t.equal(center.call(callid), undefined);
});

test("a call that rings is turned away", async (t) => {
  const { signedIn, call } = await openGateway(t);
  const ada = await signedIn(101, { autoanswer: false });
  call({ agent: 101 });
  t.strictSame(await ada.delete("voicecall/{}/release"), DONE);
  t.strictSame((await ada.pollAll()).at(-1), ["AgentState_SetNotReady_Success", { reason: "7" }]);
});

test("no call, or a held one only: 200-017", async (t) => {
  const { signedIn, call } = await openGateway(t);
  const ada = await signedIn(101);
  t.strictSame(await ada.delete("voicecall/{}/release"), NO_RELEASE);
  call({ agent: 101 });
  await ada.post("voicecall/{}/hold");
  t.strictSame(await ada.delete("voicecall/{}/release"), NO_RELEASE);
});
