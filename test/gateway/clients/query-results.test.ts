// Tests of the members that clients read from query results.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";

test("agentskills returns name, id and mediatype, the last two as numbers", async (t) => {
  const { signInAgent } = await openGateway(t);
  const skills = await (await signInAgent(101)).send("GET", "onlineagent/{}/agentskills");
  t.equal(
    skills.text,
    '{"message":"","retcode":"0","result":[{"name":"Support","id":25,"mediatype":5},{"name":"Sales","id":26,"mediatype":5}]}',
  );
});

test("agentstatus returns the number of a state and a boolean", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const getStatus = async () => (await ada.send("GET", "onlineagent/{}/agentstatus")).text;
  t.equal(await getStatus(), '{"message":"","retcode":"0","result":{"agentState":4,"isWorking":false}}');
  call({ queue: 25 });
  t.equal(await getStatus(), '{"message":"","retcode":"0","result":{"agentState":7,"isWorking":true}}');
});

test("agentstatus is 4 for idle, 3 for busy, 8 for rest, 5 for wrap-up, 7 for a ringing, outbound or held call", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  const results = [(await ada.get("onlineagent/{}/agentstatus")).result];
  for (const [method, path, body] of [
    ["POST", "onlineagent/{}/saybusy"],
    ["POST", "onlineagent/{}/sayfree"],
    ["POST", "onlineagent/{}/rest/600/1"],
    ["POST", "onlineagent/{}/cancelrest"],
    ["POST", "onlineagent/{}/work"],
    ["POST", "onlineagent/{}/cancelwork"],
    ["PUT", "voicecall/{}/callout", { called: "13900000009" }],
    ["DELETE", "voicecall/{}/release"],
  ] as const) {
    await ada.send(method, path, { body });
    results.push((await ada.get("onlineagent/{}/agentstatus")).result);
  }
  call({ queue: 25 });
  results.push((await ada.get("onlineagent/{}/agentstatus")).result);
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/hold");
  results.push((await ada.get("onlineagent/{}/agentstatus")).result);
  t.strictSame(
    results.map((result) => Object.values(result as object)),
    [4, 3, 4, 8, 4, 5, 4, 7, 4, 7, 7].map((agentState) => [agentState, agentState === 7]),
  );
});

test("callinfo has numbers that clients calculate with, and null as the end of an active call", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  advance(90);
  t.equal(
    (await ada.send("GET", "calldata/{}/callinfo")).text,
    '{"message":"","retcode":"0","result":{"callfeature":0,"callid":"1767603600-1","caller":"13800000001","called":"60025",' +
      '"callskill":"Support","callskillid":25,"orgicallednum":"","calldata":"","begintime":1767603600000,"endtime":null,' +
      '"userPriority":0,"trunkNo":65535,"logontimes":90,"mediaType":5}}',
  );
});

test("callinfo returns an object while the call is ringing", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ queue: 25 });
  t.hasStrict((await ada.get("calldata/{}/callinfo")).result, {
    callid: "1767603600-1",
    begintime: null,
    endtime: null,
  });
});

test("statistics are 18 numbers", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  const result = (await ada.get("calldata/{}/statistics")).result as Record<string, unknown>;
  t.strictSame([...new Set(Object.values(result).map((value) => typeof value))], ["number"]);
  t.equal(Object.keys(result).length, 18);
});
