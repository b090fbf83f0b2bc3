// Tests of metrics: correct figures in the Prometheus text format.

import { test } from "tap";
import { measureMetrics } from "../../../src/control/metrics/measure-metrics.ts";
import { beginIncomingCall, pauseRecording, recordCall, setListening, startChat } from "../../../src/core/index.ts";
import { FINDING_KINDS } from "../../../src/world/findings/kinds/index.ts";
import { countTurns } from "../../support/counted-turns.ts";
import { openWorld } from "../../support/gateway.ts";
import { FakeWall } from "../../support/wall.ts";
import { openControlApi } from "../control-api.ts";
import { readExposition } from "./exposition.ts";

test("requests are counted by operation and retcode, with aborted ones and durations", async (t) => {
  const { send, world } = await openControlApi();
  const { journal } = world;
  const openRequest = (operation: string) => journal.open(operation, "GET", "/", "101");
  for (const retcode of ["0", "0", "100-006"]) journal.tally("queryCallInfo", retcode, 2);
  for (let i = 0; i < 4; i++) openRequest("queryCallInfo");
  journal.abort(4, "queryCallInfo");
  journal.tally("hold", "0", 1.5);
  openRequest("hold");

  const { readValue } = readExposition((await send("GET", "/metrics")).body);
  t.strictSame(
    [
      readValue("ccgw_requests_received_total", { world: "default", operation: "queryCallInfo" }),
      readValue("ccgw_requests_total", { world: "default", operation: "queryCallInfo", retcode: "0" }),
      readValue("ccgw_requests_total", { world: "default", operation: "queryCallInfo", retcode: "100-006" }),
      readValue("ccgw_requests_aborted_total", { world: "default", operation: "queryCallInfo" }),
      readValue("ccgw_request_duration_seconds_count", { world: "default", operation: "queryCallInfo" }),
      readValue("ccgw_request_duration_seconds_sum", { world: "default", operation: "queryCallInfo" }),
      readValue("ccgw_requests_total", { world: "default", operation: "hold", retcode: "0" }),
    ],
    [4, 2, 1, 1, 3, 0.006, 1],
  );
});

test("the durations of requests are a histogram with cumulative buckets", async (t) => {
  const { send, world } = await openControlApi();
  for (const ms of [0.2, 0.5, 0.7, 40, 9_999, 20_000]) world.journal.tally("getAgentEvent", "0", ms);
  const { samplesOf, types, readValue } = readExposition((await send("GET", "/metrics")).body);
  const buckets = samplesOf("ccgw_request_duration_seconds_bucket").filter(
    ({ labels }) => labels["operation"] === "getAgentEvent",
  );
  t.equal(types.get("ccgw_request_duration_seconds"), "histogram");
  t.strictSame(
    buckets.map(({ labels, value }) => `${labels["le"]}: ${value}`),
    [
      "0.0005: 2",
      "0.001: 3",
      "0.0025: 3",
      "0.005: 3",
      "0.01: 3",
      "0.05: 4",
      "0.1: 4",
      "0.5: 4",
      "1: 4",
      "5: 4",
      "15: 5",
      "+Inf: 6",
    ],
  );
  const labels = { world: "default", operation: "getAgentEvent" };
  t.strictSame(
    [readValue("ccgw_request_duration_seconds_count", labels), readValue("ccgw_request_duration_seconds_sum", labels)],
    [6, 30.0404],
  );
});

