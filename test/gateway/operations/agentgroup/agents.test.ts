// Tests of the queries about agents.
// Transfer dialogs, wallboards and supervisor pages send them.
import { type Test, test } from "tap";
import { type Client, openGateway } from "../../../support/gateway.ts";

const CENTER = {
  groups: [{ id: 3, name: "Service", leader: 102 }],
  agents: [
    { id: 101, name: "Ada", queues: [25, 26], group: "Service", inspector: true },
    { id: 102, name: "Ben", queues: [25], group: 3 },
    { id: 103, name: "Cleo", queues: [], pickUp: false, callOut: false },
  ],
};

const BEN =
  '{"workno":"102","name":"Ben","status":"8","ctiStatus":"8","groupid":3,"groupname":"Service","skilllist":[{"name":"Support","id":25,"mediatype":5}],' +
  '"mediatype":"TTF","vdnid":1,"phonenumber":"40038","currentstatetime":20,"logindate":1767603600000,"callids":[],"inMultimediaConf":0,"currentStateReason":2}';
const CLEO =
  '{"workno":"103","name":"Cleo","status":"2","ctiStatus":"0","groupid":4,"groupname":"Default","skilllist":[],' +
  '"mediatype":"FFF","vdnid":1,"phonenumber":"","currentstatetime":30,"logindate":4294967295000,"callids":[],"inMultimediaConf":0,"currentStateReason":0}';

/** Opens a gateway: Ada is signed in, Ben has rested for 20 s for the second reason, and Cleo is signed out. */
async function openGatewayOfThree(t: Test) {
  const gateway = await openGateway(t, { center: CENTER });
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  gateway.advance(10);
  await ben.post("onlineagent/{}/rest/600/2");
  gateway.advance(20);
  return { ...gateway, ada, ben };
}

const getText = async (client: Client, path: string) => (await client.send("GET", path)).text;

/** Returns the work numbers of the agents in an answer. */
const listWorknos = (envelope: { result?: unknown }): string[] =>
  (envelope.result as { workno: string }[]).map(({ workno }) => workno);

/** Returns the description of an agent without its queues. */
function parseWithoutSkills(text: string): object {
  const { skilllist, ...others } = JSON.parse(text) as { skilllist: unknown };
  return others;
}

test("an agent is described with the documented members, in the documented order", async (t) => {
  const { ada } = await openGatewayOfThree(t);
  t.equal(await getText(ada, "agentgroup/{}/agentbyworkno/102"), `{"message":"","retcode":"0","result":${BEN}}`);
  t.equal(await getText(ada, "agentgroup/{}/agentbyworkno/103"), `{"message":"","retcode":"0","result":${CLEO}}`);
});

test("agents are listed by their states", async (t) => {
  const { ada } = await openGatewayOfThree(t);
  const lists: Record<string, string[]> = {};
  for (const list of [
    "allagentstatus",
    "alllocalagentstatus",
    "agentlistbystatus?status=2,8",
    "idleagent",
    "onlineagentonvdn",
    "allchatagents",
    "queryagentstatus",
  ]) {
    lists[list] = listWorknos(await ada.get(`agentgroup/{}/${list}`));
  }
  t.strictSame(lists, {
    allagentstatus: ["101", "102", "103"],
    alllocalagentstatus: ["101", "102", "103"],
    "agentlistbystatus?status=2,8": ["102", "103"],
    idleagent: ["101"],
    onlineagentonvdn: ["101", "102"],
    allchatagents: ["101", "102"],
    queryagentstatus: ["101", "102", "103"],
  });
});

test("an agent with a ringing or answered call has status 7, and a ctiStatus of 4 or 5", async (t) => {
  const { ada, call } = await openGatewayOfThree(t);
  const getState = async () => {
    const { status, ctiStatus } = (await ada.get("agentgroup/{}/agentbyworkno/101")).result as Record<string, string>;
    return [status, ctiStatus];
  };
  await ada.post("onlineagent/{}/autoanswer/false");
  call({ queue: 25 });
  const ringingState = await getState();
  await ada.put("voicecall/{}/answer");
  t.strictSame(
    [ringingState, await getState()],
    [
      ["7", "4"],
      ["7", "5"],
    ],
  );
});

test("agents are listed by queue", async (t) => {
  const { ada } = await openGatewayOfThree(t);
  t.strictSame(listWorknos(await ada.get("agentgroup/{}/agentbyskill/25")), ["101", "102"]);
  t.strictSame((await ada.get("agentgroup/{}/agentidsbyskill/26")).result, ["101"]);
  t.strictSame(listWorknos(await ada.get("agentgroup/{}/agentbyconfigedskill/26")), ["101"]);
  const online = (await ada.get("agentgroup/{}/allonlineagents")).result as { skillId: number; agent: object[] }[];
  t.strictSame(
    online.map(({ skillId, agent }) => [skillId, agent.length]),
    [
      [25, 2],
      [26, 1],
    ],
  );
});

