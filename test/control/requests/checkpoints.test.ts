// Tests of checkpoints through the control API: making, listing and deleting them, and rewinding a world to one.
import { test } from "tap";
import { ADVANCE, CALLS, WORLD } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

/** Opens a world with a checkpoint named talking, at which agent 201 talks to a customer. */
async function openWithCheckpoint() {
  const api = await openControlApi();
  await api.send("POST", CALLS, { from: "13800000001", to: { queue: 26 }, talk: "60s" });
  await api.send("POST", ADVANCE, { by: "5s" });
  const made = await api.send("POST", `${WORLD}/checkpoints`, { name: "talking" });
  return {
    ...api,
    made,
    readHash: async () => (await api.send("GET", `${WORLD}/hash`)).body.hash as string,
    listNames: async () =>
      (await api.send("GET", `${WORLD}/checkpoints`)).body.checkpoints.map(({ name }: { name: string }) => name),
    rewind: (checkpoint = "talking") => api.send("POST", `${WORLD}/rewind`, { to: { checkpoint } }),
  };
}

test("a checkpoint has a name, the world time, its position on the tape and a size", async (t) => {
  const { made, send } = await openWithCheckpoint();
  t.hasStrict(made, {
    status: 201,
    headers: { location: `${WORLD}/checkpoints/talking` },
    body: { name: "talking", at: "2026-01-05T09:00:05.000Z", input: 2, branch: 0 },
  });
  t.ok(made.body.bytes > 1_000);
  t.strictSame((await send("GET", `${WORLD}/checkpoints`)).body, { checkpoints: [made.body] });
});

test("checkpoints without a name get the first free number", async (t) => {
  const { send, listNames } = await openWithCheckpoint();
  for (const body of [undefined, {}]) await send("POST", `${WORLD}/checkpoints`, body);
  t.strictSame(await listNames(), ["talking", "checkpoint-1", "checkpoint-2"]);
  await send("DELETE", `${WORLD}/checkpoints/checkpoint-1`);
  await send("POST", `${WORLD}/checkpoints`);
  t.strictSame(await listNames(), ["talking", "checkpoint-2", "checkpoint-1"]);
});

test("a rewound world has the state of the checkpoint, and continues as it did then", async (t) => {
  const { send, readHash, rewind } = await openWithCheckpoint();
  const before = await readHash();
  const runCourse = async () => {
    await send("POST", ADVANCE, { by: "1h" });
    return (await send("GET", `${WORLD}/agents/201/statistics`)).body;
  };
  const first = await runCourse();
  t.hasStrict(await rewind(), { status: 200, body: { now: "2026-01-05T09:00:05.000Z", calls: 1 } });
  t.equal(await readHash(), before);
  t.strictSame(await runCourse(), first);
});

test("making and deleting checkpoints changes no state, and is not on the tape", async (t) => {
  const { send, readHash } = await openWithCheckpoint();
  const read = async () => [
    await readHash(),
    (await send("GET", `${WORLD}/snapshot`)).body,
    await send("GET", `${WORLD}/tape`),
  ];
  const before = await read();
  await send("POST", `${WORLD}/checkpoints`);
  await send("DELETE", `${WORLD}/checkpoints/talking`);
  const after = await read();
  t.strictSame(after.slice(0, 2), before.slice(0, 2));
  t.equal((after[2] as { body: string }).body, (before[2] as { body: string }).body);
});

test("a rewind is the last input of its branch of the tape", async (t) => {
  const { send, rewind } = await openWithCheckpoint();
  await send("POST", ADVANCE, { by: "1h" });
  await rewind();
  await send("POST", ADVANCE, { by: "1s" });
  const lines = ((await send("GET", `${WORLD}/tape`)).body as string).trim().split("\n");
  t.hasStrict(
    lines.slice(-5, -1).map((line) => JSON.parse(line)),
    [
      { input: 4, control: { method: "POST", path: "/rewind", body: { to: { checkpoint: "talking" } } } },
      { at: "2026-01-05T09:00:05.000Z", branch: 1, from: "rewind" },
      { answered: 4, answer: { code: "200" } },
      { input: 3, at: "2026-01-05T09:00:05.000Z", control: { path: "/clock/advance" } },
    ],
  );
});

