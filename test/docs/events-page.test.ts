// Tests that the page on events has every event that clients can receive, with the members of its content.
import { test } from "tap";
import { forceState, offerPreview, withdrawPreview } from "../../src/core/index.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { EVENT_NAMES } from "../../src/words/event-names.ts";
import { writeFileName } from "../../src/words/recording-names.ts";
import { addChatQueues, beginChat, say } from "../support/chat-gateway.ts";
import { type Client, type Gateway, openGateway } from "../support/gateway.ts";
import { codeIn, readPage, rowsOf } from "./pages.ts";

const CENTER = {
  queues: [
    { id: 25, name: "Support", record: true },
    { id: 26, name: "Sales" },
  ],
  ivrs: [{ id: 7, name: "Menu" }],
  agents: [
    { id: 101, name: "Ada", queues: [25, 26], inspector: true },
    { id: 102, name: "Ben", queues: [25] },
    { id: 103, name: "Cleo" },
  ],
};

/** The rows of events. The page also has a table of a setting. */
const rows = rowsOf("docs/events.md").filter(([type]) => codeIn(type)?.match(/^(?:Agent|QC_)/));
const shown = new Map(
  rows.map(([type, content]) => [codeIn(type) ?? "", JSON.parse(codeIn(content) ?? "") as unknown]),
);

test("the page has exactly the events of the gateway", async (t) => {
  t.same([...shown.keys()].sort(), EVENT_NAMES.toSorted());
});

test("the page has all events that operations declare", async (t) => {
  const declared = new Set(OPERATIONS.flatMap(({ events }) => events));
  t.same(
    [...declared].filter((type) => !shown.has(type)),
    [],
  );
});

test("the contents of events have the members that the page shows, in the same order", async (t) => {
  const gateway = await openGateway(t, { center: CENTER });
  const { center, client, call, advance, hangUpAsCustomer } = gateway;
  const ada = client(101);
  const ben = client(102);
  await ada.signIn({ status: 5, autoanswer: false });
  await ben.signIn();
  for (const agent of [ada, ben]) await agent.post("onlineagent/{}/resetskill/true");
  await ada.post("onlineagent/{}/sayfree");
  await ada.post("onlineagent/{}/saybusy?reason=200");
  await ada.post("onlineagent/{}/cancelbusy");
  center.perform(forceState, { agent: 101, state: "busy" });
  center.perform(forceState, { agent: 101, state: "idle" });
  await ada.post("onlineagent/{}/rest/1/1");
  advance(2);
  await ada.post("onlineagent/{}/cancelrest");
  await ada.post("onlineagent/{}/work");
  await ada.post("onlineagent/{}/cancelwork");
  await ben.post("onlineagent/{}/sendnoteletex", { agentIds: [101], content: "hello" });
  const bulletin = { targettype: 1, targetname: "Support", bulletindata: "meeting at ten" };
  await ben.post("onlineagent/{}/notifybulletin", bulletin);
  call({ agent: 101 });
  advance(30);
  await ada.post("onlineagent/{}/sayfree");
  const held = call({ queue: 26 });
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/hold");
  hangUpAsCustomer(held);
  const callOfBen = call({ agent: 102 });
  await produceCallEvents(gateway, ada, ben, callOfBen);
  const received = [...(await ada.pollAll()), ...(await ben.pollAll())];
  await produceInspectionEvents(gateway, ada, ben);
  received.push(...(await ada.pollAll()), ...(await ben.pollAll()));
  await produceConferenceEvents(gateway, ada, ben);
  received.push(...(await ada.pollAll()), ...(await ben.pollAll()));
  await produceChatEvents(gateway, ada, ben);
  received.push(...(await ada.pollAll()), ...(await ben.pollAll()));
  await producePlaybackEvents(gateway, ben);
  received.push(...(await ben.pollAll()));
  const withoutRecordings = await gateway.open("off", { center: { ...CENTER, recordings: "off" } });
  const otherAda = await withoutRecordings.signInAgent(101);
  withoutRecordings.call({ queue: 25 });
  received.push(...(await otherAda.pollAll()));
  // The clients send no requests for longer than a session lasts without one.
  advance(121);
  advance(121);
  const { event } = await ada.poll();
  received.push([event?.eventType ?? "", event?.content]);

  for (const [type, content] of received) t.same(shapeOf(content), shapeOf(shown.get(type)), type);
  const unread = [...shown.keys()].filter((type) => !received.some(([name]) => name === type));
  t.same(unread, [], "events that the steps above do not produce: add steps for them");
});

test("the setting for the content of PhoneAlerting is on the page", async (t) => {
  t.match(readPage("docs/events.md"), /phoneAlertingContent: object/);
});

