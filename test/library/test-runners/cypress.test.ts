// Tests of the tasks for Cypress, called as Cypress calls them.
// Cypress itself does not run here.
import { type Test, test } from "tap";
import { Agent, fetch } from "undici";
import { addTasks, type Tasks } from "../../../src/library/test-runners/cypress.ts";
import { ROOT } from "../../support/gateway.ts";

/** Adds the tasks. Returns a function that calls one of them. Like Cypress, it passes the argument and the result as JSON. */
function openTasks(t: Test): (name: string, argument?: unknown) => Promise<Record<string, unknown>> {
  const added: Tasks = {};
  addTasks((event, tasks) => {
    t.equal(event, "task");
    Object.assign(added, tasks);
  });
  t.teardown(() => added["ccgw:stop"]?.(null));
  return async (name, argument = null) => {
    const result = await added[name]?.(JSON.parse(JSON.stringify(argument)));
    if (result === undefined) throw new Error(`${name} returns undefined, which Cypress refuses`);
    return JSON.parse(JSON.stringify(result));
  };
}

test("a spec lets a customer call, plays an agent and reads the counters", async (t) => {
  const task = openTasks(t);
  t.match(await task("ccgw:world"), {
    name: /^test-/,
    url: /^https:\/\/127\.0\.0\.1:\d+\/w\/test-/,
    ca: /^-----BEGIN/,
  });
  t.hasStrict(await task("ccgw:agent", { agent: 101, act: "signIn" }), { state: "idle" });
  const { id } = await task("ccgw:call", { from: "13800000001", to: { agent: 101 } });
  t.hasStrict(await task("ccgw:waitFor", { agent: 101, event: "AgentEvent_Ringing" }), { state: "ringing" });
  t.hasStrict(await task("ccgw:agent", { agent: 101, act: "answer" }), { state: "talking" });
  t.hasStrict(await task("ccgw:advance", "90s"), { now: "2026-01-05T09:01:30.000Z" });
  t.hasStrict(await task("ccgw:customer", { call: id, act: "hangUp" }), { state: "over" });
  t.hasStrict(await task("ccgw:agent", { agent: 101, act: "statistics" }), { answernums: 1, talktime: 90 });
});

test("pages of every origin may use the gateway, and their requests are verified", async (t) => {
  const task = openTasks(t);
  const { url, ca } = (await task("ccgw:world")) as { url: string; ca: string };
  const dispatcher = new Agent({ connect: { ca } });
  t.teardown(() => dispatcher.close());
  const headers = { Origin: "http://localhost:5173" };
  const answer = await fetch(`${url}${ROOT}/calldata/101/statistics`, { dispatcher, headers });
  t.equal(answer.headers.get("access-control-allow-origin"), "*");
  t.hasStrict(await task("ccgw:verify", { operation: "queryCallStatisticsInfo", agent: 101 }), { count: 1 });
  t.hasStrict(await task("ccgw:journal"), [{ operation: "queryCallStatisticsInfo", retcode: "100-006" }]);
  t.hasStrict(await task("ccgw:findings", { kind: "content-type-missing" }), [{ severity: "warning" }]);
});

test("each world is new, the one before is deleted, and a stopped simulator starts again", async (t) => {
  const task = openTasks(t);
  await task("ccgw:world", { scenario: "statistics-example", clock: "60x" });
  await task("ccgw:fault", { operations: ["login"], effect: { retcode: "100-001" } });
  const { url } = await task("ccgw:start");
  t.equal(await task("ccgw:clearFaults"), null);
  t.hasStrict(await task("ccgw:reset"), { scenario: "The statistics of the documented example" });
  t.match(await task("ccgw:world"), { url });
  t.equal(await task("ccgw:stop"), null);
  t.hasStrict(await task("ccgw:agent", { agent: 101, act: "get" }), { state: "signedOut" });
});

test("an unknown act is refused, and the error lists the known ones", async (t) => {
  const task = openTasks(t);
  await t.rejects(task("ccgw:agent", { agent: 101, act: "hangup" }), {
    message: /^Unknown act "hangup" of an agent: use one of .*release/,
  });
  await t.rejects(task("ccgw:customer", { call: "1", act: "hangup" }), {
    message: 'Unknown act "hangup" of a customer: use one of answer, hangUp, refuse, noAnswer, busy.',
  });
  await t.rejects(task("ccgw:waitFor", { agent: 101, state: "idle", within: "1ms" }), { code: "CCGW_NOT_VERIFIED" });
});