test("findings are counted by severity and kind, and faults by effect, even after they have ended", async (t) => {
  const { send, world } = await openControlApi();
  const readMetrics = async () => readExposition((await send("GET", "/metrics")).body);
  const empty = await readMetrics();
  t.equal(empty.readValue("ccgw_findings", { world: "default", severity: "error" }), 0);
  t.equal(empty.readValue("ccgw_faults", { world: "default" }), 0);

  const kind = FINDING_KINDS.find(({ name }) => name === "polling-too-fast");
  if (kind === undefined) throw new Error("there is no finding kind polling-too-fast");
  for (const agent of [101, 101, 102]) world.findings.add(kind, agent, 0, {});
  world.faults.add({ times: 2, effect: { retcode: "100-007" } });
  world.faults.add({ effect: { status: 503 } });
  for (let i = 0; i < 3; i++) world.faults.onRequest("hold", 101);

  const { readValue } = await readMetrics();
  t.strictSame(
    [
      readValue("ccgw_findings", { world: "default", severity: kind.severity }),
      readValue("ccgw_findings_observed_total", { world: "default", kind: kind.name, severity: kind.severity }),
      readValue("ccgw_faults", { world: "default" }),
      readValue("ccgw_faults_applied_total", { world: "default", effect: "retcode" }),
      readValue("ccgw_faults_applied_total", { world: "default", effect: "status" }),
    ],
    [2, 3, 1, 2, 1],
  );
});

test("agents, calls and chats are counted by state, with queue figures, polls, events and world time", async (t) => {
  const { send, center } = await openControlApi();
  await send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await send("PATCH", "/worlds/default/agents/102", { signedIn: true, state: "busy" });
  center.perform(beginIncomingCall, { from: "1", to: { agent: 101 } });
  center.perform(beginIncomingCall, { from: "2", to: { queue: 26 } });
  center.perform(startChat, { from: "3", to: { agent: 101 } });
  center.advance(5_000);
  const session = center.agent(102)?.session;
  if (session === undefined) throw new Error("agent 102 is not signed in");
  center.perform(setListening, { agent: 102, session: session.serial, listening: true });

  const { samplesOf, readValue } = readExposition((await send("GET", "/metrics")).body);
  const readByState = (name: string) =>
    Object.fromEntries(samplesOf(name).map(({ labels, value }) => [labels["state"], value]));
  t.strictSame(readByState("ccgw_agents"), {
    signedOut: 0,
    idle: 0,
    busy: 1,
    rest: 0,
    wrapUp: 0,
    dialing: 0,
    inspecting: 0,
    ringing: 1,
    talking: 1,
  });
  t.strictSame(readByState("ccgw_calls"), { waiting: 0, ringing: 1, dialing: 0, talking: 1, held: 0, ivr: 0 });
  t.strictSame(readByState("ccgw_chats"), { waiting: 0, ringing: 1, talking: 0 });
  t.equal(readValue("ccgw_held_polls", { world: "default" }), 1);
  const ofQueue = { world: "default", queue: "25" };
  t.strictSame(
    ["waiting", "longest_wait_seconds", "agents_signed_in", "answered_total"].map((name) =>
      readValue(`ccgw_queue_${name}`, ofQueue),
    ),
    [0, 0, 2, 0],
  );
  const waiting = [101, 102, 201].reduce((sum, id) => sum + (center.agent(id)?.mailbox.waiting.length ?? 0), 0);
  t.equal(readValue("ccgw_waiting_events", { world: "default" }), waiting);
  t.equal(readValue("ccgw_events_total", { world: "default" }), center.log.length);
  t.equal(readValue("ccgw_world_time_seconds", { world: "default" }), center.now / 1_000);
});

test("recordings and the participants of conferences are counted by state", async (t) => {
  const { send, center } = await openControlApi();
  const readByState = async (name: string) => {
    const { samplesOf } = readExposition((await send("GET", "/metrics")).body);
    return Object.fromEntries(samplesOf(name).map(({ labels, value }) => [labels["state"], value]));
  };
  t.strictSame(await readByState("ccgw_recordings"), { running: 0, paused: 0, finished: 0 });
  for (const id of [101, 102]) await send("PATCH", `/worlds/default/agents/${id}`, { signedIn: true });
  const participants = { agents: [102], numbers: ["13900000009"] };
  await send("POST", "/worlds/default/agents/101/conference", { participants });
  await send("POST", "/worlds/default/conferences/1024256/answer");
  t.strictSame(await readByState("ccgw_conference_participants"), { alerting: 0, ringing: 1, here: 2 });
  center.perform(beginIncomingCall, { from: "1", to: { agent: 201 }, talk: 20_000 });
  center.advance(5_000);
  center.perform(recordCall, { agent: 201 });
  t.strictSame(await readByState("ccgw_recordings"), { running: 1, paused: 0, finished: 0 });
  center.perform(pauseRecording, { agent: 201 });
  t.strictSame(await readByState("ccgw_recordings"), { running: 0, paused: 1, finished: 0 });
  center.advance(60_000);
  t.strictSame(await readByState("ccgw_recordings"), { running: 0, paused: 0, finished: 1 });
});

