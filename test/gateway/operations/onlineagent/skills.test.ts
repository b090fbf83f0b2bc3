// Tests of the queues that an agent takes calls from, and of those it is configured for.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

const DONE = { message: "success", retcode: "0", result: {} };

for (const [path, queues] of [
  ["resetskill/true", [25, 26]],
  ["resetskill/true?skillid=25", [25, 26]],
  ["resetskill/false?skillid=26", [26]],
  ["resetskill/false?skillid=26;25", [25, 26]],
  ["resetskill/false?skillid=25;%2026;", [25, 26]],
  ["resetskill/false?skillid=25;99", [25]],
  ["resetskill/false?skillid=99", []],
  ["resetskill/false?skillid=", []],
  ["resetskill/false", []],
  ["resetskill/TRUE", [25, 26]],
  ["resetskill/False?skillid=25&phonelinkage=", [25]],
  ["resetskill/?skillid=25", [25]],
  ["resetskill/false?skillid=0", []],
] as const) {
  test(`${path} signs in to ${queues.join(" and ") || "no queue"}`, async (t) => {
    const { signInAgent, center } = await openGateway(t);
    const ada = await signInAgent(101);
    t.strictSame(await ada.post(`onlineagent/{}/${path}`), DONE);
    t.strictSame(center.agent(101)?.session?.skills, queues);
  });
}

for (const query of [
  "skillid=a",
  "skillid=25,26",
  "skillid=25;;x",
  `skillid=${"1;".repeat(2001)}`,
  "phonelinkage=2",
  "phonelinkage=on",
]) {
  test(`resetskill with ${query.slice(0, 30)} is refused with 000-002, and the queues stay the same`, async (t) => {
    const { signInAgent, center } = await openGateway(t);
    const ada = await signInAgent(101);
    t.equal((await ada.post(`onlineagent/{}/resetskill/false?${query}`)).retcode, "000-002");
    t.strictSame(center.agent(101)?.session?.skills, [25, 26]);
  });
}

test("the last phonelinkage is stored", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const getLinkageAfter = async (query: string) => {
    await ada.post(`onlineagent/{}/resetskill/true${query}`);
    return center.agent(101)?.session?.details.phoneLinkage;
  };
  t.strictSame(
    [await getLinkageAfter("?phonelinkage=1"), await getLinkageAfter(""), await getLinkageAfter("?phonelinkage=0")],
    [true, true, false],
  );
});

test("before resetskill, an agent gets no calls from queues", async (t) => {
  const { client, call } = await openGateway(t);
  const ada = client(101);
  await ada.signIn();
  await ada.pollAll();
  call({ queue: 25 });
  t.strictSame(await ada.pollTypes(), []);
  await ada.post("onlineagent/{}/resetskill/true");
  t.equal((await ada.pollTypes()).at(-1), "AgentEvent_Talking");
});

test("before resetskill, an agent gets direct calls", async (t) => {
  const { client, call } = await openGateway(t);
  const cleo = client(103);
  await cleo.signIn();
  call({ agent: 103 });
  t.equal((await cleo.pollTypes()).at(-1), "AgentEvent_Talking");
});

test("agentskills returns the configured skills, not the queues that the agent is signed in to", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ben = await signInAgent(102);
  await ben.post("onlineagent/{}/resetskill/false");
  t.strictSame((await ben.get("onlineagent/{}/agentskills")).result, [{ name: "Support", id: 25, mediatype: 5 }]);
  t.strictSame((await (await signInAgent(103)).get("onlineagent/{}/agentskills")).result, []);
});
