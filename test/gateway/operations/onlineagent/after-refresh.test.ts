// What a page asks for that was reloaded in the middle of things.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

test("querycustomstate: no customised state, and the standard one", async (t) => {
  const { signedIn } = await openGateway(t);
  const ada = await signedIn(101);
  t.equal(
    (await ada.send("GET", "onlineagent/{}/querycustomstate")).text,
    '{"message":"","retcode":"0","result":{"customState":null,"agentState":4}}',
  );
  await ada.post("onlineagent/{}/saybusy");
  t.strictSame((await ada.get("onlineagent/{}/querycustomstate")).result, { customState: null, agentState: 3 });
});

test("syncagentinfo: the state, whether there is a call, and which", async (t) => {
  const { signedIn, call } = await openGateway(t);
  const ada = await signedIn(101, { autoanswer: false });
  const info = async () => (await ada.send("POST", "onlineagent/{}/syncagentinfo")).text;
  t.equal(await info(), '{"message":"","retcode":"0","result":{"agentState":4,"isWorking":false,"callids":[]}}');
  const callid = call({ agent: 101 });
  const inCall = `{"message":"","retcode":"0","result":{"agentState":7,"isWorking":true,"callids":["${callid}"]}}`;
  t.equal(await info(), inCall);
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/hold");
  t.equal(await info(), inCall);
  await ada.delete("onlineagent/{}/forcelogout");
  t.equal(await info(), '{"message":"agent not login","retcode":"100-006","result":""}');
});

test("a page that was reloaded: a new Guid, the state, the calls, the events that were missed", async (t) => {
  const { signedIn, call } = await openGateway(t);
  const ada = await signedIn(101);
  const callid = call({ queue: 25 });
  ada.guid = ((await ada.put("onlineagent/{}/updateGuid")).result as { guid: string }).guid;
  t.match((await ada.post("onlineagent/{}/syncagentinfo")).result, { agentState: 7, callids: [callid] });
  t.match((await ada.get("calldata/{}/callinfo")).result, { callid });
  t.equal((await ada.get("agentevent/{}?calldata=1")).event?.eventType, "AgentState_Busy");
  t.equal((await ada.pollTypes()).at(-1), "AgentEvent_Talking");
});
