// Tests of video tasks as the clients of the inspector and of the agent see them.
import { type Test, test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { WITH_INSPECTOR } from "./arrange.ts";

const BEN = { monitoragent: "102" };
/** The numbers of the states of an inspector. */
const [INSPECTING, IDLE] = [7, 4];

/** Opens a gateway in which Ada (101) and Dora (104) are inspectors, Ben (102) is signed in, and Cleo (103) is not. */
async function openWithInspectors(t: Test) {
  const agents = [...WITH_INSPECTOR.agents, { id: 104, name: "Dora", queues: [25], inspector: true }];
  const gateway = await openGateway(t, { center: { agents } });
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  return {
    ...gateway,
    ada,
    ben,
    start: (agent: number) => ada.post("qualitycontrol/{}/startVideoMonitor", { monitoragent: agent }),
    stop: () => ada.post("qualitycontrol/{}/stopVideoMonitor", BEN),
    report: (result: number) => ada.post(`qualitycontrol/{}/startVideoOperation?monitoragent=102&result=${result}`),
    play: (isStart: boolean) => ada.post(`qualitycontrol/{}/startOrStopVideoPlay?monitoragent=102&isstart=${isStart}`),
    remove: (agent = 102) => ada.post(`qualitycontrol/{}/deleteVideoTask?monitoragent=${agent}`),
  };
}

const EMPTY = { message: "", retcode: "0", result: {} };
const WRONG_STATE = { message: "state error in inspection", retcode: "900-005" };
const NO_TASK = { message: "no such task in inspection", retcode: "900-009" };

test("a video task is started, reported, played, stopped, started again and deleted", async (t) => {
  const { ada, ben, start, stop, report, play, remove } = await openWithInspectors(t);
  t.strictSame(
    [await start(102), await report(0), await play(true), await report(1), await play(false), await stop()],
    [EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY],
  );
  t.strictSame([await start(102), await remove()], [EMPTY, EMPTY]);
  t.strictSame([await ada.pollAll(), await ben.pollAll()], [[], []], "no events");
});

test("without a task, requests about one are refused with 900-009", async (t) => {
  const { start, stop, report, play, remove } = await openWithInspectors(t);
  const sendAll = async () => [await stop(), await report(0), await play(true), await play(false), await remove()];
  t.strictSame(await sendAll(), [NO_TASK, NO_TASK, NO_TASK, NO_TASK, NO_TASK]);
  await start(102);
  await remove();
  t.strictSame(await sendAll(), [NO_TASK, NO_TASK, NO_TASK, NO_TASK, NO_TASK]);
});

test("a request that the state of a task does not allow is refused with 900-005", async (t) => {
  const { start, stop, report, play } = await openWithInspectors(t);
  await start(102);
  t.strictSame([await start(102), await play(false)], [WRONG_STATE, WRONG_STATE]);
  await play(true);
  t.strictSame([await start(102), await play(true)], [WRONG_STATE, WRONG_STATE]);
  await stop();
  t.strictSame(
    [await stop(), await report(0), await play(true), await play(false)],
    [WRONG_STATE, WRONG_STATE, WRONG_STATE, WRONG_STATE],
  );
});

test("inspectors cannot watch themselves, other inspectors, or agents who are signed out or unknown", async (t) => {
  const { start, remove, signInAgent } = await openWithInspectors(t);
  await signInAgent(104);
  t.strictSame(
    [await start(101), await start(104), await start(103), await start(999), await remove(101), await remove(103)].map(
      ({ retcode }) => retcode,
    ),
    ["000-005", "900-005", "900-004", "900-004", "000-005", "900-004"],
  );
});

test("an inspector can watch video during another inspection, and its state does not change", async (t) => {
  const { ada, start } = await openWithInspectors(t);
  const getState = async () =>
    ((await ada.get("onlineagent/{}/agentstatus")).result as { agentState: number }).agentState;
  t.equal(await getState(), IDLE);
  await ada.put("qualitycontrol/{}/addsupervise/102");
  t.strictSame(await start(102), EMPTY);
  t.equal(await getState(), INSPECTING);
  await ada.delete("qualitycontrol/{}/102");
  t.equal(await getState(), IDLE);
});

test("a task ends when the agent or the inspector signs out", async (t) => {
  const { ada, ben, start, stop } = await openWithInspectors(t);
  await start(102);
  await ben.delete("onlineagent/{}/logout");
  await ben.signIn();
  t.strictSame(await stop(), NO_TASK);
  await start(102);
  await ada.delete("onlineagent/{}/logout");
  await ada.signIn();
  t.strictSame([await stop(), await start(102)], [NO_TASK, EMPTY]);
});

test("a request without a valid work number, result or flag is refused with 000-002", async (t) => {
  const { ada } = await openWithInspectors(t);
  t.strictSame(
    [
      await ada.post("qualitycontrol/{}/startVideoMonitor", { monitoragent: "ben" }),
      await ada.post("qualitycontrol/{}/stopVideoMonitor", {}),
      await ada.post("qualitycontrol/{}/startVideoOperation?monitoragent=102"),
      await ada.post("qualitycontrol/{}/startOrStopVideoPlay?monitoragent=102&isstart=maybe"),
      await ada.post("qualitycontrol/{}/deleteVideoTask"),
    ].map(({ retcode }) => retcode),
    ["000-002", "000-002", "000-002", "000-002", "000-002"],
  );
});

test("requests about video tasks are refused with 900-002 for an agent who is not an inspector", async (t) => {
  const { ben } = await openWithInspectors(t);
  t.strictSame(
    [
      await ben.post("qualitycontrol/{}/startVideoMonitor", { monitoragent: 101 }),
      await ben.post("qualitycontrol/{}/stopVideoMonitor", { monitoragent: 101 }),
      await ben.post("qualitycontrol/{}/startVideoOperation?monitoragent=101&result=0"),
      await ben.post("qualitycontrol/{}/startOrStopVideoPlay?monitoragent=101&isstart=1"),
      await ben.post("qualitycontrol/{}/deleteVideoTask?monitoragent=101"),
    ].map(({ retcode }) => retcode),
    ["900-002", "900-002", "900-002", "900-002", "900-002"],
  );
});

test("a restored world continues its video tasks", async (t) => {
  const { world, start, play } = await openWithInspectors(t);
  await start(102);
  await world.restore(JSON.parse(JSON.stringify(world.snapshot())));
  t.strictSame([await start(102), await play(true)], [WRONG_STATE, EMPTY]);
});
