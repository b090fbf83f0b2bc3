// Tests that a request is answered before the polls that it answers or ends.
import { type Test, test } from "tap";
import { signOut } from "../../../src/core/index.ts";
import { openGateway } from "../../support/gateway.ts";
import { openWithRawConnections } from "../../support/raw-connections.ts";
import { until, waitForEvent } from "../../support/waiting.ts";

/** Opens a gateway with a held poll of each of agents 101 and 102. `answered` lists operations in the order of their answers. */
async function openWithHeldPolls(t: Test, settings: Record<string, unknown> = {}) {
  const gateway = await openGateway(t, { settings });
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  gateway.world.changeSettings({ pollHold: "1h" });
  const polls = [ada.poll(), ben.poll()] as const;
  // Some polls are still held when a test ends, and then fail.
  for (const poll of polls) poll.catch(() => {});
  await gateway.waitForHeldPolls(2);
  const answered: string[] = [];
  gateway.world.journal.listen(({ phase, operation, agent, retcode }) => {
    if (phase === "answered") answered.push(`${operation} ${agent} ${retcode}`);
  });
  return { ...gateway, ada, ben, polls, answered };
}

test("a sign-out is answered before the poll that it ends", async (t) => {
  for (const [path, operation] of [
    ["logout", "logout"],
    ["forcelogout", "forceLogout"],
    ["forcelogoutwithreason/5", "forceLogoutWithReason"],
  ]) {
    const { ada, polls, answered } = await openWithHeldPolls(t);
    const arrived: string[] = [];
    const poll = polls[0].then(() => arrived.push("poll"));
    await ada.delete(`onlineagent/{}/${path}`);
    arrived.push("sign-out");
    t.strictSame(answered, [`${operation} 101 0`], "the poll waits until the client has read the answer");
    await poll;
    t.strictSame(arrived, ["sign-out", "poll"]);
    t.strictSame(answered, [`${operation} 101 0`, "getAgentEvent 101 100-006"]);
  }
});

test("a forced sign-in is answered before the poll of the previous session, which gets no new events", async (t) => {
  const { client, polls, answered } = await openWithHeldPolls(t);
  const other = client(101);
  await other.signIn({}, "forcelogin");
  t.equal((await polls[0]).retcode, "100-006");
  t.strictSame(answered, ["forceLogin 101 0", "getAgentEvent 101 100-006"]);
  t.equal((await other.poll()).event?.eventType, "AgentOther_InService");
});

test("a request is answered before the polls that get its events", async (t) => {
  const { ada, polls, answered } = await openWithHeldPolls(t);
  await ada.put("voicecall/{}/callinner", { called: "102" });
  await Promise.all(polls);
  t.strictSame(answered, ["callInner 101 0", "getAgentEvent 101 0", "getAgentEvent 102 0"]);
});

test("if a kick fault signs the agent out, its request is answered before its poll, which gets the sign-out event", async (t) => {
  const { ada, polls, answered, world } = await openWithHeldPolls(t);
  world.faults.add({ agents: [101], operations: ["sayBusy"], times: 1, effect: { kick: true } });
  t.equal((await ada.post("onlineagent/{}/saybusy")).retcode, "100-006");
  t.equal((await polls[0]).event?.eventType, "AgentOther_ShutdownService");
  t.strictSame(answered, ["sayBusy 101 100-006", "getAgentEvent 101 0"]);
});

test("a newer poll that is not held is answered before the older one that it replaces", async (t) => {
  const { ada, polls, world } = await openWithHeldPolls(t);
  const older = world.journal.list({ phase: "received" }).find(({ agent }) => agent === "101");
  world.changeSettings({ pollHold: "0s" });
  const answeredNumbers: number[] = [];
  world.journal.listen(({ phase, number }) => {
    if (phase === "answered") answeredNumbers.push(number);
  });
  await ada.poll();
  await polls[0];
  t.strictSame(answeredNumbers, [world.journal.newest, older?.number]);
});