/** Produces the events of conferences: Ada begins one, and hands it over to Ben. */
async function produceConferenceEvents({ advance }: Gateway, ada: Client, ben: Client): Promise<void> {
  for (const agent of [ada, ben]) await agent.post("onlineagent/{}/sayfree");
  const toBen = { addressType: "9", address: "102" };
  const voicePath = "y:/conf/1/welcome.V3";
  await ada.post("agentconf/{}/requestagentconf", { memberNum: 120, time: 4, promptTime: 3 });
  await ada.post("agentconf/{}/batchaddparticipant", { addresses: [toBen] });
  await ben.post("agentconf/{}/answeragentconf");
  await ada.post("agentconf/{}/playvoicetoconf", { voicePath });
  await ada.post("agentconf/{}/playvoicetoparticipant", { ...toBen, voicePath });
  advance(60);
  await ada.post("agentconf/{}/applytoshiftpresident", { destAgentNo: 102 });
  await ada.post("agentconf/{}/requestleaveagentconf");
  await ben.post("agentconf/{}/releaseagentconf");
  // One place is not enough for a call.
  await ada.put("voicecall/{}/callinner", { called: "102" });
  await ada.post("agentconf/{}/requestagentconf", { memberNum: 1 });
  await ada.delete("voicecall/{}/release");
  await ada.put("multimediaconf/{}/requestconf", { addressinfo: "9,1,102;" });
}

/** Produces the events of inspections: Ada listens to Ben, and watches Cleo. */
async function produceInspectionEvents({ client }: Gateway, ada: Client, ben: Client): Promise<void> {
  for (const agent of [ada, ben]) await agent.post("onlineagent/{}/sayfree");
  await ada.put("qualitycontrol/{}/addsupervise/102");
  await ada.delete("qualitycontrol/{}/102");
  await ada.post("qualitycontrol/{}/beginmonitor?agents=103");
  await client(103).signIn();
}

/** Produces the events of playbacks: Ben plays a file that does not exist, and the recording of a call. */
async function producePlaybackEvents({ center, call, advance }: Gateway, ben: Client): Promise<void> {
  await ben.put("recordplay/{}/play", { voicepath: "none.V3" });
  call({ agent: 102 });
  await ben.put("recordplay/{}/recordwithoutfilename");
  advance(10);
  await ben.delete("voicecall/{}/release");
  const recording = [...center.state.recordings.values()].find(({ agent, length }) => agent === 102 && length > 0);
  if (recording === undefined) throw new Error("no call of agent 102 was recorded");
  await ben.put("recordplay/{}/play", { voicepath: writeFileName(1, recording) });
  await ben.post("recordplay/{}/pauseplay");
  await ben.post("recordplay/{}/resumeplay");
  await ben.post("recordplay/{}/backfast/1000");
  advance(1_000);
}

/** Produces the events of chats, with Ada and Ben. */
async function produceChatEvents(gateway: Gateway, ada: Client, ben: Client): Promise<void> {
  await addChatQueues(gateway, ada, ben);
  for (const agent of [ada, ben]) await agent.post("onlineagent/{}/sayfree");
  const callId = beginChat(gateway, { agent: 101 });
  await ada.put(`textchat/{}/answer/${callId}`);
  say(gateway, callId, "hello");
  await ada.put("textchat/{}/chatmessage", { callId, content: "hi", needCheck: true, chatId: 1 });
  await ada.post("textchat/{}/transfer", { addesstype: 1, destaddr: 102, callid: callId, mode: 1 });
  await ben.delete(`textchat/{}/reject/${callId}`);
  await ada.delete(`textchat/{}/drop/${callId}`);
  const { result: insideChat } = await ada.put("textchat/{}/internalcall/102");
  await ben.delete(`textchat/{}/reject/${insideChat}`);
  for (const queue of [42, 43]) {
    const callid = beginChat(gateway, { queue });
    for (const agent of [ada, ben]) await agent.put(`voicecall/{}/answer?callid=${callid}`);
    say(gateway, callid, "hello");
    for (const agent of [ada, ben]) await agent.post("mediacall/{}/imagecapture", { userType: "user", callid });
  }
}

/** Produces the remaining events of calls. Ada answers manually, and Ben talks in a call that was answered automatically. */
async function produceCallEvents(
  { center, call, advance, hangUpAsCustomer }: Gateway,
  ada: Client,
  ben: Client,
  callOfBen: string,
) {
  const outside = { called: "13900000009" };
  await ada.put("voicecall/{}/callinner", { called: "102" });
  await ada.post("onlineagent/{}/saybusy");
  await ben.post("voicecall/{}/innerhelp", { dstaddress: "999" });
  await ben.post("voicecall/{}/transfer", { devicetype: 1, address: "25", mode: 2 });
  await ben.post("voicecall/{}/mediaswitch?mediaType=3");
  await ben.post("voicecall/{}/transfer", { devicetype: 3, address: "7", mode: 1 });
  advance(30);
  await ben.post("voicecall/{}/transfer", { devicetype: 5, address: "13900000009", mode: 4 });
  advance(3);
  hangUpAsCustomer(callOfBen);
  await ben.delete("voicecall/{}/release");
  for (const preview of [{ numbers: ["1"] }, { numbers: ["1"], data: "order 7" }, { numbers: ["1", "2"] }]) {
    center.perform(offerPreview, { agent: 102, ...preview });
  }
  center.perform(withdrawPreview, { agent: 102, control: 1 });
  await ada.put("voicecall/{}/callout", outside);
  await ada.delete("voicecall/{}/release");
  await ada.post("onlineagent/{}/saybusy");
  call({ queue: 25 });
  await ben.delete("voicecall/{}/release");
}

/** Returns the names of members with the types of their values, in order. */
function shapeOf(content: unknown): unknown {
  if (typeof content !== "object" || content === null) return content === null ? "null" : typeof content;
  return Object.entries(content).map(([name, value]) => `${name}: ${typeof value}`);
}
