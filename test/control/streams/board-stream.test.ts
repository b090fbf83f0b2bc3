// Tests of the board as an event stream: first the whole board, then its changes, at most five times per second.
import { type Test, test } from "tap";
import type { BoardChanged, BoardInfo } from "../../../src/control/api-types.ts";
import { computeWaitMs } from "../../../src/control/streams/board-stream.ts";
import { setListening } from "../../../src/core/index.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";
import { WORLD } from "../agent-paths.ts";
import { type ControlApiOptions, openControlApi } from "../control-api.ts";
import { connectWithoutReading, type Follower, follow, listen } from "../event-stream-client.ts";

const STREAM = { Accept: "text/event-stream" };
const [UPDATE_MS, HEARTBEAT_MS] = [200, 15_000];

/** Opens a control API on a port, whose wall clock moves only in the test. `followBoard` opens the stream of a board. */
async function openBoard(t: Test, options: ControlApiOptions = {}) {
  const wall = new FakeWall(0);
  const api = await openControlApi({ wall, ...options });
  const port = await listen(t, api);
  const followBoard = async (world = "default"): Promise<Follower> => {
    const follower = await follow(port, `/worlds/${world}/board`, STREAM);
    await follower.untilEvents(1);
    return follower;
  };
  /** Advances the wall clock by an interval. Returns the names of the events that arrive before the next heartbeat. */
  const passInterval = async (follower: Follower): Promise<readonly string[]> => {
    const before = follower.events.length;
    wall.advance(UPDATE_MS);
    const beats = follower.comments.length;
    // Heartbeats are sent last, so all events of the interval arrive before them.
    wall.advance(HEARTBEAT_MS);
    await follower.untilComments(beats + 1);
    return follower.events.slice(before).map(({ name }) => name);
  };
  return { ...api, wall, port, followBoard, passInterval };
}

/** Applies an event of the stream to the board of a page. */
function applyChange(
  board: BoardInfo,
  { removed = {}, agents = [], calls = [], queues = [], ...rest }: BoardChanged,
): BoardInfo {
  const merge = <Item extends { id: unknown }>(
    items: readonly Item[],
    changed: readonly Item[],
    gone: readonly unknown[] = [],
  ): Item[] => {
    const byId = new Map(items.map((item) => [item.id, item]));
    for (const item of changed) byId.set(item.id, item);
    for (const id of gone) byId.delete(id);
    return [...byId.values()];
  };
  return {
    ...board,
    ...(rest as Partial<BoardInfo>),
    agents: merge(board.agents, agents, removed.agents),
    calls: merge(board.calls, calls, removed.calls),
    queues: merge(board.queues, queues, removed.queues),
  };
}

/** Returns the board that a page has after all events. */
function mergeBoard({ events }: Follower): BoardInfo | undefined {
  let board: BoardInfo | undefined;
  for (const { name, data } of events) {
    if (name === "board") board = data;
    else if (name === "change" && board !== undefined) board = applyChange(board, data);
  }
  return board;
}

test("the stream begins with the whole board, and then has only the changes", async (t) => {
  const { send, wall, followBoard } = await openBoard(t);
  const follower = await followBoard();
  t.equal(follower.response.headers["content-type"], "text/event-stream");
  t.strictSame(follower.events, [{ id: undefined, name: "board", data: (await send("GET", `${WORLD}/board`)).body }]);
  await send("PATCH", `${WORLD}/agents/101`, { signedIn: true });
  wall.advance(UPDATE_MS);
  const { body } = await send("GET", `${WORLD}/board`);
  t.strictSame((await follower.untilEvents(2))[1], {
    id: undefined,
    name: "change",
    data: { clock: body.clock, world: body.world, agents: [body.agents[0]], queues: [body.queues[0]] },
  });
});

