// Tests of three-way calls, connected calls, call pickup, requested calls, and phones with a pick-up delay.
import { test } from "tap";
import { CUSTOMER } from "../../support/gateway.ts";
import {
  announced,
  customerReleased,
  OUTSIDE,
  offered,
  PHONE_UP,
  phoneDown,
  pollEventTexts,
  released,
  signInThreeAgents,
  talking,
} from "./call-flow.ts";

/** Makes Ada hold a customer and talk with an outside number. */
async function holdAndCallOut(t: Parameters<typeof signInThreeAgents>[0]) {
  const flow = await signInThreeAgents(t);
  const held = await flow.answerCustomer();
  await flow.ada.post("voicecall/{}/hold");
  const { result } = await flow.ada.put("voicecall/{}/callout", { called: OUTSIDE });
  flow.advance(3);
  await flow.ada.pollAll();
  return { ...flow, held, active: String(result) };
}

test("the third party leaves a three-way call, and the agent talks with the customer under the first call id", async (t) => {
  const { ada, held, active, hangUpAsCustomer } = await holdAndCallOut(t);
  await ada.post("voicecall/{}/confjoin", { callid: held });
  hangUpAsCustomer(active);
  t.strictSame(await pollEventTexts(ada), [
    `Conference callid=${active} partner=${CUSTOMER},${OUTSIDE}`,
    customerReleased(held),
    customerReleased(active, OUTSIDE),
    talking(held, "0"),
  ]);
});

test("the customer leaves a three-way call, and the agent talks with the third party", async (t) => {
  const { ada, held, active, hangUpAsCustomer } = await holdAndCallOut(t);
  await ada.post("voicecall/{}/confjoin", { callid: held });
  await ada.pollAll();
  hangUpAsCustomer(held);
  t.strictSame(await pollEventTexts(ada), [customerReleased(active), talking(active, "7", "40038", OUTSIDE)]);
});

test("the agent leaves a three-way call, and the others continue", async (t) => {
  const { ada, held, active, center } = await holdAndCallOut(t);
  await ada.post("voicecall/{}/confjoin", { callid: held });
  await ada.pollAll();
  await ada.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [released(active), phoneDown("agent"), "Ready"]);
  t.strictSame(
    center.call(held)?.outside.map(({ number }) => number),
    [CUSTOMER, OUTSIDE],
  );
});

test("in a three-way call with a colleague, the colleague continues in the customer's call", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  const held = await answerCustomer();
  await ada.post("voicecall/{}/hold");
  const { result: active } = await ada.put("voicecall/{}/callinner", { called: "102" });
  await ben.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/confjoin", { callid: held });
  await ben.pollAll();
  await ada.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ben), [talking(held, "0")]);
  t.strictSame((await pollEventTexts(ada)).slice(-5), [
    `Conference callid=${active} partner=${CUSTOMER},102`,
    customerReleased(held),
    released(String(active)),
    phoneDown("agent"),
    "Ready",
  ]);
});

test("connecting the held call with the active one frees the agent, and the others talk", async (t) => {
  const { ada, held, active, center } = await holdAndCallOut(t);
  await ada.post(`voicecall/{}/connecthold/${held}`);
  t.strictSame(await pollEventTexts(ada), [released(active), customerReleased(held), phoneDown("platform"), "Ready"]);
  t.strictSame(
    center.call(held)?.outside.map(({ number }) => number),
    [CUSTOMER, OUTSIDE],
  );
});

test("a colleague picks up a ringing call", async (t) => {
  const { ada, ben, call } = await signInThreeAgents(t);
  const id = call({ queue: 25 });
  await ada.pollAll();
  await ben.put("voicecall/{}/snatchpickup?destWorkNo=101");
  t.strictSame(await pollEventTexts(ada), [released(id), phoneDown("platform"), "Ready"]);
  await ben.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ben), [
    ...PHONE_UP,
    talking(id, "0"),
    announced(id),
    released(id),
    customerReleased(id),
    phoneDown("agent"),
    "Ready",
  ]);
});

test("an agent requests a waiting call", async (t) => {
  const { ada, ben, call } = await signInThreeAgents(t);
  await ada.post("onlineagent/{}/saybusy?reason=200");
  await ada.pollAll();
  const id = call({ queue: 25 });
  await ben.post(`voicecall/{}/requestcall/${id}/0?skillId=25`);
  t.strictSame(await pollEventTexts(ben), [...PHONE_UP, talking(id, "0"), announced(id)]);
  t.strictSame(await pollEventTexts(ada), []);
});

test("a phone with a delay alerts and is picked up before the call rings", async (t) => {
  const { ada, call, advance } = await signInThreeAgents(t, {
    settings: { phonePickUp: "2s" },
    ada: { autoanswer: true },
  });
  const id = call({ queue: 25 });
  t.strictSame(await pollEventTexts(ada), ["Busy", "PhoneAlerting"]);
  advance(2);
  t.strictSame(await pollEventTexts(ada), [
    "PhoneOffhook type=main",
    announced(id),
    offered("Auto_Answer", id, "0"),
    talking(id, "0"),
  ]);
});
