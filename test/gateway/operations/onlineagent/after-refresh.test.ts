// Tests of the queries of a reloaded page: custom state, state, calls and events.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

test("no agent has a custom state", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.equal(
    (await ada.send("GET", "onlineagent/{}/querycustomstate")).text,
    '{"message":"success","retcode":"0","result":{"agentcustomstate":"65535"}}',
  );
});

test("syncagentinfo returns the calls as text, the state, and whether there is a call", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  const syncInfo = async () => (await ada.send("POST", "onlineagent/{}/syncagentinfo")).text;
  t.equal(
    await syncInfo(),
    '{"message":"","retcode":"0","result":{"callinfo":"[]","agentState":4,"isWorking":false,"callids":[]}}',
  );
  const callid = call({ agent: 101 });
  const { callinfo, ...others } = JSON.parse(await syncInfo()).result as { callinfo: string };
  t.strictSame(others, { agentState: 7, isWorking: true, callids: [callid] });
  t.match(JSON.parse(callinfo), [{ callid, caller: "13800000001", begintime: null }]);
  await ada.delete("onlineagent/{}/forcelogout");
  t.equal(await syncInfo(), '{"message":"agent not login","retcode":"100-006","result":""}');
});

test("a reloaded page gets a new Guid, the state and the calls, and only the events after that", async (t) => {
  const { signInAgent, call, hangUpAsCustomer } = await openGateway(t);
  const ada = await signInAgent(101);
  const callid = call({ queue: 25 });
  ada.guid = ((await ada.put("onlineagent/{}/updateGuid")).result as { guid: string }).guid;
  t.match((await ada.post("onlineagent/{}/syncagentinfo")).result, { agentState: 7, callids: [callid] });
  t.match((await ada.get("calldata/{}/callinfo")).result, { callid });
  hangUpAsCustomer(callid);
  t.equal((await ada.get("agentevent/{}")).event?.eventType, "AgentEvent_Customer_Release");
});
