// Tests of video, digits and announcements in calls over HTTP.
import { test } from "tap";
import { CUSTOMER, openGateway } from "../../../support/gateway.ts";
import { callWith, collectRetcodes, DONE, expectEvents, FAILED, FIRST, OUTSIDE } from "./call-situations.ts";

test("mediaswitch switches to video and back, with one event each", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101, { agenttype: 11 });
  call({ agent: 101 });
  await ada.pollAll();
  const members = { callid: FIRST, reason: 0, caller: CUSTOMER, called: "40038" };
  t.strictSame(await ada.post("voicecall/{}/mediaswitch?mediaType=3&videoDirection=3"), DONE);
  t.equal(center.call(FIRST)?.media, "video");
  t.strictSame(await ada.pollAll(), [["AgentEvent_MediaSwith", { ...members, mediaType: 3 }]]);
  t.strictSame(await ada.post("voicecall/{}/mediaswitch?mediaType=1"), DONE);
  t.strictSame(await ada.pollAll(), [["AgentEvent_MediaSwith", { ...members, mediaType: 1 }]]);
});

test("mediaswitch of a phone without a camera fails with an event", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  await ada.pollAll();
  t.strictSame(await ada.post("voicecall/{}/mediaswitch?mediaType=3"), DONE);
  await expectEvents(t, ada, [["AgentEvent_MediaSwith", { reason: 1, mediaType: 3 }]]);
});

test("mediaswitch without a conversation is refused with 100-007, and with a parameter out of bounds with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.post("voicecall/{}/mediaswitch?mediaType=1"), FAILED);
  const invalid = ["", "?mediaType=", "?mediaType=2", "?mediaType=video", "?mediaType=3&videoDirection=5"];
  t.strictSame(await collectRetcodes(invalid, (query) => ada.post(`voicecall/{}/mediaswitch${query}`)), ["000-002"]);
});

test("adjustvideomode is accepted with every mode in a three-way video call", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { agenttype: 11 });
  callWith(gateway, "video");
  await ada.post("voicecall/{}/transfer", { devicetype: 5, address: OUTSIDE, mode: 4 });
  gateway.advance(3);
  for (const mode of [0, 1, "2", 3]) t.strictSame(await ada.post("voicecall/{}/adjustvideomode", { mode }), DONE);
});

test("adjustvideomode without a three-way video call is refused with 200-031, and with an unknown mode with 000-002", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { agenttype: 11 });
  const refused = { message: "no three-party video call", retcode: "200-031" };
  t.strictSame(await ada.post("voicecall/{}/adjustvideomode", { mode: 0 }), refused);
  callWith(gateway, "video");
  t.strictSame(await ada.post("voicecall/{}/adjustvideomode", { mode: 0 }), refused);
  const invalid = [undefined, {}, { mode: -1 }, { mode: 4 }, { mode: "" }];
  t.strictSame(await collectRetcodes(invalid, (body) => ada.post("voicecall/{}/adjustvideomode", body)), ["000-002"]);
});

for (const path of ["seconddial/", "seconddialex?number="]) {
  test(`${path} sends digits without an event, and is refused with 100-007 without a call`, async (t) => {
    const { signInAgent, call, center } = await openGateway(t);
    const ada = await signInAgent(101);
    t.strictSame(await ada.post(`voicecall/{}/${path}1`), FAILED);
    call({ agent: 101 });
    await ada.pollAll();
    for (const digits of ["1", "*09%23", "1".repeat(24)]) {
      t.strictSame(await ada.post(`voicecall/{}/${path}${digits}`), DONE);
    }
    t.strictSame(await ada.pollAll(), []);
    const sent = center.log.recent().flatMap(({ event }) => (event.type === "digitsSent" ? [event.digits] : []));
    t.strictSame(sent, ["1", "*09#", "1".repeat(24)]);
  });

  test(`${path} with other characters is refused with 000-002`, async (t) => {
    const { signInAgent, call } = await openGateway(t);
    const ada = await signInAgent(101);
    call({ agent: 101 });
    const invalid = ["", "a", "1".repeat(25), "1,2"];
    t.strictSame(await collectRetcodes(invalid, (number) => ada.post(`voicecall/{}/${path}${number}`)), ["000-002"]);
  });
}

test("reportsound succeeds during a conversation without an event, and is refused with 200-009 otherwise", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.post("voicecall/{}/reportsound"), { message: "no call to report to", retcode: "200-009" });
  call({ agent: 101 });
  await ada.pollAll();
  t.strictSame(await ada.post("voicecall/{}/reportsound", { text: "12:30" }), DONE);
  t.strictSame(await ada.pollAll(), []);
});
