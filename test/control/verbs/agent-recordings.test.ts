// Tests of the verbs of agents who record their calls.
import { test } from "tap";
import { ADA, ADVANCE, CALLS } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

test("an agent records its call, without the paused part", async (t) => {
  const { send } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true });
  await send("POST", CALLS, { to: { agent: 101 }, from: "13800000001" });
  await send("POST", `${ADA}/answer`);
  const advance = (by: string) => send("POST", ADVANCE, { by });
  t.hasStrict(await send("POST", `${ADA}/record`), { status: 200, body: { id: 101, state: "talking" } });
  await advance("20s");
  t.equal((await send("POST", `${ADA}/pause-recording`)).status, 200);
  await advance("10s");
  t.equal((await send("POST", `${ADA}/resume-recording`)).status, 200);
  await advance("5s");
  t.equal((await send("POST", `${ADA}/stop-recording`)).status, 200);
  t.match((await send("GET", "/worlds/default/recordings")).body, {
    recordings: [{ agent: 101, state: "finished", caller: "13800000001", length: "25s" }],
  });
});

test("recordings that are not possible are refused with the retcode of the gateway, and with what the verb needs", async (t) => {
  const { send } = await openControlApi();
  const readRefusal = async (verb: string) => {
    const { status, body } = await send("POST", `${ADA}/${verb}`);
    return [status, body.reason, body.retcode, body.detail.replace(/^.* has no call\. /, "")];
  };
  t.hasStrict((await send("POST", `${ADA}/record`)).body, { reason: "not-signed-in", retcode: "100-006" });
  await send("PATCH", ADA, { signedIn: true });
  t.strictSame(
    [
      await readRefusal("record"),
      await readRefusal("pause-recording"),
      await readRefusal("resume-recording"),
      await readRefusal("stop-recording"),
    ],
    [
      [
        409,
        "recording-begin-forbidden",
        "500-008",
        "Record needs a voice call in which the agent talks, no recording of it, and an agent who inspects no one.",
      ],
      [
        409,
        "no-recording-to-pause",
        "500-004",
        "Pause-recording needs a recording of the agent that runs and is not paused.",
      ],
      [409, "no-recording-to-resume", "500-006", "Resume-recording needs a paused recording of the agent."],
      [409, "no-recording-to-stop", "500-010", "Stop-recording needs a recording of the agent that runs or is paused."],
    ],
  );
  t.equal((await send("POST", `${ADA}/record`, { file: "a.V3" })).status, 400);
  t.equal((await send("POST", `${ADA}/recrod`)).body.type, "urn:ccgw:problem:unknown-verb");
});

test("a center without recordings refuses to record", async (t) => {
  const { send } = await openControlApi({
    scenario: { center: { recordings: "off", agents: [{ id: 101 }] } },
  });
  await send("PATCH", ADA, { signedIn: true });
  await send("POST", CALLS, { to: { agent: 101 } });
  await send("POST", `${ADA}/answer`);
  t.hasStrict((await send("POST", `${ADA}/record`)).body, { reason: "recordings-off", retcode: "104-001" });
});
