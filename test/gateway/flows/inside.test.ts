// Tests of calls between agents: internal calls to an agent or a queue, and two-party and three-party consultations.
import { test } from "tap";
import { CUSTOMER } from "../../support/gateway.ts";
import {
  alerting,
  announced,
  customerReleased,
  offered,
  PHONE_UP,
  phoneDown,
  pollEventTexts,
  released,
  signInThreeAgents,
  talking,
} from "./call-flow.ts";

/** The parties of an internal call, which has no queue. */
const INTERNAL = { queue: "", id: 0, caller: "101", called: "102" };

test("an internal call is answered and released by the called agent", async (t) => {
  const { ada, ben } = await signInThreeAgents(t);
  const { result } = await ada.put("voicecall/{}/callinner", { called: "102" });
  const id = String(result);
  await ben.put("voicecall/{}/answer");
  await ben.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [
    ...PHONE_UP,
    "Busy",
    alerting(id, "102", "102"),
    talking(id, "6", "101", "102"),
    customerReleased(id, "102"),
    released(id),
    phoneDown("platform"),
    "Ready",
  ]);
  t.strictSame(await pollEventTexts(ben), [
    "Busy",
    ...PHONE_UP,
    announced(id, INTERNAL),
    offered("Ringing", id, "6", INTERNAL),
    alerting(id, "101", "101"),
    talking(id, "6", "101", "102"),
    released(id),
    phoneDown("agent"),
    "Ready",
  ]);
});

test("an internal call fails if it is rejected or the called agent is not idle", async (t) => {
  const { ada, ben } = await signInThreeAgents(t);
  const { result: first } = await ada.put("voicecall/{}/callinner", { called: "102" });
  await ben.delete("voicecall/{}/release");
  t.strictSame((await pollEventTexts(ada)).slice(4), [`Inside_Call_Fail ${first}`, phoneDown("platform"), "Ready"]);
  t.strictSame((await pollEventTexts(ben)).slice(-3), [
    released(String(first)),
    phoneDown("agent"),
    "SetNotReady_Success reason=7",
  ]);
  const { result: second } = await ada.put("voicecall/{}/callinner", { called: "102" });
  t.strictSame(await pollEventTexts(ada), [
    ...PHONE_UP,
    "Busy",
    `Inside_Call_Fail ${second}`,
    phoneDown("platform"),
    "Ready",
  ]);
  t.strictSame(await pollEventTexts(ben), []);
});

test("an internal call to a queue reaches an idle agent, or fails if there is none", async (t) => {
  const { ada, ben, cleo } = await signInThreeAgents(t);
  const { result } = await ada.put("voicecall/{}/callinnerskill", { skillId: 26 });
  const id = String(result);
  await ben.put("voicecall/{}/answer");
  t.strictSame(await pollEventTexts(ada), [
    ...PHONE_UP,
    "Busy",
    alerting(id, "102", "102"),
    talking(id, "6", "101", "60026"),
  ]);
  const { result: second } = await cleo.put("voicecall/{}/callinnerskill", { skillId: 26 });
  t.strictSame(await pollEventTexts(cleo), [
    ...PHONE_UP,
    "Busy",
    "All_Agent_Busy",
    `Inside_Call_Fail ${second}`,
    phoneDown("platform"),
    "Ready",
  ]);
});

test("in a two-party consultation, the agents talk while the customer waits, until the agent drops the consultation", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  const customer = await answerCustomer();
  const { result } = await ada.post("voicecall/{}/innerhelp", { dstaddress: "102", devicetype: 2, mode: 1 });
  const consultation = String(result);
  await ben.put("voicecall/{}/answer");
  await ada.post(`voicecall/{}/dropcall/${consultation}`);
  t.strictSame(await pollEventTexts(ada), [
    `Hold ${customer}`,
    alerting(consultation, "102", "102"),
    talking(consultation, "51", "101", "102"),
    released(consultation),
    talking(customer, "0"),
  ]);
  const parties = { caller: "101", called: "102", type: "assistant" };
  t.strictSame(await pollEventTexts(ben), [
    "Busy",
    "PhoneAlerting",
    "PhoneOffhook type=assistant",
    announced(consultation, { caller: "101", called: "102" }),
    offered("Ringing", consultation, "51", parties),
    alerting(consultation, "101", "101", "assistant"),
    talking(consultation, "51", "101", "102", "assistant"),
    released(consultation),
    phoneDown("platform"),
    "Ready",
  ]);
});

test("the colleague can end or reject a two-party consultation", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  const customer = await answerCustomer();
  const { result: first } = await ada.post("voicecall/{}/innerhelp", { dstaddress: "102" });
  await ben.put("voicecall/{}/answer");
  await ben.delete("voicecall/{}/release");
  t.strictSame((await pollEventTexts(ada)).slice(3), [released(String(first)), talking(customer, "0")]);
  t.strictSame((await pollEventTexts(ben)).slice(-3), [released(String(first)), phoneDown("agent"), "Ready"]);

  const { result: second } = await ada.post("voicecall/{}/innerhelp", { dstaddress: "102" });
  await ben.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [
    `Hold ${customer}`,
    alerting(String(second), "102", "102"),
    `Consult_Fail ${second}`,
    talking(customer, "0"),
  ]);
});

test("in a three-party consultation, all three talk until the colleague is dropped", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  const customer = await answerCustomer();
  const { result } = await ada.post("voicecall/{}/innerhelp", { dstaddress: "102", mode: 2 });
  const consultation = String(result);
  await ben.put("voicecall/{}/answer");
  t.strictSame(await pollEventTexts(ada), [
    `Hold ${customer}`,
    alerting(consultation, "102", "102"),
    `Conference callid=${consultation} partner=${CUSTOMER},102`,
  ]);
  t.strictSame((await pollEventTexts(ben)).slice(-1), [talking(consultation, "52", "101", "102", "assistant")]);
  await ada.post("voicecall/{}/disconnect/102");
  t.strictSame(await pollEventTexts(ada), [customerReleased(consultation, "102"), talking(customer, "0")]);
  t.strictSame(await pollEventTexts(ben), [released(consultation), phoneDown("platform"), "Ready"]);
});

test("in a three-party consultation without hold, the agent can leave, and the colleague continues with the customer", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  const customer = await answerCustomer();
  const request = { dstaddress: "102", mode: 2, holdflag: false };
  const { result } = await ada.post("voicecall/{}/innerhelp", request);
  const consultation = String(result);
  await ben.put("voicecall/{}/answer");
  await ben.pollAll();
  await ada.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [
    alerting(consultation, "102", "102"),
    `Conference callid=${consultation} partner=${CUSTOMER},102`,
    released(consultation),
    phoneDown("agent"),
    "Ready",
  ]);
  t.strictSame(await pollEventTexts(ben), [talking(customer, "0")]);
});