test("a rewind restores faults and settings", async (t) => {
  const { send, rewind } = await openWithCheckpoint();
  await send("POST", `${WORLD}/faults`, { agents: [101], times: 2, effect: { retcode: "100-007" } });
  await send("POST", `${WORLD}/checkpoints`, { name: "with-fault" });
  await send("DELETE", `${WORLD}/faults`);
  await send("PATCH", `${WORLD}/settings`, { ringTime: "21s" });
  await rewind("with-fault");
  t.hasStrict((await send("GET", `${WORLD}/faults`)).body, { faults: [{ left: 2 }] });
  t.hasStrict((await send("GET", `${WORLD}/settings`)).body, { ringTime: "30s" });
  await rewind();
  t.strictSame((await send("GET", `${WORLD}/faults`)).body, { faults: [] });
});

test("after a rewind, a scenario continues from its step", async (t) => {
  const scenario = { center: { agents: [{ id: 101 }] }, steps: [{ wait: "10s" }, { wait: "20s" }, { wait: "30s" }] };
  const { send } = await openControlApi({ scenario });
  const readStep = async () => (await send("GET", `${WORLD}/scenario`)).body.at[0]?.path as string | undefined;
  await send("POST", ADVANCE, { by: "15s" });
  await send("POST", `${WORLD}/checkpoints`, { name: "second" });
  await send("POST", ADVANCE, { by: "20s" });
  const steps = [await readStep()];
  await send("POST", `${WORLD}/rewind`, { to: { checkpoint: "second" } });
  steps.push(await readStep());
  await send("POST", ADVANCE, { by: "15s" });
  t.strictSame([...steps, await readStep()], ["steps[2]", "steps[1]", "steps[2]"]);
});

test("a world keeps its ttl after a rewind, and its checkpoints are deleted with it", async (t) => {
  const { send } = await openControlApi();
  const createWorld = () => send("POST", "/worlds", { name: "brief", clock: "manual", ttl: "10m" });
  await createWorld();
  await send("POST", "/worlds/brief/checkpoints", { name: "start" });
  t.hasStrict(await send("POST", "/worlds/brief/rewind", { to: { checkpoint: "start" } }), { body: { ttl: "10m" } });
  await send("DELETE", "/worlds/brief");
  await createWorld();
  t.strictSame((await send("GET", "/worlds/brief/checkpoints")).body, { checkpoints: [] });
});

test("a rewind, a reset and a restore keep the checkpoints", async (t) => {
  const { send, listNames, readHash, rewind } = await openWithCheckpoint();
  const [before, snapshot] = [await readHash(), (await send("GET", `${WORLD}/snapshot`)).body];
  await rewind();
  await send("POST", `${WORLD}/reset`);
  await send("PUT", `${WORLD}/snapshot`, snapshot);
  await send("POST", `${WORLD}/reset`);
  t.strictSame(await listNames(), ["talking"]);
  await rewind();
  t.equal(await readHash(), before);
});

for (const [what, method, path, body, status, detail] of [
  [
    "a taken name",
    "POST",
    "checkpoints",
    { name: "talking" },
    409,
    'There is a checkpoint named "talking". Use another name, or delete that checkpoint first.',
  ],
  [
    "a name with a space",
    "POST",
    "checkpoints",
    { name: "a b" },
    400,
    'name: "a b" is not a valid name of a checkpoint: use 1 to 64 letters, digits, dots, - and _, but not . or .. alone',
  ],
  [
    "the deletion of an unknown checkpoint",
    "DELETE",
    "checkpoints/gone",
    undefined,
    404,
    'There is no checkpoint "gone": GET /worlds/default/checkpoints lists the checkpoints.',
  ],
  [
    "a rewind to an unknown checkpoint",
    "POST",
    "rewind",
    { to: { checkpoint: "gone" } },
    404,
    'There is no checkpoint "gone": GET /worlds/default/checkpoints lists the checkpoints.',
  ],
] as const) {
  test(`${what} is refused with a sentence, and nothing changes`, async (t) => {
    const { send, readHash, listNames } = await openWithCheckpoint();
    const before = await readHash();
    const answer = await send(method, `${WORLD}/${path}`, body);
    t.strictSame([answer.status, answer.body.detail], [status, detail]);
    t.strictSame([await readHash(), await listNames()], [before, ["talking"]]);
  });
}

test("a world has at most 100 checkpoints", async (t) => {
  const { send } = await openWithCheckpoint();
  for (let i = 1; i < 100; i++) await send("POST", `${WORLD}/checkpoints`);
  const { status, body } = await send("POST", `${WORLD}/checkpoints`);
  t.strictSame(
    [status, body.type, body.detail],
    [
      409,
      "urn:ccgw:problem:checkpoints-full",
      "There are 100 checkpoints, which is the maximum. Delete checkpoints that you no longer need: DELETE /worlds/default/checkpoints/{name}.",
    ],
  );
});