test("a reset answers polls in a later turn, so that the request for the reset can be answered first", async (t) => {
  const { polls, answered, world } = await openWithHeldPolls(t);
  world.reset();
  t.strictSame(answered, []);
  t.strictSame(
    (await Promise.all(polls)).map(({ retcode }) => retcode),
    ["100-006", "100-006"],
  );
});

test("a sign-out by the simulator also answers polls in a later turn", async (t) => {
  const { polls, answered, center } = await openWithHeldPolls(t, { shutdownServiceAfterLogout: "off" });
  center.perform(signOut, { agent: 101, cause: "own" });
  t.strictSame(answered, []);
  t.equal((await polls[0]).retcode, "100-006");
});

test("a fake clearImmediate of a test in the same process is not called", async (t) => {
  const { polls, world } = await openWithHeldPolls(t);
  const cleared: unknown[] = [];
  t.intercept(globalThis, "clearImmediate", { value: (immediate: unknown) => void cleared.push(immediate) });
  world.reset();
  t.strictSame(
    (await Promise.all(polls)).map(({ retcode }) => retcode),
    ["100-006", "100-006"],
  );
  t.strictSame(cleared, []);
});

test("a sign-out with a delayed answer keeps the poll waiting, but for no longer than pollHold", async (t) => {
  const { ada, ben, polls, answered, world } = await openWithHeldPolls(t);
  world.faults.add({ operations: ["logout"], times: 1, effect: { delay: "150ms" } });
  await ada.delete("onlineagent/{}/logout");
  t.equal((await polls[0]).retcode, "100-006");
  t.strictSame(answered, ["logout 101 0", "getAgentEvent 101 100-006"]);
  world.faults.add({ operations: ["logout"], times: 1, effect: { stall: true } });
  world.changeSettings({ pollHold: "10ms" });
  const stalled = ben.start("DELETE", "onlineagent/{}/logout").on("error", () => {});
  stalled.end();
  t.equal((await polls[1]).retcode, "100-006");
  stalled.destroy();
});

test("the control API is answered before the polls that its sign-out or reset ends", async (t) => {
  const REQUESTS = [
    ["PATCH", "agents/101", '{"signedIn":false}'],
    ["POST", "reset", ""],
  ] as const;
  for (const [method, path, text] of REQUESTS) {
    const client = await openWithRawConnections(t);
    client.world.changeSettings({ pollHold: "1h" });
    const [poll, control] = [await client.openConnection("http"), await client.openConnection("control")];
    client.poll(poll);
    await client.waitForHeldPoll();
    control.socket.write(
      `${method} /worlds/default/${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
    );
    const first = await Promise.race([
      waitForEvent(control.socket, "data").then(([data]) => /HTTP\/1.1 \d+/.exec(String(data))?.[0]),
      waitForEvent(poll.socket, "data").then(() => "the poll"),
    ]);
    t.equal(first, "HTTP/1.1 200", path);
    await poll.readAnswer();
  }
});

test("a server that closes answers the polls of sessions that have just ended", async (t) => {
  const { ada, polls, app } = await openWithHeldPolls(t);
  await ada.delete("onlineagent/{}/logout");
  await app.close();
  t.equal((await polls[0]).retcode, "100-006");
});

test("the poll of a client that disconnects before the refusal is aborted without a retcode", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  gateway.world.changeSettings({ pollHold: "1h" });
  const poll = ada.start("GET", "agentevent/{}").on("error", () => {});
  poll.end();
  await gateway.waitForHeldPolls(1);
  await ada.delete("onlineagent/{}/logout");
  poll.destroy();
  const findLastPoll = () => gateway.world.journal.list({ operation: "getAgentEvent" }).at(-1);
  await until(() => findLastPoll()?.phase === "aborted");
  t.equal(findLastPoll()?.retcode, undefined);
});
