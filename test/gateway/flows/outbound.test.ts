// Calls of an agent to outside numbers: answered, failed, after a preview, and with a held call.
import { test } from "tap";
import { offerPreview } from "../../../src/core/index.ts";
import {
  alerting,
  begin,
  customerReleased,
  eventsInShort,
  OUTSIDE,
  PHONE_UP,
  phoneDown,
  released,
  talking,
} from "./call-flow.ts";

test("an outbound call is answered after three seconds and released by either side", async (t) => {
  const { ada, advance, hangUpAsCustomer } = await begin(t);
  const { result } = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  const id = String(result);
  t.strictSame(await eventsInShort(ada), [...PHONE_UP, "Busy", alerting(id, OUTSIDE)]);
  advance(3);
  hangUpAsCustomer(id);
  t.strictSame(await eventsInShort(ada), [
    talking(id, "7", "40038", OUTSIDE),
    customerReleased(id, OUTSIDE),
    released(id),
    phoneDown("platform"),
    "Ready",
  ]);
});

test("an outbound call fails if the number is busy, refuses or does not answer", async (t) => {
  const { ada, advance } = await begin(t);
  for (const [called, rings] of [
    ["13200000001", false],
    ["13300000001", true],
    ["13400000001", true],
  ] as const) {
    const { result } = await ada.put("voicecall/{}/callout", { called });
    const id = String(result);
    advance(60);
    t.strictSame(
      await eventsInShort(ada),
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

test("an outbound call fails if the agent does not lift its phone", async (t) => {
  const { ada, advance } = await begin(t, { settings: { phonePickUp: "60s" } });
  const { result: id } = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  advance(30);
  t.strictSame(await eventsInShort(ada), [
    "PhoneAlerting",
    `Call_Out_Fail ${id}`,
    `Connect_Fail ${id}`,
    phoneDown("platform"),
    "Ready",
  ]);
});

test("an outbound call ends if the agent releases it while it rings", async (t) => {
  const { ada } = await begin(t);
  const { result: id } = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  await ada.pollAll();
  await ada.delete("voicecall/{}/release");
  t.strictSame(await eventsInShort(ada), [phoneDown("agent"), `Call_Out_Fail ${id}`, `Connect_Fail ${id}`, "Ready"]);
});

test("an outbound call with a held customer finds the phone off hook, and the customer is retrieved later", async (t) => {
  const { ada, talk, advance } = await begin(t);
  const held = await talk();
  await ada.post("voicecall/{}/hold");
  const { result } = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  const id = String(result);
  advance(3);
  await ada.delete("voicecall/{}/release");
  await ada.post("voicecall/{}/gethold");
  t.strictSame(await eventsInShort(ada), [
    `Hold ${held}`,
    alerting(id, OUTSIDE),
    talking(id, "7", "40038", OUTSIDE),
    released(id),
    customerReleased(id, OUTSIDE),
    talking(held, "0"),
  ]);
});

test("an outbound call follows a preview", async (t) => {
  const { ada, world, advance } = await begin(t);
  world.center.perform(offerPreview, { agent: 101, numbers: [OUTSIDE] });
  t.strictSame(await eventsInShort(ada), [`Preview controlid=1 dialeddigits=${OUTSIDE}`]);
  const { result } = await ada.put("voicecall/{}/previewCallout", { called: OUTSIDE, callcontrolid: 1 });
  const id = String(result);
  advance(3);
  t.strictSame(await eventsInShort(ada), [...PHONE_UP, talking(id, "44", "40038", OUTSIDE)]);
});
