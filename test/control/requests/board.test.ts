// Tests of the board of a world: its agents, calls, queues, faults and scenario in one answer.
import { test } from "tap";
import { setListening } from "../../../src/core/index.ts";
import { ADA, ADVANCE, BEN, CALLS } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

const BOARD = "/worlds/default/board";
const START = "2026-01-05T09:00:00.000Z";

test("the board has the world, its clock, and the state of everything in it", async (t) => {
  const { send } = await openControlApi();
  const { agents, queues, ...rest } = (await send("GET", BOARD)).body;
  t.strictSame(rest, {
    chats: [],
    conferences: [],
    clock: { now: START, mode: "manual", next: null },
    world: {
      name: "default",
      url: "https://127.0.0.1:8043",
      scenario: "test",
      seed: 1,
      agents: 3,
      signedIn: 1,
      calls: 0,
      requests: 0,
      ttl: null,
      branch: 0,
      input: 0,
      scenarioChanges: 0,
    },
    heldPolls: 0,
    faults: [],
    findings: { worst: null, note: 0, warning: 0, error: 0, times: 0 },
    scenario: { stepsAreOver: true, isOver: true, at: [], waitsFor: [] },
    expectations: { passed: 0, failed: 0, latest: [] },
    checkpoints: [],
    recordings: [],
    recordingCounts: { begun: 0, finished: 0 },
    calls: [],
  });
  t.hasStrict(
    agents.map(({ id, name, state }: { id: number; name: string; state: string }) => [id, name, state]),
    [
      [101, "Ada", "signedOut"],
      [102, "Ben", "signedOut"],
      [201, "Cem", "idle"],
    ],
  );
  t.match(queues, [{ id: 25 }, { id: 26, signedIn: 1, available: 1, calls: { length: 0 } }]);
});

test("the board has each agent as its own request returns it, without counters, and whether its client polls", async (t) => {
  const { send, center } = await openControlApi();
  await send("PATCH", BEN, { signedIn: true });
  center.perform(setListening, { agent: 102, session: 2, listening: true });
  const { statistics: _, session, ...agent } = (await send("GET", BEN)).body;
  const { body } = await send("GET", BOARD);
  t.strictSame(body.agents[1], { ...agent, session: { ...session, polling: true, heardAt: START, player: null } });
  t.equal(body.heldPolls, 1);
});

test("a call has the phones of its customers, and a queue has its waiting calls with their times", async (t) => {
  const { send } = await openControlApi();
  const { id } = (await send("POST", CALLS, { from: "13800000001", to: { queue: 25 }, patience: "60s" })).body;
  const readPhone = async () => (await send("GET", BOARD)).body.calls[0].outside[0];
  const next = { act: "gives-up", at: "2026-01-05T09:01:00.000Z" };
  t.strictSame(await readPhone(), { number: "13800000001", state: "here", phone: "waiting", next });
  t.strictSame((await send("GET", BOARD)).body.queues[0].calls, [{ call: id, since: START }]);
  await send("PATCH", ADA, { signedIn: true });
  t.equal((await readPhone()).phone, "calling");
  await send("POST", "/worlds/default/agents/101/answer", {});
  t.strictSame(await readPhone(), { number: "13800000001", state: "here", phone: "talking", next: null });
  await send("POST", "/worlds/default/agents/101/hold");
  t.equal((await readPhone()).phone, "held");
});

test("the phone of a called number rings until its next action", async (t) => {
  const { send } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true });
  await send("POST", "/worlds/default/agents/101/call-out", { to: { number: "13900000001" } });
  t.strictSame((await send("GET", BOARD)).body.calls[0].outside, [
    {
      number: "13900000001",
      state: "called",
      phone: "ringing",
      next: { act: "answers", at: "2026-01-05T09:00:03.000Z" },
    },
  ]);
});

test("faults, checkpoints and the position of the scenario equal those of the separate requests", async (t) => {
  const scenario = {
    center: { agents: [{ id: 101 }] },
    steps: [{ wait: "5s" }, { waitFor: { agent: 101, state: "idle" } }],
  };
  const { send } = await openControlApi({ scenario });
  await send("POST", "/worlds/default/faults", { agents: [101], effect: { retcode: "100-007" }, times: 2 });
  await send("POST", "/worlds/default/checkpoints", { name: "here" });
  const read = async (path: string) => (await send("GET", `/worlds/default/${path}`)).body;
  const { faults, checkpoints, scenario: progress } = await read("board");
  const { scenario: _, ...expected } = await read("scenario");
  t.strictSame([{ faults }, { checkpoints }, progress], [await read("faults"), await read("checkpoints"), expected]);
});

test("the board counts the changes of the scenario: by another one of the same name, and by a rewind before that", async (t) => {
  const { send } = await openControlApi({ scenario: { name: "same", center: { agents: [{ id: 101 }] } } });
  const readCount = async () => (await send("GET", BOARD)).body.world.scenarioChanges;
  await send("PUT", "/worlds/default/scenario", "name: same\nsteps:\n  - wait: 5s\n");
  t.equal(await readCount(), 1);
  await send("POST", "/worlds/default/reset");
  t.equal(await readCount(), 1, "a reset does not change the scenario");
  await send("POST", "/worlds/default/checkpoints", { name: "second" });
  await send("PUT", "/worlds/default/scenario", "name: same\nsteps: []\n");
  await send("POST", "/worlds/default/rewind", { to: { checkpoint: "second" } });
  t.equal(await readCount(), 3);
});

test("the board counts expectations, and a rewind removes those after its moment", async (t) => {
  const expect = (state: string) => [{ wait: "10s" }, { expect: { agent: 101, state } }];
  const scenario = { center: { agents: [{ id: 101 }] }, steps: [...expect("signedOut"), ...expect("idle")] };
  const { send } = await openControlApi({ scenario });
  const readExpectations = async () => (await send("GET", BOARD)).body.expectations;
  await send("POST", ADVANCE, { by: "10s" });
  await send("POST", "/worlds/default/checkpoints", { name: "before" });
  const passed = {
    at: "2026-01-05T09:00:10.000Z",
    line: null,
    step: "expect",
    expected: "agent 101 is signed out",
    passed: true,
    actual: null,
  };
  await send("POST", ADVANCE, { by: "10s" });
  t.strictSame(await readExpectations(), {
    passed: 1,
    failed: 1,
    latest: [
      passed,
      {
        ...passed,
        at: "2026-01-05T09:00:20.000Z",
        expected: "agent 101 is idle",
        passed: false,
        actual: "it is signed out",
      },
    ],
  });
  await send("POST", "/worlds/default/rewind", { to: { checkpoint: "before" } });
  t.strictSame(await readExpectations(), { passed: 1, failed: 0, latest: [passed] });
  await send("POST", "/worlds/default/reset");
  t.strictSame(await readExpectations(), { passed: 0, failed: 0, latest: [] });
});
