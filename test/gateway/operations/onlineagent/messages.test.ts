// Tests of notes and bulletins: receivers, contents and refusals.
import { type Test, test } from "tap";
import { type Client, openGateway } from "../../../support/gateway.ts";

const SENT = '{"message":"success","retcode":"0","result":null}';
const DONE = '{"message":"success","retcode":"0","result":{}}';

const GROUPS = {
  agents: [
    { id: 101, name: "Ada", group: "North", queues: [25, 26] },
    { id: 102, name: "Ben", group: "North", queues: [25] },
    { id: 103, name: "Cleo", queues: [26] },
    { id: 104, name: "Dan", group: "South", queues: [25] },
  ],
};

/** Opens a gateway in which agents 101 to 103 are signed in, and 104 is not. */
async function openWithThreeAgents(t: Test) {
  const gateway = await openGateway(t, { center: GROUPS });
  const all = [await gateway.signInAgent(101), await gateway.signInAgent(102), await gateway.signInAgent(103)] as const;
  /** Polls all agents. Returns a row for each message: its receiver, its type and its text. */
  const pollMessages = async () => {
    const rows: [unknown, string, unknown][] = [];
    for (const client of all) {
      for (const [type, content] of await client.pollAll()) {
        rows.push([client.id, type, (content as { context: string }).context]);
      }
    }
    return rows;
  };
  return { gateway, ada: all[0], pollMessages };
}

const sendNote = (ada: Client, body: unknown) => ada.send("POST", "onlineagent/{}/sendnoteletex", { body });
const sendBulletin = (ada: Client, body: unknown) => ada.send("POST", "onlineagent/{}/notifybulletin", { body });

test("sendnoteletex sends a note once to each signed-in receiver", async (t) => {
  const { ada, pollMessages } = await openWithThreeAgents(t);
  t.equal((await sendNote(ada, { agentIds: [102, "103", 104, 999, 102], content: "Lunch?" })).text, SENT);
  t.strictSame(await pollMessages(), [
    [102, "AgentOther_Note", "Lunch?"],
    [103, "AgentOther_Note", "Lunch?"],
  ]);
});

test("a note and a bulletin have the id and the name of their sender and their time", async (t) => {
  const { gateway, ada } = await openWithThreeAgents(t);
  gateway.advance(61);
  const content = {
    sender: "101",
    receivetime: 1767603661000,
    sendername: "Ada",
    timestring: "2026-01-05 09:01:01",
  };
  const ben = gateway.client(102);
  await ben.signIn({}, "forcelogin");
  await sendNote(ada, { agentIds: [102], content: "Lunch?" });
  await sendBulletin(ada, { targettype: 0, targetname: "North", bulletindata: "Lunch!" });
  t.strictSame((await ben.pollAll()).slice(2), [
    ["AgentOther_Note", { ...content, context: "Lunch?" }],
    ["AgentOther_Bulletin", { ...content, context: "Lunch!" }],
  ]);
});

test("sendnoteletex accepts a note to the agent itself, an empty text, a number, and up to 1023 bytes", async (t) => {
  const { ada, pollMessages } = await openWithThreeAgents(t);
  const longest = `${"ä".repeat(511)}a`;
  for (const content of ["", longest, 42]) t.equal((await sendNote(ada, { agentIds: [101], content })).text, SENT);
  t.strictSame(await pollMessages(), [
    [101, "AgentOther_Note", ""],
    [101, "AgentOther_Note", longest],
    [101, "AgentOther_Note", "42"],
  ]);
});

test("sendnoteletex succeeds if all receivers are signed out", async (t) => {
  const { ada, pollMessages } = await openWithThreeAgents(t);
  t.equal((await sendNote(ada, { agentIds: [104], content: "Lunch?" })).text, SENT);
  t.strictSame(await pollMessages(), []);
});

for (const [what, body] of [
  ["no body", undefined],
  ["broken JSON", "{broken"],
  ["no receivers", { content: "x" }],
  ["an empty list of receivers", { agentIds: [], content: "x" }],
  ["101 receivers", { agentIds: Array(101).fill(102), content: "x" }],
  ["a receiver that is not a number", { agentIds: ["ada"], content: "x" }],
  ["receivers that are not a list", { agentIds: 102, content: "x" }],
  ["no content", { agentIds: [102] }],
  ["content that is not a text", { agentIds: [102], content: {} }],
  ["1024 bytes", { agentIds: [102], content: "ä".repeat(512) }],
] as const) {
  test(`sendnoteletex with ${what} is refused with 100-001, and no agent gets a message`, async (t) => {
    const { ada, pollMessages } = await openWithThreeAgents(t);
    const refused = '{"message":"login parameter is empty or invalid","retcode":"100-001","result":{}}';
    t.equal((await sendNote(ada, body)).text, refused);
    t.strictSame(await pollMessages(), []);
  });
}