test("a call that ends is removed from the board", async (t) => {
  const { send, wall, followBoard } = await openBoard(t);
  const { id } = (await send("POST", `${WORLD}/calls`, { to: { queue: 25 } })).body;
  const follower = await followBoard();
  await send("POST", `${WORLD}/calls/${id}/hang-up`);
  wall.advance(UPDATE_MS);
  t.match((await follower.untilEvents(2))[1], {
    name: "change",
    data: { removed: { calls: [id] }, queues: [{ id: 25, waiting: 0, abandoned: 1 }] },
  });
});

test("changes are collected for 200 ms, and nothing is sent if nothing changed", async (t) => {
  const { send, wall, followBoard, passInterval } = await openBoard(t);
  const follower = await followBoard();
  for (const state of ["busy", "idle", "busy"]) {
    await send("PATCH", `${WORLD}/agents/201`, { state });
    wall.advance(60);
  }
  t.equal(follower.events.length, 1);
  t.strictSame(await passInterval(follower), ["change"]);
  t.strictSame(await passInterval(follower), []);
  t.hasStrict(mergeBoard(follower)?.agents.at(-1), { id: 201, state: "busy" });
});

test("the progress of a paced clock is not a change, but its mode is", async (t) => {
  const { send, wall, followBoard, passInterval } = await openBoard(t, {
    scenario: { center: { agents: [{ id: 101 }] } },
  });
  const follower = await followBoard();
  await send("PUT", `${WORLD}/clock`, { mode: "60x" });
  t.strictSame(await passInterval(follower), ["change"]);
  t.strictSame(await passInterval(follower), []);
  wall.advance(1_000);
  const { clock } = (await send("GET", `${WORLD}/board`)).body;
  t.equal(Date.parse(clock.now) - Date.parse("2026-01-05T09:00:00Z"), 60 * (2 * (UPDATE_MS + HEARTBEAT_MS) + 1_000));
});

test("a reset and a rewind are followed by the whole new board", async (t) => {
  const { send, wall, followBoard } = await openBoard(t);
  await send("POST", `${WORLD}/checkpoints`, { name: "start" });
  const follower = await followBoard();
  for (const [path, body] of [["reset"], ["rewind", { to: { checkpoint: "start" } }]] as const) {
    await send("PATCH", `${WORLD}/agents/101`, { signedIn: true });
    await send("POST", `${WORLD}/${path}`, body);
    wall.advance(UPDATE_MS);
  }
  const events = await follower.untilEvents(3);
  t.strictSame(
    events.map(({ name, data }) => [name, data.world.branch, data.world.signedIn]),
    [
      ["board", 0, 1],
      ["board", 1, 1],
      ["board", 2, 1],
    ],
  );
});

test("the stream ends with its world", async (t) => {
  const { send, followBoard } = await openBoard(t);
  await send("POST", "/worlds", { name: "north", clock: "manual" });
  const follower = await followBoard("north");
  await send("DELETE", "/worlds/north");
  t.hasStrict((await follower.untilEnd()).at(-1), {
    name: "end",
    data: { reason: "deleted", detail: "The world was deleted." },
  });
});

test("the stream of a world that moves to another replica ends with the reason", async (t) => {
  const { world, followBoard } = await openBoard(t);
  const follower = await followBoard();
  world.close(true);
  t.strictSame((await follower.untilEnd()).at(-1)?.data, {
    reason: "moved",
    detail: "The world is no longer served here. Open the stream again.",
  });
});

