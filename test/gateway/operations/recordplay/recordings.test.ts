// Tests of agents who record their calls on request.
import { test } from "tap";
import { openGateway, START } from "../../../support/gateway.ts";
import { beginRecording, connectCall, FILE, SERIAL, WITH_INSPECTOR } from "./arrange.ts";

const DONE = { message: "success", retcode: "0", result: {} };

test("a recording begins and ends with an event that names its file", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await connectCall(gateway, ada);
  await ada.pollAll();
  t.strictSame(await ada.put("recordplay/{}/record", { fileName: "", mediaType: "5", recordMode: 0 }), DONE);
  gateway.advance(20);
  t.strictSame(await ada.delete("recordplay/{}/stoprecord"), DONE);
  t.strictSame(await ada.pollAll(), [
    [
      "AgentMediaEvent_Record",
      {
        taskId: 1,
        caller: "13800000001",
        called: "40038",
        recordID: SERIAL,
        locationId: "256",
        fileName: FILE,
        fileMediaType: "1",
        callId: "1767603600-1",
      },
    ],
    [
      "AgentMediaEvent_StopRecordDone",
      {
        beginTime: START,
        endTime: START + 20_000,
        taskId: 1,
        fileMediaType: "1",
        recordFormat: "3",
        callId: "1767603600-1",
      },
    ],
  ]);
});

test("a client names the file in the body, or in the query as older clients do, and chooses the format", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await connectCall(gateway, ada);
  await ada.put("recordplay/{}/record?filename=Y:/1/0/old.V3");
  await ada.delete("recordplay/{}/stoprecord");
  await ada.put("recordplay/{}/record", { fileName: "Y:\\1\\5\\new.V3", mediaType: 5, recordFormat: 1 });
  await ada.delete("recordplay/{}/stoprecord");
  t.strictSame(
    (await ada.pollAll()).flatMap(([, content]) => {
      const { fileName, recordFormat } = (content ?? {}) as { fileName?: string; recordFormat?: string };
      return fileName ?? recordFormat ?? [];
    }),
    ["Y:/1/0/old.V3", "3", "Y:/1/5/new.V3", "1"],
  );
});

test("a malformed request is refused, and records nothing", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await connectCall(gateway, ada);
  const getRetcode = async (body: object) => (await ada.put("recordplay/{}/record", body)).retcode;
  t.strictSame(
    [
      await getRetcode({ mediaType: 2 }),
      await getRetcode({ mediaType: 5, recordFormat: 4 }),
      await getRetcode({ mediaType: 5, recordMode: "all" }),
      await getRetcode({ mediaType: 5, fileName: "x".repeat(101) }),
      await getRetcode({ mediaType: 5, fileName: "a/../b" }),
      await getRetcode({ mediaType: 5, fileName: "a\u0000b" }),
      await getRetcode({ mediaType: 5, fileName: FILE }),
      await getRetcode({ mediaType: 5, fileName: "D:/1.V3" }),
    ],
    ["000-002", "000-002", "000-002", "104-003", "104-003", "104-003", "104-003", "104-004"],
  );
  t.equal(gateway.center.call("1767603600-1")?.legs[0]?.recording, undefined);
});

test("an inspector who inspects cannot record", async (t) => {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await gateway.signInAgent(101, { password: "Present-1" });
  await gateway.signInAgent(102);
  await ada.put("qualitycontrol/{}/addsupervise/102");
  t.strictSame(await ada.put("recordplay/{}/recordwithoutfilename"), {
    message: "state error in starting a recording",
    retcode: "500-008",
  });
});

test("in a center without recordings, the client gets the event of the failure", async (t) => {
  const gateway = await openGateway(t, {
    center: { recordings: "off", queues: [{ id: 25, record: true }, { id: 26 }] },
  });
  const ada = await gateway.signInAgent(101);
  gateway.call({ queue: 25 });
  const failed = (await ada.pollAll()).find(([eventType]) => eventType === "AgentMediaEvent_Record_Fail");
  t.hasStrict(failed?.[1], { recordID: SERIAL, locationId: "65535", fileName: FILE });
});

test("recording the screen of an agent begins and stops without events, and the token for it is the same in a session", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const getToken = async () => ((await ada.get("recordplay/{}/getconnecttoken")).result as { token: string }).token;
  const first = await getToken();
  t.match(first, /^[0-9a-f]{16}$/);
  t.equal(await getToken(), first);
  t.strictSame(await ada.put("recordplay/{}/startrecordscreen"), DONE);
  t.equal((await ada.put("recordplay/{}/startrecordscreen")).retcode, "500-008");
  t.strictSame(await ada.delete("recordplay/{}/stoprecordscreen"), DONE);
  t.equal((await ada.delete("recordplay/{}/stoprecordscreen")).retcode, "500-010");
  t.strictSame(await ada.pollAll(), []);
});

test("pausing and resuming a recording cause no event", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await beginRecording(gateway, ada);
  await ada.pollAll();
  t.strictSame(await ada.post("recordplay/{}/pauserecord"), DONE);
  t.strictSame(await ada.post("recordplay/{}/resumerecord"), DONE);
  t.strictSame(await ada.pollAll(), []);
});
