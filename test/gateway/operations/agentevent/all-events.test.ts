// Tests of polling the events of all agents with one request, as servers do.
import { test } from "tap";
import { sendNote } from "../../../../src/core/index.ts";
import { type Client, type Gateway, openGateway, START } from "../../../support/gateway.ts";
import { pollOn } from "../../../support/raw-polls.ts";
import { until } from "../../../support/waiting.ts";

const NOTHING = { message: "", retcode: "0" };
const PATH = "agentevent/allagentevent";

type AgentEvent = { eventType: string; workNo: string; content: { context?: string } | null };

/** Fetches the events of all agents, oldest first. Returns an empty list if there are none. */
async function fetchAllEvents(client: Client): Promise<AgentEvent[]> {
  return ((await client.get(PATH)) as unknown as { event?: AgentEvent[] }).event ?? [];
}

/** Sends each receiver a note with a number, so that the events can be distinguished. */
function sendNumberedNotes({ center }: Gateway, ...receivers: readonly number[]): void {
  for (const [i, receiver] of receivers.entries()) {
    center.perform(sendNote, { agent: 101, receivers: [receiver], text: String(i) });
  }
}

/** Returns the number of events that wait for an agent. */
const countWaiting = ({ center }: Gateway, id: number) => center.agent(id)?.mailbox.waiting.length;

/** Returns a row for each event: the agent, and the number in the note. */
const toRows = (events: readonly AgentEvent[]) => events.map(({ workNo, content }) => [workNo, content?.context]);

test("all waiting events come in one list in the order in which they occurred", async (t) => {
  const { client } = await openGateway(t);
  const [ada, ben] = [client(101), client(102)];
  await ada.signIn();
  await ben.signIn({ status: 3 });
  await ada.post("onlineagent/{}/saybusy?reason=200");
  t.equal(
    (await ben.send("GET", `${PATH}?time=${START}`)).text,
    `{"message":"","retcode":"0","event":[${[
      '{"eventType":"AgentOther_InService","workNo":"101","content":null}',
      '{"eventType":"AgentState_Ready","workNo":"101","content":null}',
      '{"eventType":"AgentOther_InService","workNo":"102","content":null}',
      '{"eventType":"AgentState_Ready","workNo":"102","content":null}',
      '{"eventType":"AgentState_SetNotReady_Success","workNo":"102","content":{"reason":"0"}}',
      '{"eventType":"AgentState_SetNotReady_Success","workNo":"101","content":{"reason":"200"}}',
    ].join(",")}]}`,
  );
});

test("without events, the answer has no event and is not held", async (t) => {
  const { signInAgent, world } = await openGateway(t);
  const ada = await signInAgent(101);
  world.changeSettings({ pollHold: "10s" });
  t.strictSame(await ada.get(PATH), NOTHING);
});

test("a single event is also a list", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  sendNumberedNotes(gateway, 101);
  t.strictSame(toRows(await fetchAllEvents(ada)), [["101", "0"]]);
});

test("the Guid of any agent is accepted; a wrong or missing one is refused and removes no event", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  sendNumberedNotes(gateway, 101, 102);
  const otherClient = gateway.client(101);
  const refused = { message: "agent not login", retcode: "100-006", result: "" };
  t.strictSame(await otherClient.get(PATH), refused);
  otherClient.guid = `${ada.guid}x`;
  t.strictSame(await otherClient.get(PATH), refused);
  t.strictSame(toRows(await fetchAllEvents(ben)), [
    ["101", "0"],
    ["102", "1"],
  ]);
});

test("the request keeps all polling agents signed in", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  for (let minute = 0; minute < 10; minute++) {
    center.runUntil(center.now + 60_000);
    t.strictSame(await ada.get(PATH), NOTHING);
  }
  t.strictSame(
    [101, 102].map((id) => center.agent(id)?.session !== undefined),
    [true, true],
  );
});

test("an event comes either in the list or in a poll, never in both", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  sendNumberedNotes(gateway, 101, 101, 101);
  t.hasStrict(await ada.poll(), { event: { content: { context: "0" } } });
  t.strictSame(toRows(await fetchAllEvents(ada)), [
    ["101", "1"],
    ["101", "2"],
  ]);
  t.strictSame(await ada.poll(), NOTHING);
});

test("a held poll of one agent stays held", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  gateway.world.changeSettings({ pollHold: "10s" });
  const held = ada.poll();
  await gateway.waitForHeldPolls(1);
  sendNumberedNotes(gateway, 102);
  t.strictSame(toRows(await fetchAllEvents(ben)), [["102", "0"]]);
  sendNumberedNotes(gateway, 101);
  t.hasStrict(await held, { event: { content: { context: "0" } } });
});

test("when the connection breaks before the list is written, every event is repeated in order", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  await gateway.signInAgent(102);
  sendNumberedNotes(gateway, 101, 102, 101, 102);
  gateway.app.server.prependOnceListener("request", (request) => request.socket.destroy());
  await t.rejects(ada.get(PATH));
  sendNumberedNotes(gateway, 102, 101);
  t.strictSame(toRows(await fetchAllEvents(ada)), [
    ["101", "0"],
    ["102", "1"],
    ["101", "2"],
    ["102", "3"],
    ["102", "0"],
    ["101", "1"],
  ]);
});

test("an event in an answer that was lost with its connection is in the list, in order", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  gateway.world.changeSettings({ pollHold: "10s" });
  const { server } = await pollOn(gateway, [ada]);
  // The list is requested before the server knows that the answer with the first event is lost.
  gateway.app.server.prependOnceListener("request", () => {
    server.destroy();
    sendNumberedNotes(gateway, 101, 101, 102);
  });
  t.strictSame(toRows(await fetchAllEvents(ben)), [
    ["101", "0"],
    ["101", "1"],
    ["102", "2"],
  ]);
});

test("an agent whose event is in a delayed answer is omitted until that answer has failed", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  gateway.world.faults.add({ operations: ["getAgentEvent"], effect: { delay: "10m" } });
  sendNumberedNotes(gateway, 101, 101, 102);
  const delayed = ada.start("GET", "agentevent/{}");
  delayed.on("error", () => {}).end();
  await until(() => countWaiting(gateway, 101) === 1);
  t.strictSame(toRows(await fetchAllEvents(ben)), [["102", "2"]]);
  delayed.destroy();
  await until(() => countWaiting(gateway, 101) === 2);
  t.strictSame(toRows(await fetchAllEvents(ben)), [
    ["101", "0"],
    ["101", "1"],
  ]);
});
