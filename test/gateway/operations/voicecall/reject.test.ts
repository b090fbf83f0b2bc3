// Tests of rejecting a ringing call: the agent becomes busy and the call waits again, or the agent is idle and the call is over.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

test("a reject with mode 1 makes the agent busy, and the call returns to its queue", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  const id = call({ queue: 25 });
  await ada.pollAll();
  t.strictSame(await ada.post("voicecall/{}/reject", { mode: 1, callid: id }), {
    message: "",
    retcode: "0",
    result: {},
  });
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_No_Answer", id],
    ["AgentState_SetNotReady_Success", { reason: "7" }],
    ["AgentOther_PhoneRelease", { phoneState: 2 }],
  ]);
  t.strictSame(center.state.queues.get(25)?.waiting, [id]);
});

test("a reject with mode 2 makes the agent idle, and the call ends", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  const id = call({ queue: 25 });
  await ada.pollAll();
  await ada.post("voicecall/{}/reject", { mode: 2 });
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_No_Answer", id],
    ["AgentOther_PhoneRelease", { phoneState: 2 }],
    ["AgentState_Ready", null],
  ]);
  t.equal(center.call(id), undefined);
});
