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

test("syncagentinfo returns the calls as JSON text, the state, whether there is a call, and the ids of the calls", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  const syncAgentInfo = async () => (await ada.send("POST", "onlineagent/{}/syncagentinfo")).text;
  t.equal(
    await syncAgentInfo(),
    '{"message":"","retcode":"0","result":{"callinfo":"[]","agentState":4,"isWorking":false,"callids":[]}}',
  );
  const callid = call({ agent: 101 });
  const { callinfo, ...others } = JSON.parse(await syncAgentInfo()).result as { callinfo: string };
  t.strictSame(others, { agentState: 7, isWorking: true, callids: [callid] });
  t.equal(
    callinfo,
    '[{"callfeature":0,"callid":"1767603600-1","caller":"13800000001","called":"40038","callskill":"","callskillid":0,"orgicallednum":"",' +
      '"calldata":"","begintime":null,"endtime":null,"userPriority":0,"trunkNo":65535,"logontimes":0,"mediaType":5}]',
  );
  await ada.delete("onlineagent/{}/forcelogout");
  t.equal(await syncAgentInfo(), '{"message":"agent not login","retcode":"100-006","result":""}');
});

test("a reloaded page gets a new Guid, the state and the calls, and only the events after that", async (t) => {
  const { signInAgent, call, hangUpAsCustomer } = await openGateway(t);
  const ada = await signInAgent(101);
  const callid = call({ queue: 25 });
  ada.guid = ((await ada.put("onlineagent/{}/updateGuid")).result as { guid: string }).guid;
  const { result } = await ada.post("onlineagent/{}/syncagentinfo");
  const { agentState, callids } = result as { agentState: number; callids: string[] };
  t.strictSame([agentState, callids], [7, [callid]]);
  t.hasStrict((await ada.get("calldata/{}/callinfo")).result, { callid });
  hangUpAsCustomer(callid);
  t.equal((await ada.poll()).event?.eventType, "AgentEvent_Customer_Release");
});
