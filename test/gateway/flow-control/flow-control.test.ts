// Tests of flow control of call data queries: at most five per agent in two seconds of wall time, if the setting enforces it.
import { test } from "tap";
import { admitQuery } from "../../../src/gateway/flow-control/query-windows.ts";
import { openGateway, START } from "../../support/gateway.ts";
import { FakeWall } from "../../support/wall.ts";
import { answer, DONE } from "../operations/calldata/arrange.ts";

const TOO_OFTEN = { message: "interface is called too often", retcode: "000-007" };

/** Sends a query several times, one after the other. Returns the results. */
const repeat = <T>(count: number, query: () => Promise<T>) =>
  Array.from({ length: count }).reduce<Promise<T[]>>(
    async (before) => [...(await before), await query()],
    Promise.resolve([]),
  );

test("the sixth query of any kind within two seconds is refused", async (t) => {
  const { signInAgent } = await openGateway(t, { settings: { flowControl: "enforce" }, wall: new FakeWall(START) });
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  t.strictSame(await repeat(5, () => ada.get("calldata/{}/callnums")), Array(5).fill(answer(0)));
  t.strictSame(await ada.get("calldata/{}/callnums"), TOO_OFTEN);
  t.strictSame(await ada.get("calldata/{}/statistics"), TOO_OFTEN);
  t.strictSame(await ben.get("calldata/{}/callnums"), answer(0), "other agents are not affected");
});

test("requests that change data, and other groups of operations, are not limited", async (t) => {
  const { signInAgent, call } = await openGateway(t, {
    settings: { flowControl: "enforce" },
    wall: new FakeWall(START),
  });
  const ada = await signInAgent(101);
  call({ queue: 25 });
  await repeat(6, () => ada.get("calldata/{}/callnums"));
  t.strictSame(await ada.put("calldata/{}/setcalldataex", { calldata: "x" }), DONE);
  t.strictSame(await ada.put("calldata/{}/getcallbusinessdata"), answer(""));
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
});

test("the window slides: each query makes room two seconds of wall time later", async (t) => {
  const wall = new FakeWall(START);
  const { signInAgent, advance } = await openGateway(t, { settings: { flowControl: "enforce" }, wall });
  const ada = await signInAgent(101);
  const sendQuery = async () => (await ada.get("calldata/{}/callnums")).retcode;
  t.strictSame(await repeat(4, sendQuery), ["0", "0", "0", "0"]);
  wall.advance(1_000);
  t.strictSame(await repeat(2, sendQuery), ["0", "000-007"]);
  advance(60);
  wall.advance(999);
  t.equal(await sendQuery(), "000-007");
  wall.advance(1);
  t.strictSame(await repeat(5, sendQuery), ["0", "0", "0", "0", "000-007"]);
  wall.advance(1_000);
  t.strictSame(await repeat(2, sendQuery), ["0", "000-007"]);
});

test("an agent that queries all the time gets five answers in two seconds, because refused queries do not count", async (t) => {
  const wall = new FakeWall(START);
  const { signInAgent } = await openGateway(t, { settings: { flowControl: "enforce" }, wall });
  const ada = await signInAgent(101);
  const retcodes = await repeat(100, async () => {
    wall.advance(100);
    return (await ada.get("calldata/{}/callnums")).retcode;
  });
  t.equal(retcodes.filter((retcode) => retcode === "0").length, 25);
});

test("a request that is refused for another reason does not count", async (t) => {
  const { signInAgent } = await openGateway(t, { settings: { flowControl: "enforce" }, wall: new FakeWall(START) });
  const ada = await signInAgent(101);
  const { guid } = ada;
  ada.guid = "wrong";
  await repeat(5, () => ada.get("calldata/{}/callnums"));
  ada.guid = guid;
  await repeat(5, () => ada.get("calldata/{}/waitcallinfo/Support"));
  t.strictSame(await ada.get("calldata/{}/callnums"), answer(0));
});

test("all agents of a world together get at most 15,000 answers in two seconds", async (t) => {
  const world = { wallTime: START };
  const sessions = Array.from({ length: 3_001 }, () => ({}));
  const admitQueries = () => sessions.flatMap((session) => Array.from({ length: 6 }, () => admitQuery(world, session)));
  t.equal(admitQueries().filter((isAdmitted) => isAdmitted).length, 15_000);
  t.equal(admitQuery({ wallTime: START }, {}), true, "other worlds are not affected");
  world.wallTime += 1_999;
  t.equal(admitQuery(world, {}), false);
  world.wallTime += 1;
  t.equal(admitQueries().filter((isAdmitted) => isAdmitted).length, 15_000);
});

test("no query is refused with the setting off or, by default, observe, but observed queries count", async (t) => {
  const wall = new FakeWall(START);
  const { signInAgent, world } = await openGateway(t, { wall });
  const ada = await signInAgent(101);
  const sendQuery = async () => (await ada.get("calldata/{}/callnums")).retcode;
  t.strictSame(new Set(await repeat(10, sendQuery)), new Set(["0"]));
  world.changeSettings({ flowControl: "off" });
  t.strictSame(new Set(await repeat(10, sendQuery)), new Set(["0"]));
  // Queries that were only observed count, too.
  wall.advance(2_000);
  world.changeSettings({ flowControl: "enforce" });
  t.strictSame(await repeat(6, sendQuery), ["0", "0", "0", "0", "0", "000-007"]);
});
