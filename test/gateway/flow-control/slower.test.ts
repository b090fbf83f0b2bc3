// Tests of flow control with the setting slow: queries over the limit wait in order, by the wall clock.
import { type Test, test } from "tap";
import { admitQuery } from "../../../src/gateway/flow-control/query-windows.ts";
import { type Client, openGateway, START } from "../../support/gateway.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";
import { answer } from "../operations/calldata/arrange.ts";

const TOO_OFTEN = { message: "interface is called too often", retcode: "000-007" };
const SIGNED_OUT = { message: "agent not login", retcode: "100-006", result: "" };

/** Opens a gateway with the setting slow and a fake wall clock. */
async function openWithSlowFlowControl(t: Test) {
  const wall = new FakeWall(START);
  const gateway = await openGateway(t, { settings: { flowControl: "slow" }, wall });
  const [ada, ben] = [await gateway.signInAgent(101), await gateway.signInAgent(102)];
  const { waitingQueries } = gateway.deliveries.of(gateway.world);
  const timersBefore = wall.armed;
  /** Sends queries at once. Returns a list that gets the place and retcode of each query when it is answered. */
  const sendQueries = (client: Client, count: number) => {
    const answered: [place: number, retcode: string][] = [];
    for (let place = 1; place <= count; place++) {
      client.get("calldata/{}/callnums").then(({ retcode }) => answered.push([place, retcode]));
    }
    return answered;
  };
  return { ...gateway, wall, ada, ben, waitingQueries, sendQueries, countTimers: () => wall.armed - timersBefore };
}

/** Sends the five queries that the limit allows. */
async function useUpLimit(ada: Client): Promise<void> {
  for (let i = 0; i < 5; i++) await ada.get("calldata/{}/callnums");
}

test("queries over the limit wait for room, five in two seconds, and others are answered immediately", async (t) => {
  const { ada, ben, sendQueries, waitingQueries, wall, countTimers } = await openWithSlowFlowControl(t);
  const answered = sendQueries(ada, 12);
  await until(() => waitingQueries.size === 7);
  t.strictSame([answered.length, await ben.get("calldata/{}/callnums")], [5, answer(0)]);
  wall.advance(1_999);
  t.equal(waitingQueries.size, 7);
  wall.advance(1);
  await until(() => answered.length === 10);
  t.equal(waitingQueries.size, 2);
  wall.advance(2_000);
  await until(() => answered.length === 12);
  t.strictSame(
    [new Set(answered.map(([, retcode]) => retcode)), waitingQueries.size, countTimers()],
    [new Set(["0"]), 0, 0],
  );
});

test("waiting queries are answered in the order of their arrival", async (t) => {
  const { ada, sendQueries, waitingQueries, wall } = await openWithSlowFlowControl(t);
  await useUpLimit(ada);
  const first = sendQueries(ada, 1);
  await until(() => waitingQueries.size === 1);
  wall.advance(1_000);
  const second = sendQueries(ada, 5);
  await until(() => waitingQueries.size === 6);
  wall.advance(1_000);
  await until(() => first.length + second.length === 5);
  t.strictSame([first, second.length], [[[1, "0"]], 4]);
  wall.advance(2_000);
  await until(() => second.length === 5);
});

test("at most ten queries wait, and one more is refused", async (t) => {
  const { ada, sendQueries, waitingQueries, wall } = await openWithSlowFlowControl(t);
  await useUpLimit(ada);
  const answered = sendQueries(ada, 10);
  await until(() => waitingQueries.size === 10);
  t.strictSame(await ada.get("calldata/{}/statistics"), TOO_OFTEN);
  wall.advance(4_000);
  await until(() => answered.length === 10);
  t.strictSame(new Set(answered.map(([, retcode]) => retcode)), new Set(["0"]));
});

test("a query that would wait for more than four seconds because of other agents is refused", async (t) => {
  const { ada, sendQueries, waitingQueries, wall, world, countTimers } = await openWithSlowFlowControl(t);
  const sessions = Array.from({ length: 3_000 }, () => ({}));
  const useUpWorldLimit = () => {
    world.catchUp();
    for (const session of sessions) for (let i = 0; i < 5; i++) admitQuery(world, session);
  };
  useUpWorldLimit();
  // The other sessions use up the limit as soon as there is room again.
  wall.after(2_000, useUpWorldLimit);
  wall.after(4_000, useUpWorldLimit);
  const answered = sendQueries(ada, 1);
  await until(() => waitingQueries.size === 1);
  wall.advance(3_999);
  t.equal(waitingQueries.size, 1);
  wall.advance(1);
  await until(() => answered.length === 1);
  t.strictSame([answered, countTimers()], [[[1, "000-007"]], 0]);
});

