// Tests of transfers to agents, queues, IVRs and outside numbers, in every mode.
import { test } from "tap";
import { CUSTOMER } from "../../support/gateway.ts";
import {
  alerting,
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

/** Returns the texts of the events of an agent whose leg ends with a transfer. */
const releasedByTransfer = (id: string) => [released(id), customerReleased(id), phoneDown("platform"), "Ready"];

test("a release transfer to an agent ends the leg of the first agent and rings at the other with the same call id", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  const id = await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 2, address: "102", mode: 0 });
  await ben.put("voicecall/{}/answer");
  t.strictSame(await pollEventTexts(ada), releasedByTransfer(id));
  t.strictSame(await pollEventTexts(ben), [
    "Busy",
    ...PHONE_UP,
    announced(id),
    offered("Ringing", id, "0", { from: "101" }),
    alerting(id, CUSTOMER),
    talking(id, "0"),
  ]);
});

test("a release transfer to a queue rings at an idle agent", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t, { ben: { autoanswer: true } });
  const id = await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 1, address: "26", mode: 0 });
  t.strictSame(await pollEventTexts(ada), releasedByTransfer(id));
  t.strictSame(await pollEventTexts(ben), [
    "Busy",
    ...PHONE_UP,
    announced(id, { queue: "Sales", id: 26 }),
    offered("Auto_Answer", id, "0", { from: "101" }),
    talking(id, "0"),
  ]);
});

test("a success transfer to an agent ends the leg of the first agent when the other answers", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  const id = await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 2, address: "102", mode: 2 });
  t.strictSame(await pollEventTexts(ada), [alerting(id, "102", "102")]);
  await ben.put("voicecall/{}/answer");
  t.strictSame(await pollEventTexts(ada), [
    `SuccTransResult result=0 callId=${id}`,
    released(id),
    phoneDown("platform"),
    "Ready",
  ]);
  t.strictSame((await pollEventTexts(ben)).slice(-1), [talking(id, "0")]);
});

test("a success transfer that is rejected, is not answered or finds no idle agent returns the customer to the agent", async (t) => {
  const { ada, ben, answerCustomer, advance } = await signInThreeAgents(t);
  const id = await answerCustomer();
  const returned = [`SuccTransResult result=1 callId=${id}`, talking(id, "0")];
  const toBen = { devicetype: 2, address: "102", mode: 2 };
  await ada.post("voicecall/{}/transfer", toBen);
  await ben.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [alerting(id, "102", "102"), ...returned]);

  await ben.post("onlineagent/{}/sayfree");
  await ada.post("voicecall/{}/transfer", toBen);
  advance(30);
  t.strictSame(await pollEventTexts(ada), [alerting(id, "102", "102"), ...returned]);

  await ada.post("voicecall/{}/transfer", { devicetype: 1, address: "26", mode: 2 });
  t.strictSame(await pollEventTexts(ada), ["All_Agent_Busy", ...returned]);
});

test("a success transfer of a recorded call ends the recording before the release", async (t) => {
  const queues = [
    { id: 25, name: "Support", record: true },
    { id: 26, name: "Sales" },
  ];
  const { ada, ben, answerCustomer } = await signInThreeAgents(t, { center: { queues } });
  const id = await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 1, address: "26", mode: 2 });
  await ada.pollAll();
  await ben.put("voicecall/{}/answer");
  const texts = (await pollEventTexts(ada)).map((text) => text.replace(/^StopRecordDone .*/, "StopRecordDone"));
  t.strictSame(texts, [
    `SuccTransResult result=0 callId=${id}`,
    "StopRecordDone",
    released(id),
    phoneDown("platform"),
    "Ready",
  ]);
});

test("a transfer to an IVR is a release, or suspends the call until the IVR returns it", async (t) => {
  const { ada, answerCustomer, advance } = await signInThreeAgents(t);
  const first = await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 3, address: "700", mode: 0 });
  t.strictSame(await pollEventTexts(ada), releasedByTransfer(first));

  const second = await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 3, address: "700", mode: 1 });
  t.strictSame(await pollEventTexts(ada), []);
  advance(20);
  t.strictSame(await pollEventTexts(ada), [`ReturnFromIvr ${second}`, talking(second, "0")]);
});

test("a call is transferred to an outside number in release and success mode", async (t) => {
  const { ada, answerCustomer, advance } = await signInThreeAgents(t);
  const first = await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 5, address: OUTSIDE, mode: 1 });
  t.strictSame(await pollEventTexts(ada), releasedByTransfer(first));

  const second = await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 5, address: OUTSIDE, mode: 2 });
  advance(3);
  t.strictSame(await pollEventTexts(ada), [
    alerting(second, OUTSIDE),
    `SuccTransResult result=0 callId=${second}`,
    released(second),
    phoneDown("platform"),
    "Ready",
  ]);
});

test("a call is transferred to an outside number after a conversation, and canceling returns the customer to the agent", async (t) => {
  const { ada, answerCustomer, advance } = await signInThreeAgents(t);
  const id = await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 5, address: OUTSIDE, mode: 3 });
  advance(3);
  t.strictSame(await pollEventTexts(ada), [
    alerting(id, OUTSIDE),
    "TransOutResult result=0",
    talking(id, "0", CUSTOMER, OUTSIDE),
    `Conference callid=${id} partner=${CUSTOMER},${OUTSIDE}`,
  ]);
  await ada.post("voicecall/{}/canceltransfer");
  t.strictSame(await pollEventTexts(ada), [talking(id, "0")]);
});

test("after a three-party transfer to an outside number, any party can leave, and the other two continue", async (t) => {
  const { ada, answerCustomer, advance, center, hangUpAsCustomer } = await signInThreeAgents(t);
  const toOutside = { devicetype: 5, address: OUTSIDE, mode: 4 };
  const beginTransfer = async () => {
    const id = await answerCustomer();
    await ada.post("voicecall/{}/transfer", toOutside);
    advance(3);
    t.strictSame(await pollEventTexts(ada), [
      alerting(id, OUTSIDE),
      "TransOutResult result=0",
      `Conference callid=${id} partner=${CUSTOMER},${OUTSIDE}`,
    ]);
    return id;
  };
  const first = await beginTransfer();
  await ada.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [released(first), phoneDown("agent"), "Ready"]);
  t.strictSame(
    center.call(first)?.outside.map(({ number }) => number),
    [CUSTOMER, OUTSIDE],
  );

  const second = await beginTransfer();
  hangUpAsCustomer(second);
  t.strictSame(await pollEventTexts(ada), [customerReleased(second), talking(second, "0")]);
  await ada.delete("voicecall/{}/release");
  await ada.pollAll();

  const third = await beginTransfer();
  await ada.post(`voicecall/{}/disconnect/${OUTSIDE}`);
  t.strictSame(await pollEventTexts(ada), [customerReleased(third, OUTSIDE), talking(third, "0")]);
});

test("a transfer to an outside number that cannot be reached returns the customer to the agent", async (t) => {
  const { ada, answerCustomer, advance } = await signInThreeAgents(t);
  const id = await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 5, address: "13300000001", mode: 4 });
  advance(4);
  t.strictSame(await pollEventTexts(ada), [alerting(id, "13300000001"), `Connect_Fail ${id}`, talking(id, "0")]);
  await ada.post("voicecall/{}/transfer", { devicetype: 5, address: "13200000001", mode: 2 });
  t.strictSame(await pollEventTexts(ada), [`SuccTransResult result=1 callId=${id}`, talking(id, "0")]);
});
