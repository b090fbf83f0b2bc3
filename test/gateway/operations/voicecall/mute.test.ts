// Tests of muting voice and video over HTTP.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { callWith, DONE } from "./call-situations.ts";

test("muting and unmuting succeed without an event", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const callid = call({ agent: 101 });
  await ada.pollAll();
  t.strictSame(await ada.post("voicecall/{}/beginmute"), DONE);
  t.hasStrict(center.call(callid)?.legs, [{ muted: true, videoMuted: false }]);
  t.strictSame(await ada.post("voicecall/{}/endmute"), DONE);
  t.hasStrict(center.call(callid)?.legs, [{ muted: false, videoMuted: false }]);
  t.strictSame(await ada.pollAll(), []);
});

test("stopping and restoring video succeed without an event", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { agenttype: 11 });
  const callid = callWith(gateway, "video");
  await ada.pollAll();
  t.strictSame(await ada.post("voicecall/{}/beginmutevideo"), DONE);
  t.hasStrict(gateway.center.call(callid)?.legs, [{ muted: false, videoMuted: true }]);
  t.strictSame(await ada.post("voicecall/{}/endmutevideo"), DONE);
  t.hasStrict(gateway.center.call(callid)?.legs, [{ muted: false, videoMuted: false }]);
  t.strictSame(await ada.pollAll(), []);
});

test("without a call, each mute operation is refused with a different retcode", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(
    [
      await ada.post("voicecall/{}/beginmute"),
      await ada.post("voicecall/{}/endmute"),
      await ada.post("voicecall/{}/beginmutevideo"),
      await ada.post("voicecall/{}/endmutevideo"),
    ],
    [
      { message: "no call can be muted", retcode: "200-003" },
      { message: "no call can be unmuted", retcode: "200-007" },
      { message: "no call to stop video of", retcode: "200-019" },
      { message: "no call to restart video of", retcode: "200-021" },
    ],
  );
});

test("muting a ringing, held or muted call is refused with 200-004", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  const refused = { message: "call state can not be muted", retcode: "200-004" };
  call({ agent: 101 });
  t.strictSame(await ada.post("voicecall/{}/beginmute"), refused);
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/beginmute");
  t.strictSame(await ada.post("voicecall/{}/beginmute"), refused);
  await ada.post("voicecall/{}/hold");
  t.strictSame(await ada.post("voicecall/{}/beginmute"), refused);
});

test("muting an internal call is refused with 200-004", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  await ada.put("voicecall/{}/callinner", { called: "102" });
  t.equal((await ada.post("voicecall/{}/beginmute")).retcode, "200-004");
  t.equal((await ben.post("voicecall/{}/beginmute")).retcode, "200-004");
});

test("unmuting a call that is not muted is refused with 200-008, and restoring its video with 200-022", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  t.strictSame(await ada.post("voicecall/{}/endmute"), {
    message: "call state can not be unmuted",
    retcode: "200-008",
  });
  t.strictSame(await ada.post("voicecall/{}/endmutevideo"), {
    message: "call state can not restart video",
    retcode: "200-022",
  });
});

test("stopping the video of a voice call, or of a call whose video is stopped, is refused with 200-020", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { agenttype: 11 });
  const refused = { message: "call state can not stop video", retcode: "200-020" };
  callWith(gateway, "voice");
  t.strictSame(await ada.post("voicecall/{}/beginmutevideo"), refused);
  await ada.delete("voicecall/{}/release");
  callWith(gateway, "video");
  await ada.post("voicecall/{}/beginmutevideo");
  t.strictSame(await ada.post("voicecall/{}/beginmutevideo"), refused);
});