test("metrics can be limited to some worlds; an unknown world is answered with 404, an unknown parameter with 400", async (t) => {
  const { send, worlds } = await openControlApi();
  worlds.add(await openWorld({}, "two"));
  worlds.add(await openWorld({}, "three"));
  const listWorlds = async (query: string) => {
    const { body } = await send("GET", `/metrics${query}`);
    return readExposition(body)
      .samplesOf("ccgw_held_polls")
      .map(({ labels }) => labels["world"]);
  };
  t.strictSame(await listWorlds(""), ["default", "two", "three"]);
  t.strictSame(await listWorlds("?world=two"), ["two"]);
  t.strictSame(await listWorlds("?world=three&world=two&world=three"), ["three", "two"]);
  t.equal(readExposition((await send("GET", "/metrics?world=two")).body).readValue("ccgw_worlds", {}), 3);
  const { status, body } = await send("GET", "/metrics?world=four");
  t.strictSame([status, body.detail], [404, 'There is no world named "four": GET /worlds lists the worlds.']);
  t.equal((await send("GET", "/metrics?worlds=two")).status, 400);
});

test("process metrics have the usual names and plausible values", async (t) => {
  const { send } = await openControlApi();
  const { readValue, samplesOf, text } = readExposition((await send("GET", "/metrics")).body);
  for (const name of [
    "process_resident_memory_bytes",
    "process_cpu_seconds_total",
    "process_start_time_seconds",
    "nodejs_heap_size_used_bytes",
    "nodejs_heap_size_total_bytes",
    "nodejs_eventloop_active_seconds_total",
    "nodejs_active_resources_total",
  ]) {
    t.ok((readValue(name, {}) ?? 0) > 0, name);
  }
  t.ok((readValue("nodejs_eventloop_lag_seconds", {}) ?? -1) >= 0);
  // The first scrape computes these figures from the lag of its moment.
  for (const name of ["min", "max", "mean", "stddev", "p50", "p90", "p99"]) {
    t.ok((readValue(`nodejs_eventloop_lag_${name}_seconds`, {}) ?? -1) >= 0, name);
  }
  const spaces = samplesOf("nodejs_heap_space_size_used_bytes").map(({ labels }) => labels["space"]);
  t.ok(spaces.includes("old") && spaces.includes("new"), spaces.join(", "));
  t.match(samplesOf("nodejs_version_info")[0]?.labels, { version: process.version });
  t.ok(readValue("nodejs_gc_duration_seconds_count", { kind: "minor" }) !== undefined);
  t.match(samplesOf("ccgw_info")[0]?.labels, { node: process.version });
  t.ok(samplesOf("nodejs_active_resources").length > 0);
  t.notMatch(text, /NaN|undefined/);
});

test("reading metrics does not extend the life of a world, as another request does", async (t) => {
  const wall = new FakeWall(0);
  const { send, world } = await openControlApi({ wall });
  wall.advance(1_000);
  await send("GET", "/metrics");
  const afterMetrics = world.wallTime;
  await send("GET", "/worlds/default/agents");
  t.strictSame([afterMetrics, world.wallTime], [0, 1_000]);
});

test("thousands of worlds are measured in several turns of the event loop", async (t) => {
  const { world } = await openControlApi();
  const { result, turns } = await countTurns(() =>
    measureMetrics({ worlds: new Array(4_000).fill(world), count: 4_000, streams: 0 }),
  );
  t.equal(result.toString().match(/^ccgw_held_polls\{/gm)?.length, 4_000);
  // One turn is spent on measuring the event loop.
  t.ok(turns > 2, `${turns} turns`);
});
