// Tests of agents who listen to recordings.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { FILE, playRecording, record } from "./arrange.ts";

const DONE = { message: "success", retcode: "0", result: {} };

test("a playback causes the events of the phone, of each request and of its end", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false, phonelinkage: 1 });
  await record(gateway, ada);
  await ada.pollAll();
  t.strictSame(
    await ada.put("recordplay/{}/play", { voicepath: FILE.replaceAll("/", "\\"), startpostion: "10" }),
    DONE,
  );
  gateway.advance(5);
  t.strictSame(await ada.post("recordplay/{}/pauseplay"), DONE);
  t.strictSame(await ada.post("recordplay/{}/resumeplay"), DONE);
  t.strictSame(await ada.post("recordplay/{}/forefast/20"), DONE);
  t.strictSame(await ada.post("recordplay/{}/backfast/5"), DONE);
  t.strictSame(
    await ada.post("recordplay/{}/playrelocation", { seekposition: 1, seekseconds: 10, seekdirection: 1 }),
    DONE,
  );
  gateway.advance(40);
  t.strictSame(await ada.pollAll(), [
    ["AgentOther_PhoneAlerting", null],
    ["AgentOther_PhoneOffhook", { type: "main" }],
    ["AgentMediaEvent_Play_Succ", null],
    ["AgentMediaEvent_Play", null],
    ["AgentMediaEvent_PausePlayDone", null],
    ["AgentMediaEvent_ResumePlayDone", null],
    ["AgentMediaEvent_JumpPlayDone", null],
    ["AgentMediaEvent_JumpPlayDone", null],
    ["AgentMediaEvent_StopPlayDone", { cause: 0 }],
    ["AgentOther_PhoneRelease", { phoneState: 3 }],
  ]);
});

test("an agent who is always off hook gets no events of its phone, and stops the playback", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false, releasephone: false });
  await record(gateway, ada);
  await ada.pollAll();
  await ada.put("recordplay/{}/play", { voicepath: FILE });
  t.strictSame(await ada.delete("recordplay/{}/stopplay"), DONE);
  t.strictSame(await ada.pollAll(), [
    ["AgentMediaEvent_Play_Succ", null],
    ["AgentMediaEvent_Play", null],
    ["AgentMediaEvent_StopPlayDone", { cause: 1 }],
  ]);
});

test("a playback of a file that does not exist fails with events", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  t.strictSame(await ada.put("recordplay/{}/play", { voicepath: "/etc/passwd" }), DONE);
  t.strictSame(await ada.pollAll(), [
    ["AgentMediaEvent_Play_Fail", null],
    ["AgentMediaEvent_StopPlayDone", { cause: 2 }],
  ]);
});

test("a malformed request is refused, and changes no playback", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await playRecording(gateway, ada);
  await ada.pollAll();
  const before = JSON.stringify(gateway.center.agent(101)?.session?.player);
  const retcodes = [
    await ada.put("recordplay/{}/play", {}),
    await ada.put("recordplay/{}/play", { voicepath: "x".repeat(101) }),
    await ada.put("recordplay/{}/play", { voicepath: FILE, startpostion: -1 }),
    await ada.put("recordplay/{}/play", { voicepath: FILE, times: 0 }),
    await ada.put("recordplay/{}/play", { voicepath: FILE, codeformat: 1 }),
    await ada.put("recordplay/{}/play", { voicepath: FILE, speedchange: "fast" }),
    await ada.post("recordplay/{}/forefast/0"),
    await ada.post("recordplay/{}/backfast/1.5"),
    await ada.post("recordplay/{}/playrelocation", { seekposition: 3, seekseconds: 1 }),
    await ada.post("recordplay/{}/playrelocation", { seekposition: 1, seekseconds: 1, seekdirection: 2 }),
    await ada.post("recordplay/{}/playrelocation"),
  ].map(({ retcode }) => retcode);
  t.strictSame([...new Set(retcodes)], ["000-002"]);
  t.equal(JSON.stringify(gateway.center.agent(101)?.session?.player), before);
  t.strictSame(await ada.pollAll(), []);
});
