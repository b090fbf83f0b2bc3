// Polling for all agents at once, as a server does that speaks for them.
import { test } from "tap";
import { sendNote } from "../../../../src/core/index.ts";
import { type Client, type Gateway, openGateway, START } from "../../../support/gateway.ts";
import { pollOn } from "../../../support/raw-polls.ts";
import { until } from "../../../support/waiting.ts";

const NOTHING = { message: "", retcode: "0" };
const PATH = "agentevent/allagentevent";

type Event = { eventType: string; workNo: string; content: { context?: string } | null };

async function fetchAll(client: Client): Promise<Event[]> {
  return ((await client.get(PATH)) as unknown as { event?: Event[] }).event ?? [];
}

/** Notes to agents, each its number: events that can be told apart. */
function write({ center }: Gateway, ...receivers: readonly number[]): void {
  for (const [i, receiver] of receivers.entries()) {
    center.perform(sendNote, { agent: 101, receivers: [receiver], text: String(i) });
  }
}

const waitingFor = ({ center }: Gateway, id: number) => center.agent(id)?.mailbox.waiting.length;

const rows = (events: readonly Event[]) => events.map(({ workNo, content }) => [workNo, content?.context]);

test("all waiting events come in one list, in the order in which they happened", async (t) => {
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

test("with nothing to tell it has no event, and is not held", async (t) => {
  const { signedIn, world } = await openGateway(t);
  const ada = await signedIn(101);
  world.changeSettings({ pollHold: "10s" });
  t.strictSame(await ada.get(PATH), NOTHING);
});

test("one event is a list too", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signedIn(101);
  write(gateway, 101);
  t.strictSame(rows(await fetchAll(ada)), [["101", "0"]]);
});

test("the Guid of any agent will do, a wrong one or none will not, and takes nothing away", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signedIn(101);
  const ben = await gateway.signedIn(102);
  write(gateway, 101, 102);
  const stranger = gateway.client(101);
  const refused = { message: "agent not login", retcode: "100-006", result: "" };
  t.strictSame(await stranger.get(PATH), refused);
  stranger.guid = `${ada.guid}x`;
  t.strictSame(await stranger.get(PATH), refused);
  t.equal((await fetchAll(ben)).length, 2);
});

test("it keeps every agent who polls signed in", async (t) => {
  const { signedIn, center } = await openGateway(t);
  const ada = await signedIn(101);
  await signedIn(102);
  for (let minute = 0; minute < 10; minute++) {
    center.runUntil(center.now + 60_000);
    t.strictSame(await ada.get(PATH), NOTHING);
  }
});

test("what it brings, a poll does not bring again, and the other way round", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signedIn(101);
  write(gateway, 101, 101, 101);
  t.match(await ada.poll(), { event: { content: { context: "0" } } });
  t.strictSame(rows(await fetchAll(ada)), [
    ["101", "1"],
    ["101", "2"],
  ]);
  t.strictSame(await ada.poll(), NOTHING);
});

test("a held poll of one agent goes on being held", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signedIn(101);
  const ben = await gateway.signedIn(102);
  gateway.world.changeSettings({ pollHold: "10s" });
  const held = ada.poll();
  await gateway.holding(1);
  write(gateway, 102);
  t.strictSame(rows(await fetchAll(ben)), [["102", "0"]]);
  write(gateway, 101);
  t.match(await held, { event: { content: { context: "0" } } });
});

test("when the connection breaks before the list is written, every event comes again in its place", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signedIn(101);
  await gateway.signedIn(102);
  write(gateway, 101, 102, 101, 102);
  gateway.app.server.prependOnceListener("request", (request) => request.socket.destroy());
  await t.rejects(ada.get(PATH));
  write(gateway, 102, 101);
  t.strictSame(rows(await fetchAll(ada)), [
    ["101", "0"],
    ["102", "1"],
    ["101", "2"],
    ["102", "3"],
    ["102", "0"],
    ["101", "1"],
  ]);
});

test("an event that comes back from a broken connection is in the list, in its place", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signedIn(101);
  const ben = await gateway.signedIn(102);
  gateway.world.changeSettings({ pollHold: "10s" });
  const { server } = await pollOn(gateway, [ada]);
  // The list is asked for while it is not yet known that the answer with the first event is lost.
  gateway.app.server.prependOnceListener("request", () => {
    server.destroy();
    write(gateway, 101, 101, 102);
  });
  t.strictSame(rows(await fetchAll(ben)), [
    ["101", "0"],
    ["101", "1"],
    ["102", "2"],
  ]);
});

test("an agent whose event is in an answer that a fault delays is left out until that answer has failed", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signedIn(101);
  const ben = await gateway.signedIn(102);
  gateway.world.faults.add({ operations: ["getAgentEvent"], effect: { delay: "10m" } });
  write(gateway, 101, 101, 102);
  const delayed = ada.start("GET", "agentevent/{}");
  delayed.on("error", () => {}).end();
  await until(() => waitingFor(gateway, 101) === 1);
  t.strictSame(rows(await fetchAll(ben)), [["102", "2"]]);
  delayed.destroy();
  await until(() => waitingFor(gateway, 101) === 2);
  t.strictSame(rows(await fetchAll(ben)), [
    ["101", "0"],
    ["101", "1"],
  ]);
});
