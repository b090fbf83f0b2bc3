// Tests of calls to outside numbers: answered, failed, after a preview, and with a held call.
import { test } from "tap";
import { offerPreview } from "../../../src/core/index.ts";
import {
  alerting,
  customerReleased,
  OUTSIDE,
  PHONE_UP,
  phoneDown,
  pollEventTexts,
  released,
  signInThreeAgents,
  talking,
} from "./call-flow.ts";

test("an outbound call is answered after three seconds, and ends when the called party hangs up", async (t) => {
  const { ada, advance, hangUpAsCustomer } = await signInThreeAgents(t);
  const { result } = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  const id = String(result);
  t.strictSame(await pollEventTexts(ada), [...PHONE_UP, "Busy", alerting(id, OUTSIDE)]);
  advance(3);
  hangUpAsCustomer(id);
  t.strictSame(await pollEventTexts(ada), [
    talking(id, "7", "40038", OUTSIDE),
    customerReleased(id, OUTSIDE),
    released(id),
    phoneDown("platform"),
    "Ready",
  ]);
});

test("an outbound call ends when the agent releases it while they talk", async (t) => {
  const { ada, advance } = await signInThreeAgents(t);
  const { result } = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  const id = String(result);
  advance(3);
  await ada.pollAll();
  await ada.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [released(id), customerReleased(id, OUTSIDE), phoneDown("agent"), "Ready"]);
});

test("an outbound call fails if the number is busy, refuses or does not answer", async (t) => {
  const { ada, advance } = await signInThreeAgents(t);
  for (const [called, rings] of [
    ["13200000001", false],
    ["13300000001", true],
    ["13400000001", true],
  ] as const) {
    const { result } = await ada.put("voicecall/{}/callout", { called });
    const id = String(result);
    advance(60);
    t.strictSame(
      await pollEventTexts(ada),
      [
        ...PHONE_UP,
        "Busy",
        ...(rings ? [alerting(id, called)] : []),
        phoneDown("platform"),
        `Call_Out_Fail ${id}`,
        `Connect_Fail ${id}`,
        "Ready",
      ],
      called,
    );
  }
});

test("an outbound call fails if the agent does not pick up its phone", async (t) => {
  const { ada, advance } = await signInThreeAgents(t, { settings: { phonePickUp: "60s" } });
  const { result: id } = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  advance(30);
  t.strictSame(await pollEventTexts(ada), [
    "PhoneAlerting",
    `Call_Out_Fail ${id}`,
    `Connect_Fail ${id}`,
    phoneDown("platform"),
    "Ready",
  ]);
});

test("an outbound call ends if the agent releases it while it rings", async (t) => {
  const { ada } = await signInThreeAgents(t);
  const { result: id } = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  await ada.pollAll();
  await ada.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [phoneDown("agent"), `Call_Out_Fail ${id}`, `Connect_Fail ${id}`, "Ready"]);
});

test("an outbound call with a customer on hold sends no phone events, and the customer is retrieved later", async (t) => {
  const { ada, answerCustomer, advance } = await signInThreeAgents(t);
  const held = await answerCustomer();
  await ada.post("voicecall/{}/hold");
  const { result } = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  const id = String(result);
  advance(3);
  await ada.delete("voicecall/{}/release");
  await ada.post("voicecall/{}/gethold");
  t.strictSame(await pollEventTexts(ada), [
    `Hold ${held}`,
    alerting(id, OUTSIDE),
    talking(id, "7", "40038", OUTSIDE),
    released(id),
    customerReleased(id, OUTSIDE),
    talking(held, "0"),
  ]);
});

test("an outbound call follows a preview", async (t) => {
  const { ada, world, advance } = await signInThreeAgents(t);
  world.center.perform(offerPreview, { agent: 101, numbers: [OUTSIDE] });
  t.strictSame(await pollEventTexts(ada), [`Preview controlid=1 dialeddigits=${OUTSIDE}`]);
  const { result } = await ada.put("voicecall/{}/previewCallout", { called: OUTSIDE, callcontrolid: 1 });
  const id = String(result);
  advance(3);
  t.strictSame(await pollEventTexts(ada), [...PHONE_UP, talking(id, "44", "40038", OUTSIDE)]);
});