test("the body of agentbyskill limits the list to some states and a number of agents, if it has both", async (t) => {
  const { ada } = await openGatewayOfThree(t);
  const listAgents = async (body?: unknown, headers?: Record<string, string>) =>
    listWorknos(
      (await ada.send("GET", "agentgroup/{}/agentbyskill/25", { body, ...(headers ? { headers } : {}) })).body,
    );
  t.strictSame(await listAgents({ agentLimit: 5, agentStatus: [8] }), ["102"]);
  t.strictSame(await listAgents({ agentLimit: 1, agentStatus: [4, 8] }), ["101"]);
  t.strictSame(await listAgents({ agentStatus: [8] }), ["101", "102"]);
  t.strictSame(await listAgents({ agentLimit: 1 }), ["101", "102"]);
  t.strictSame(await listAgents("", { "Content-Length": "0" }), ["101", "102"]);
  t.strictSame(await listAgents({ agentLimit: 5, agentStatus: [8] }, { "Transfer-Encoding": "chunked" }), ["102"]);
});

test("an OPTIONS request with a body to agentbyskill is refused with 000-002", async (t) => {
  const { ada } = await openGatewayOfThree(t);
  for (const headers of [{}, { "Transfer-Encoding": "chunked" }]) {
    const sent = { body: { agentLimit: 1 }, headers };
    const { status, body } = await ada.send("OPTIONS", "agentgroup/{}/agentbyskill/25", sent);
    t.strictSame([status, body.retcode], [200, "000-002"]);
  }
});

test("a wrong or too long body of agentbyskill is refused", async (t) => {
  const { ada } = await openGatewayOfThree(t);
  const getRefusal = async (body: unknown) => {
    const { status, body: envelope } = await ada.send("GET", "agentgroup/{}/agentbyskill/25", { body });
    return [status, envelope.retcode];
  };
  t.strictSame(await getRefusal({ agentLimit: 501, agentStatus: [3] }), [200, "000-006"]);
  t.strictSame(await getRefusal({ agentLimit: 1, agentStatus: [3], pad: "x".repeat(65_536) }), [200, "000-002"]);
});

test("groups are listed with their leaders, and agents by group", async (t) => {
  const { ada, ben } = await openGatewayOfThree(t);
  const service = { id: 3, name: "Service", monitorno: 102, monitorname: "Ben" };
  t.strictSame((await ada.get("agentgroup/{}/grouponvdn")).result, [
    service,
    { id: 4, name: "Default", monitorno: 0, monitorname: "" },
  ]);
  t.strictSame((await ada.get("agentgroup/{}/groupbyagent/101")).result, service);
  t.strictSame(listWorknos(await ben.get("agentgroup/{}/agentongroup")), ["101", "102"]);
  t.strictSame(listWorknos(await ben.get("agentgroup/{}/agentongroupex?groupid=4")), ["103"]);
});

test("agentinfonoskills describes the agents with the given ids without their queues, in the order of the request", async (t) => {
  const { ada } = await openGatewayOfThree(t);
  const reply = await ada.post("agentgroup/{}/agentinfonoskills", { agentlist: ["103", 999, "0x65", "1.01e2", 102] });
  t.strictSame(reply.result, [parseWithoutSkills(CLEO), parseWithoutSkills(BEN)]);
});

test("names and phones are returned as objects, by work number", async (t) => {
  const { ada } = await openGatewayOfThree(t);
  t.strictSame((await ada.get("agentgroup/{}/agentwasnameonvdn")).result, { 101: "Ada", 102: "Ben", 103: "Cleo" });
  t.strictSame((await ada.get("agentgroup/{}/loggedinagentphoneonvdn")).result, { 101: "40038", 102: "40038" });
});

test("rights come from the scenario, and a trailing slash makes no difference", async (t) => {
  const { ada, ben, client } = await openGatewayOfThree(t);
  const cleo = client(103);
  await cleo.signIn();
  const rights = ["iscensor/", "ismonitor", "ispickup", "iscallout", "isspymonitor", "isreportmanager", "issystem"];
  const getRights = async (agent: Client) => {
    const results: unknown[] = [];
    for (const right of rights) results.push((await agent.get(`agentgroup/{}/${right}`)).result);
    return results;
  };
  t.strictSame(
    [await getRights(ada), await getRights(ben), await getRights(cleo)],
    [
      [true, false, true, true, false, false, false],
      [false, true, true, true, false, false, false],
      [false, false, false, false, false, false, false],
    ],
  );
});

test("rests are described with their reasons", async (t) => {
  const { ada } = await openGatewayOfThree(t);
  t.strictSame((await ada.get("agentgroup/{}/restreason")).result, [
    { restReasonId: 1, restReason: "Lunch" },
    { restReasonId: 2, restReason: "Meeting" },
    { restReasonId: 3, restReason: "Training" },
  ]);
  t.strictSame((await ada.get("agentgroup/{}/agentrestinfo")).result, [
    { workno: "102", name: "Ben", restReasonId: 2, restReason: "Meeting", restTime: 600, restedTime: 20 },
  ]);
});

test("queryagentstatusandskill returns the agent's own state and queues as an object", async (t) => {
  const { ben } = await openGatewayOfThree(t);
  t.strictSame((await ben.get("agentgroup/{}/queryagentstatusandskill")).result, {
    status: "8",
    ctiStatus: "8",
    skills: [{ id: 25, name: "Support", mediatype: 5 }],
  });
});
