// Tests of journal entries of requests over real connections: their ends and connections, and no secrets.
import { Agent as Connections, request } from "node:http";
import { test } from "tap";
import { openGateway, ROOT } from "../../support/gateway.ts";
import { until, waitForEvent } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";

/** Wall time: 2027-01-15 08:00 UTC and a fraction of a millisecond. */
const WALL = 1_800_000_000_000.75;

test("an answered request has its retcode, status, connection, query, the beginning of its Guid, and times", async (t) => {
  const wall = new FakeWall(WALL);
  const { signInAgent, world } = await openGateway(t, { wall });
  const ada = await signInAgent(101);
  world.journal.clear();
  await ada.post("onlineagent/{}/saybusy?prolong=false");
  const [entry, ...more] = world.journal.list();
  t.hasStrict(entry, {
    operation: "sayBusy",
    phase: "answered",
    retcode: "0",
    status: 200,
    connection: 1,
    query: "prolong=false",
    guid: ada.guid?.slice(0, 8),
    receivedAt: Math.floor(WALL),
    endedAt: Math.floor(WALL),
    ms: 0,
  });
  t.strictSame(more, []);
});

test("the entry of a held poll is received first, then answered, with the time that the poll was held", async (t) => {
  const wall = new FakeWall(WALL);
  const { signInAgent, world, waitForHeldPolls, call } = await openGateway(t, { wall, settings: { pollHold: "0s" } });
  const ada = await signInAgent(101);
  world.changeSettings({ pollHold: "60s" });
  world.journal.clear();
  const poll = ada.poll();
  await waitForHeldPolls(1);
  t.strictSame(
    world.journal.list().map(({ operation, phase, endedAt }) => [operation, phase, endedAt]),
    [["getAgentEvent", "received", undefined]],
  );
  wall.advance(1_500);
  call({ agent: 101 });
  await poll;
  t.strictSame(
    world.journal.list().map(({ phase, retcode, status, ms }) => [phase, retcode, status, ms]),
    [["answered", "0", 200, 1_500]],
  );
  await until(() =>
    world.journal.listTotals().some(({ operation, ms }) => operation === "getAgentEvent" && ms >= 1_500),
  );
});

test("a poll whose client disconnects is aborted and has no other effect", async (t) => {
  const { signInAgent, world, waitForHeldPolls, port } = await openGateway(t);
  const ada = await signInAgent(101);
  world.changeSettings({ pollHold: "60s" });
  const before = world.journal.listTotals().find(({ operation }) => operation === "getAgentEvent");
  world.journal.clear();
  const otherConnections = new Connections();
  const headers = { Guid: ada.guid ?? "" };
  const poll = request({ port, host: "127.0.0.1", agent: otherConnections, headers, path: `${ROOT}/agentevent/101` });
  poll.on("error", () => {}).end();
  await waitForHeldPolls(1);
  poll.destroy();
  await until(() => world.journal.list({ phase: "aborted" }).length === 1);
  t.strictSame(
    world.journal.list().map(({ operation, connection, retcode, status }) => [operation, connection, retcode, status]),
    [["getAgentEvent", 2, undefined, undefined]],
  );
  const after = world.journal.listTotals().find(({ operation }) => operation === "getAgentEvent");
  t.strictSame(after, { ...before, received: (before?.received ?? 0) + 1, aborted: 1 });
});

test("all requests of a connection have its number, and other connections have other numbers", async (t) => {
  const { client, world, port } = await openGateway(t);
  const ada = client(101);
  await ada.get("calldata/{}/statistics");
  await ada.get("calldata/{}/statistics");
  const single = request({ port, host: "127.0.0.1", agent: false, path: `${ROOT}/nothing` }).end();
  const [response] = await waitForEvent(single, "response");
  response.resume();
  await ada.get("calldata/{}/statistics");
  t.strictSame(
    world.journal.list().map(({ connection, operation }) => [connection, operation]),
    [
      [1, "queryCallStatisticsInfo"],
      [1, "queryCallStatisticsInfo"],
      [2, "unknown"],
      [1, "queryCallStatisticsInfo"],
    ],
  );
});

test("the journal has no passwords, tokens or complete Guids", async (t) => {
  const { client, world } = await openGateway(t);
  const ada = client(101);
  await ada.signIn({ password: "secret" });
  await ada.post("onlineagent/{}/modifyaccountpwd?oldpassword=secret&newpassword=N3w-Secret&repassword=N3w-Secret");
  await ada.post(`onlineagent/{}/saybusy?guid=${ada.guid}&serviceToken=N3w-Secret`);
  const journal = JSON.stringify(world.journal.list());
  t.match(journal, "oldpassword=***&newpassword=***&repassword=***");
  for (const secret of ["secret", "N3w-Secret", ada.guid ?? ""]) t.notMatch(journal, secret);
});
