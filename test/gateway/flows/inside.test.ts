// Calls between agents: internal calls to an agent or a queue, and two-party and three-party help.
import { test } from "tap";
import { CUSTOMER } from "../../support/gateway.ts";
import {
  alerting,
  announced,
  begin,
  customerReleased,
  eventsInShort,
  offered,
  PHONE_UP,
  phoneDown,
  released,
  talking,
} from "./call-flow.ts";

const inside = { queue: "", id: 0, caller: "101", called: "102" };

test("an internal call is answered and released by the agent called", async (t) => {
  const { ada, ben } = await begin(t);
  const { result } = await ada.put("voicecall/{}/callinner", { called: "102" });
  const id = String(result);
  await ben.put("voicecall/{}/answer");
  await ben.delete("voicecall/{}/release");
  t.strictSame(await eventsInShort(ada), [
    ...PHONE_UP,
    "Busy",
    alerting(id, "102", "102"),
    talking(id, "6", "101", "102"),
    customerReleased(id, "102"),
    released(id),
    phoneDown("platform"),
    "Ready",
  ]);
  t.strictSame(await eventsInShort(ben), [
    "Busy",
    ...PHONE_UP,
    announced(id, inside),
    offered("Ringing", id, "6", inside),
    alerting(id, "101", "101"),
    talking(id, "6", "101", "102"),
    released(id),
    phoneDown("agent"),
    "Ready",
  ]);
});

test("an internal call fails if it is rejected or the agent called is not idle", async (t) => {
  const { ada, ben } = await begin(t);
  const { result: first } = await ada.put("voicecall/{}/callinner", { called: "102" });
  await ben.delete("voicecall/{}/release");
  t.strictSame((await eventsInShort(ada)).slice(4), [`Inside_Call_Fail ${first}`, phoneDown("platform"), "Ready"]);
  t.strictSame((await eventsInShort(ben)).slice(-3), [
    released(String(first)),
    phoneDown("agent"),
    "SetNotReady_Success reason=7",
  ]);
  const { result: second } = await ada.put("voicecall/{}/callinner", { called: "102" });
  t.strictSame(await eventsInShort(ada), [
    ...PHONE_UP,
    "Busy",
    `Inside_Call_Fail ${second}`,
    phoneDown("platform"),
    "Ready",
  ]);
  t.strictSame(await eventsInShort(ben), []);
});

test("an internal call to a queue reaches an idle agent, or fails if there is none", async (t) => {
  const { ada, ben, cleo } = await begin(t);
  const { result } = await ada.put("voicecall/{}/callinnerskill", { skillId: 26 });
  const id = String(result);
  await ben.put("voicecall/{}/answer");
  t.strictSame(await eventsInShort(ada), [
    ...PHONE_UP,
    "Busy",
    alerting(id, "102", "102"),
    talking(id, "6", "101", "60026"),
  ]);
  const { result: other } = await cleo.put("voicecall/{}/callinnerskill", { skillId: 26 });
  t.strictSame(await eventsInShort(cleo), [
    ...PHONE_UP,
    "Busy",
    "All_Agent_Busy",
    `Inside_Call_Fail ${other}`,
    phoneDown("platform"),
    "Ready",
  ]);
});

test("two-party help: the agents talk while the customer waits, until the requesting agent drops the help call", async (t) => {
  const { ada, ben, talk } = await begin(t);
  const customer = await talk();
  const { result } = await ada.post("voicecall/{}/innerhelp", { dstaddress: "102", devicetype: 2, mode: 1 });
  const help = String(result);
  await ben.put("voicecall/{}/answer");
  await ada.post(`voicecall/{}/dropcall/${help}`);
  t.strictSame(await eventsInShort(ada), [
    `Hold ${customer}`,
    alerting(help, "102", "102"),
    talking(help, "51", "101", "102"),
    released(help),
    talking(customer, "0"),
  ]);
  const parties = { caller: "101", called: "102", type: "assistant" };
  t.strictSame(await eventsInShort(ben), [
    "Busy",
    "PhoneAlerting",
    "PhoneOffhook type=assistant",
    announced(help, { caller: "101", called: "102" }),
    offered("Ringing", help, "51", parties),
    alerting(help, "101", "101", "assistant"),
    talking(help, "51", "101", "102", "assistant"),
    released(help),
    phoneDown("platform"),
    "Ready",
  ]);
});

test("two-party help is ended or rejected by the colleague", async (t) => {
  const { ada, ben, talk } = await begin(t);
  const customer = await talk();
  const { result: help } = await ada.post("voicecall/{}/innerhelp", { dstaddress: "102" });
  await ben.put("voicecall/{}/answer");
  await ben.delete("voicecall/{}/release");
  t.strictSame((await eventsInShort(ada)).slice(3), [released(String(help)), talking(customer, "0")]);
  t.strictSame((await eventsInShort(ben)).slice(-3), [released(String(help)), phoneDown("agent"), "Ready"]);

  const { result: second } = await ada.post("voicecall/{}/innerhelp", { dstaddress: "102" });
  await ben.delete("voicecall/{}/release");
  t.strictSame(await eventsInShort(ada), [
    `Hold ${customer}`,
    alerting(String(second), "102", "102"),
    `Consult_Fail ${second}`,
    talking(customer, "0"),
  ]);
});

test("three-party help: all three talk, until the helper is dropped and the agent talks with the customer", async (t) => {
  const { ada, ben, talk } = await begin(t);
  const customer = await talk();
  const { result } = await ada.post("voicecall/{}/innerhelp", { dstaddress: "102", mode: 2 });
  const help = String(result);
  await ben.put("voicecall/{}/answer");
  t.strictSame(await eventsInShort(ada), [
    `Hold ${customer}`,
    alerting(help, "102", "102"),
    `Conference callid=${help} partner=${CUSTOMER},102`,
  ]);
  t.strictSame((await eventsInShort(ben)).slice(-1), [talking(help, "52", "101", "102", "assistant")]);
  await ada.post("voicecall/{}/disconnect/102");
  t.strictSame(await eventsInShort(ada), [customerReleased(help, "102"), talking(customer, "0")]);
  t.strictSame(await eventsInShort(ben), [released(help), phoneDown("platform"), "Ready"]);
});

test("three-party help without hold: the requesting agent leaves, and the helper goes on with the customer", async (t) => {
  const { ada, ben, talk } = await begin(t);
  const customer = await talk();
  const request = { dstaddress: "102", mode: 2, holdflag: false };
  const { result } = await ada.post("voicecall/{}/innerhelp", request);
  const help = String(result);
  await ben.put("voicecall/{}/answer");
  await ben.pollAll();
  await ada.delete("voicecall/{}/release");
  t.strictSame(await eventsInShort(ada), [
    alerting(help, "102", "102"),
    `Conference callid=${help} partner=${CUSTOMER},102`,
    released(help),
    phoneDown("agent"),
    "Ready",
  ]);
  t.strictSame(await eventsInShort(ben), [talking(customer, "0")]);
});