test("the query of a client that disconnects no longer waits, so that more of the others are answered", async (t) => {
  const { ada, sendQueries, waitingQueries, wall, countTimers } = await openWithSlowFlowControl(t);
  await useUpLimit(ada);
  const query = ada.start("GET", "calldata/{}/statistics");
  query.on("error", () => {}).end();
  await until(() => waitingQueries.size === 1);
  const answered = sendQueries(ada, 5);
  await until(() => waitingQueries.size === 6);
  query.destroy();
  await until(() => waitingQueries.size === 5);
  wall.advance(2_000);
  await until(() => answered.length === 5);
  t.strictSame(
    [new Set(answered.map(([, retcode]) => retcode)), waitingQueries.size, countTimers()],
    [new Set(["0"]), 0, 0],
  );
});

test("no timer is left when the last waiting client disconnects", async (t) => {
  const { ada, waitingQueries, countTimers } = await openWithSlowFlowControl(t);
  await useUpLimit(ada);
  const query = ada.start("GET", "calldata/{}/statistics");
  query.on("error", () => {}).end();
  await until(() => waitingQueries.size === 1);
  t.equal(countTimers(), 1);
  query.destroy();
  await until(() => waitingQueries.size === 0);
  t.equal(countTimers(), 0);
});

test("a query of an agent that has signed out while it waited is answered with 100-006", async (t) => {
  const { ada, waitingQueries, wall } = await openWithSlowFlowControl(t);
  await useUpLimit(ada);
  const waiting = ada.get("calldata/{}/callnums");
  await until(() => waitingQueries.size === 1);
  await ada.delete("onlineagent/{}/logout");
  wall.advance(2_000);
  t.strictSame(await waiting, SIGNED_OUT);
});

test("a reset of the world answers waiting queries and leaves no timer", async (t) => {
  const { ada, waitingQueries, world, countTimers } = await openWithSlowFlowControl(t);
  await useUpLimit(ada);
  const waiting = ada.get("calldata/{}/callnums");
  await until(() => waitingQueries.size === 1);
  world.reset();
  t.strictSame([await waiting, countTimers()], [SIGNED_OUT, 0]);
});

test("a rewind refuses waiting queries without signing their agents out", async (t) => {
  const { world, ada, sendQueries, waitingQueries, wall } = await openWithSlowFlowControl(t);
  await world.checkpoints.make("now");
  const answered = sendQueries(ada, 6);
  await until(() => waitingQueries.size === 1 && answered.length === 5);
  await world.checkpoints.rewind("now");
  await until(() => answered.length === 6);
  wall.advance(2_000);
  t.strictSame([answered[5], (await ada.get("calldata/{}/callnums")).retcode], [[6, "000-004"], "0"]);
});

test("a port that closes answers waiting queries", async (t) => {
  const { ada, waitingQueries, app, countTimers } = await openWithSlowFlowControl(t);
  await useUpLimit(ada);
  const waiting = ada.get("calldata/{}/callnums");
  await until(() => waitingQueries.size === 1);
  const closed = app.close();
  t.strictSame([await waiting, countTimers()], [answer(0), 0]);
  await closed;
});

test("waiting queries cause a finding, like queries over a limit that is only observed", async (t) => {
  const { ada, sendQueries, waitingQueries, world, wall } = await openWithSlowFlowControl(t);
  wall.advance(5_000);
  await useUpLimit(ada);
  const answered = sendQueries(ada, 2);
  await until(() => waitingQueries.size === 2);
  t.hasStrict(world.findings.list({ kind: "queries-over-limit" }), [{ agent: 101, times: 2 }]);
  wall.advance(2_000);
  await until(() => answered.length === 2);
});

test("the journal has the time that a query waited", async (t) => {
  const { ada, waitingQueries, world, wall } = await openWithSlowFlowControl(t);
  await useUpLimit(ada);
  const waiting = ada.get("calldata/{}/callnums");
  await until(() => waitingQueries.size === 1);
  wall.advance(2_000);
  await waiting;
  await until(() => world.journal.list({ operation: "queryCallNumsOnAgent" }).at(-1)?.retcode === "0");
  t.hasStrict(world.journal.list({ operation: "queryCallNumsOnAgent" }).at(-1), { ms: 2_000 });
});
