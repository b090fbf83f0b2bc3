// Figures for a monitoring system: they are what happened, and read as the text format of Prometheus has it.
import { test } from "tap";
import { measure } from "../../../src/control/metrics/figures.ts";
import { incomingCall, setListening } from "../../../src/core/index.ts";
import { openWorld } from "../../support/gateway.ts";
import { openDoor } from "../door.ts";
import { readExposition } from "./exposition.ts";

test("requests by operation and retcode, aborted ones, and how long they took", async (t) => {
  const { ask, world } = await openDoor();
  const { journal } = world;
  const request = (operation: string) => journal.open(operation, "GET", "/", "101");
  for (const retcode of ["0", "0", "100-006"]) journal.tally("queryCallInfo", retcode, 2);
  for (let i = 0; i < 4; i++) request("queryCallInfo");
  journal.abort(4, "queryCallInfo");
  journal.tally("hold", "0", 1.5);
  request("hold");

  const { value } = readExposition((await ask("GET", "/metrics")).body);
  t.strictSame(
    [
      value("ccgw_requests_received_total", { world: "default", operation: "queryCallInfo" }),
      value("ccgw_requests_total", { world: "default", operation: "queryCallInfo", retcode: "0" }),
      value("ccgw_requests_total", { world: "default", operation: "queryCallInfo", retcode: "100-006" }),
      value("ccgw_requests_aborted_total", { world: "default", operation: "queryCallInfo" }),
      value("ccgw_request_duration_seconds_count", { world: "default", operation: "queryCallInfo" }),
      value("ccgw_request_duration_seconds_sum", { world: "default", operation: "queryCallInfo" }),
      value("ccgw_requests_total", { world: "default", operation: "hold", retcode: "0" }),
    ],
    [4, 2, 1, 1, 3, 0.006, 1],
  );
});

test("agents and calls by state, polls that are held, events that wait", async (t) => {
  const { ask, center } = await openDoor();
  await ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await ask("PATCH", "/worlds/default/agents/102", { signedIn: true, state: "busy" });
  center.perform(incomingCall, { from: "1", to: { agent: 101 } });
  center.perform(incomingCall, { from: "2", to: { queue: 26 } });
  center.advance(5_000);
  const session = center.agent(102)?.session;
  if (session === undefined) throw new Error("102 is not signed in");
  center.perform(setListening, { agent: 102, session: session.serial, listening: true });

  const { samples, value } = readExposition((await ask("GET", "/metrics")).body);
  const byState = (name: string) =>
    Object.fromEntries(samples(name).map(({ labels, value }) => [labels["state"], value]));
  t.strictSame(byState("ccgw_agents"), {
    signedOut: 0,
    idle: 0,
    busy: 1,
    rest: 0,
    wrapUp: 0,
    dialing: 0,
    ringing: 1,
    talking: 1,
  });
  t.strictSame(byState("ccgw_calls"), { waiting: 0, ringing: 1, dialing: 0, talking: 1, held: 0, ivr: 0 });
  t.equal(value("ccgw_held_polls", { world: "default" }), 1);
  const waiting = [101, 102, 201].reduce((sum, id) => sum + (center.agent(id)?.mailbox.waiting.length ?? 0), 0);
  t.equal(value("ccgw_waiting_events", { world: "default" }), waiting);
  t.equal(value("ccgw_events_total", { world: "default" }), center.log.length);
  t.equal(value("ccgw_world_time_seconds", { world: "default" }), center.now / 1_000);
});

test("figures of a world that is not there are refused, those of some worlds can be asked for", async (t) => {
  const { ask, worlds } = await openDoor();
  worlds.add(await openWorld({}, "two"));
  worlds.add(await openWorld({}, "three"));
  const worldsIn = async (query: string) => {
    const { body } = await ask("GET", `/metrics${query}`);
    return readExposition(body)
      .samples("ccgw_held_polls")
      .map(({ labels }) => labels["world"]);
  };
  t.strictSame(await worldsIn(""), ["default", "two", "three"]);
  t.strictSame(await worldsIn("?world=two"), ["two"]);
  t.strictSame(await worldsIn("?world=three&world=two&world=three"), ["three", "two"]);
  t.equal(readExposition((await ask("GET", "/metrics?world=two")).body).value("ccgw_worlds", {}), 3);
  const { status, body } = await ask("GET", "/metrics?world=four");
  t.strictSame([status, body.detail], [404, 'There is no world named "four".']);
  t.equal((await ask("GET", "/metrics?worlds=two")).status, 400);
});

test("the process has the names that dashboards know, and figures that can be", async (t) => {
  const { ask } = await openDoor();
  const { value, samples, text } = readExposition((await ask("GET", "/metrics")).body);
  for (const name of [
    "process_resident_memory_bytes",
    "process_cpu_seconds_total",
    "process_start_time_seconds",
    "nodejs_heap_size_used_bytes",
    "nodejs_heap_size_total_bytes",
    "nodejs_eventloop_active_seconds_total",
  ]) {
    t.ok((value(name, {}) ?? 0) > 0, name);
  }
  t.ok((value("nodejs_eventloop_lag_seconds", {}) ?? -1) >= 0);
  t.match(samples("ccgw_info")[0]?.labels, { node: process.version });
  t.ok(samples("nodejs_active_resources").length > 0);
  t.notMatch(text, /NaN|undefined/);
});

test("being measured is not a valid request: use no world lives longer for it", async (t) => {
  const { ask, world } = await openDoor();
  const before = world.seenAt;
  await ask("GET", "/metrics");
  t.equal(world.seenAt, before);
});

test("very many worlds are measured without keeping others waiting for long", async (t) => {
  const { world } = await openDoor();
  let turns = 0;
  let measuring = true;
  const others = (async () => {
    for (; measuring; turns++) await new Promise((resolve) => setImmediate(resolve));
  })();
  const text = (await measure({ worlds: new Array(4_000).fill(world), count: 4_000, streams: 0 })).toString();
  measuring = false;
  await others;
  t.equal(text.match(/^ccgw_held_polls\{/gm)?.length, 4_000);
  // One of them is that of the figure for the event loop.
  t.ok(turns > 2, `${turns} turns`);
});