test("sendnoteletex accepts a hundred receivers", async (t) => {
  const { ada } = await openWithThreeAgents(t);
  t.equal((await sendNote(ada, { agentIds: Array(100).fill(102), content: "x" })).text, SENT);
});

test("every failure of sendnoteletex has an empty object as its result", async (t) => {
  const { gateway, ada } = await openWithThreeAgents(t);
  const body = { agentIds: [999], content: "x" };
  t.equal((await sendNote(ada, body)).text, '{"message":"agent operation failed","retcode":"100-007","result":{}}');
  t.equal(
    (await sendNote(gateway.client(104), body)).text,
    '{"message":"agent not login","retcode":"100-006","result":{}}',
  );
});

test("sendnotelet has one receiver in the path and the text in the query", async (t) => {
  const { ada, pollMessages } = await openWithThreeAgents(t);
  t.equal((await ada.send("POST", "onlineagent/{}/sendnotelet/102?content=Lunch%3F")).text, DONE);
  t.strictSame(await pollMessages(), [[102, "AgentOther_Note", "Lunch?"]]);
  for (const [path, retcode] of [
    ["sendnotelet/102", "100-001"],
    [`sendnotelet/102?content=${"x".repeat(1024)}`, "100-001"],
    ["sendnotelet/ben?content=x", "100-001"],
    ["sendnotelet/999?content=x", "100-007"],
  ] as const) {
    t.equal((await ada.post(`onlineagent/{}/${path}`)).retcode, retcode, path);
  }
  t.strictSame(await pollMessages(), []);
});

test("notifybulletin to a group reaches its signed-in agents, with any queues", async (t) => {
  const { ada, pollMessages } = await openWithThreeAgents(t);
  t.equal((await sendBulletin(ada, { targettype: 0, targetname: "North", bulletindata: "Fire!" })).text, DONE);
  t.strictSame(await pollMessages(), [
    [101, "AgentOther_Bulletin", "Fire!"],
    [102, "AgentOther_Bulletin", "Fire!"],
  ]);
  t.equal((await sendBulletin(ada, { targettype: "0", targetname: "Default", bulletindata: "Fire!" })).text, DONE);
  t.strictSame(await pollMessages(), [[103, "AgentOther_Bulletin", "Fire!"]]);
});

test("notifybulletin to a queue reaches the agents who are signed in to it, in any state", async (t) => {
  const { gateway, ada, pollMessages } = await openWithThreeAgents(t);
  await ada.post("onlineagent/{}/resetskill/false?skillid=25");
  await ada.post("onlineagent/{}/saybusy");
  await ada.pollAll();
  t.equal((await sendBulletin(ada, { targettype: 1, targetname: "Support", bulletindata: "Fire!" })).text, DONE);
  t.strictSame(await pollMessages(), [
    [101, "AgentOther_Bulletin", "Fire!"],
    [102, "AgentOther_Bulletin", "Fire!"],
  ]);
  t.equal((await sendBulletin(ada, { targettype: 1, targetname: "Sales", bulletindata: "Fire!" })).text, DONE);
  t.strictSame(await pollMessages(), [[103, "AgentOther_Bulletin", "Fire!"]]);
  t.equal(gateway.center.agent(104)?.mailbox.waiting.length, 0);
});

for (const [what, body, retcode] of [
  ["an unknown group", { targettype: 0, targetname: "West", bulletindata: "x" }, "100-007"],
  ["an unknown queue", { targettype: 1, targetname: "25", bulletindata: "x" }, "100-007"],
  ["another type of target", { targettype: 2, targetname: "North", bulletindata: "x" }, "000-002"],
  ["no target", { targettype: 0, bulletindata: "x" }, "000-002"],
  ["no text", { targettype: 0, targetname: "North" }, "000-002"],
  ["901 characters", { targettype: 0, targetname: "North", bulletindata: "x".repeat(901) }, "000-002"],
  ["a name of 101 characters", { targettype: 0, targetname: "x".repeat(101), bulletindata: "x" }, "000-002"],
  ["no body", undefined, "000-002"],
] as const) {
  test(`notifybulletin with ${what} is refused with ${retcode}, and no agent gets a message`, async (t) => {
    const { ada, pollMessages } = await openWithThreeAgents(t);
    t.equal((await sendBulletin(ada, body)).body.retcode, retcode);
    t.strictSame(await pollMessages(), []);
  });
}

test("notifybulletin accepts 900 characters", async (t) => {
  const { ada, pollMessages } = await openWithThreeAgents(t);
  const bulletindata = "x".repeat(900);
  t.equal((await sendBulletin(ada, { targettype: 0, targetname: "Default", bulletindata })).text, DONE);
  t.strictSame(await pollMessages(), [[103, "AgentOther_Bulletin", bulletindata]]);
});
