// Tests of three-way calls over HTTP.
import { test } from "tap";
import { CUSTOMER, openGateway } from "../../../support/gateway.ts";
import { beginThreeWayCall, collectRetcodes, DONE, FAILED, FIRST, holdAndCallOut, OUTSIDE } from "./call-situations.ts";

test("confjoin joins the held call with the active one", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const { held, active } = await holdAndCallOut(gateway, ada);
  t.strictSame(await ada.post("voicecall/{}/confjoin", { callid: held, callappdata: "" }), DONE);
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_Conference", { callid: active, partner: `${CUSTOMER},${OUTSIDE}` }],
    ["AgentEvent_Customer_Release", { callid: held, number: CUSTOMER }],
  ]);
});

test("the data of confjoin is attached to the three-way call", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const { held, active } = await holdAndCallOut(gateway, ada);
  await ada.post("voicecall/{}/confjoin", { callid: held, callappdata: "all three" });
  t.equal(gateway.center.call(active)?.data, "all three");
});

test("confjoin without an active call is refused with 200-010, and with a call that is not held with 200-011", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const none = { message: "no call for three-party", retcode: "200-010" };
  t.strictSame(await ada.post("voicecall/{}/confjoin", { callid: FIRST }), none);
  const { active } = await holdAndCallOut(gateway, ada);
  t.strictSame(await ada.post("voicecall/{}/confjoin", { callid: active, callappdata: "x" }), {
    message: "no held call for three-party",
    retcode: "200-011",
  });
  t.equal(gateway.center.call(active)?.data, "");
});

test("confjoin of a call that is already in a three-way call is refused with 200-011", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const { held } = await beginThreeWayCall(gateway, ada);
  t.equal((await ada.post("voicecall/{}/confjoin", { callid: held })).retcode, "200-011");
});

test("confjoin without a call id, or with an invalid parameter, is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const invalid = [undefined, {}, { callid: "" }, { callid: "1".repeat(65) }, { callid: FIRST, callappdata: {} }];
  t.strictSame(await collectRetcodes(invalid, (body) => ada.post("voicecall/{}/confjoin", body)), ["000-002"]);
});

test("thirdPartyConfTransmitNum is accepted in a three-way call, and is refused with 100-007 without one", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  t.strictSame(await ada.post("voicecall/{}/thirdPartyConfTransmitNum"), FAILED);
  await beginThreeWayCall(gateway, ada);
  t.strictSame(await ada.post("voicecall/{}/thirdPartyConfTransmitNum", { number: "1" }), DONE);
});