test("a page that stops reading gets the whole board when it continues to read", async (t) => {
  const scenario = { center: { agents: [{ ids: "201-1700", autopilot: true }] } };
  const { send, wall, world, center, port } = await openBoard(t, { scenario });
  const page = await connectWithoutReading(t, port, `${WORLD}/board`, "Accept: text/event-stream\r\n");
  await until(async () => (await send("GET", "/metrics")).body.includes("ccgw_event_streams 1\n"));
  const updates = 20;
  for (let i = 0; i < updates; i++) {
    for (const { id: agent, session } of center.state.agents.values()) {
      center.perform(setListening, { agent, session: session?.serial ?? 0, listening: i % 2 === 0 });
    }
    wall.advance(UPDATE_MS);
  }
  world.faults.add({ effect: { retcode: "100-007" } });
  const reading = page.readUntil('"retcode":"100-007"');
  const timer = setInterval(() => wall.advance(UPDATE_MS), 10);
  const received = await reading.finally(() => clearInterval(timer));
  const names = received.match(/(?<=^event: )\w+$/gm) ?? [];
  t.ok(names.length < updates, `${names.length} events`);
  t.equal(names.at(-1), "board");
});

test("a slow update of the board is followed by a pause of 100 times its duration, at most 5 s", async (t) => {
  let cpuTimeMs = 0;
  const { wall, followBoard } = await openBoard(t, { readCpuTimeMs: () => (cpuTimeMs += 10) });
  await followBoard();
  wall.advance(UPDATE_MS);
  t.equal(wall.waits.at(-1), 1_000);
  t.strictSame([0.1, 2, 10, 1_000].map(computeWaitMs), [200, 200, 1_000, 5_000]);
});

test("a page that applies every change has the current board after any actions", async (t) => {
  const scenario = {
    center: {
      queues: [{ id: 25, name: "Support" }],
      agents: [
        { id: 101, name: "Ada", queues: [25] },
        { id: 102, name: "Ben", queues: [25] },
        { ids: "201-210", queues: [25], autopilot: { answer: "2s", talk: "20s", wrapUp: "5s" } },
      ],
    },
    steps: [
      { traffic: { queue: 25, callsPerHour: 2_000, talk: { exponential: "40s" }, patience: "10s" } },
      { repeat: { times: 50, steps: [{ wait: "20s" }, { expect: { agent: 201, state: "talking" } }] } },
    ],
  };
  const { send, wall, world, followBoard } = await openBoard(t, { scenario });
  const follower = await followBoard();
  const acts: readonly (readonly [method: string, path: string, body?: object])[] = [
    ["PATCH", "agents/101", { signedIn: true, autoAnswer: true }],
    ["POST", "agents/101/hold"],
    ["POST", "agents/101/call-out", { to: { number: "13900000001" } }],
    ["PATCH", "agents/101", { state: "rest" }],
    ["POST", "agents/101/consult", { to: { agent: 102 } }],
    ["POST", "agents/101/mute"],
    ["PATCH", "agents/102", { signedIn: true }],
    ["POST", "agents/102/answer", {}],
    ["POST", "agents/102/previews", { numbers: ["13900000002"] }],
    ["POST", "faults", { agents: [101], effect: { retcode: "100-007" }, times: 3 }],
    ["POST", "checkpoints", {}],
    ["PATCH", "agents/102", { signedIn: false }],
    ["DELETE", "faults"],
    [
      "PUT",
      "scenario",
      { ...scenario, center: { ...scenario.center, agents: [{ id: 103 }, { id: 201, queues: [25] }] } },
    ],
  ];
  let wrong = 0;
  for (let i = 0; i < 6 * acts.length; i++) {
    const [method, path, body] = acts[i % acts.length] ?? ["GET", "board"];
    await send(method, `${WORLD}/${path}`, body);
    await world.waitUntilFree();
    await send("POST", `${WORLD}/clock/advance`, { by: "7s" });
    const count = follower.events.length;
    wall.advance(UPDATE_MS);
    await follower.untilEvents(count + 1);
    const { body: board } = await send("GET", `${WORLD}/board`);
    if (JSON.stringify(mergeBoard(follower)) !== JSON.stringify(board)) {
      wrong++;
      t.strictSame(mergeBoard(follower), board, `after ${method} ${path}`);
    }
    if (wrong > 1) break;
  }
  t.equal(wrong, 0);
});
