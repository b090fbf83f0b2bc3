// Tests of the recordings in the control API: their list and their sound.
import { test } from "tap";
import { beginIncomingCall, pauseRecording, recordCall } from "../../../src/core/index.ts";
import { startSimulator } from "../../../src/index.ts";
import { ADA } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

const RECORDINGS = "/worlds/default/recordings";

test("a recording is listed while it runs, while it is paused, and when it has finished; invalid parameters are answered with 400", async (t) => {
  const { send, center, world } = await openControlApi();
  t.strictSame((await send("GET", RECORDINGS)).body, { recordings: [] });
  center.perform(beginIncomingCall, { from: "13800000001", to: { agent: 201 }, talk: 20_000 });
  world.advance(5_000);
  center.perform(recordCall, { agent: 201 });
  const list = async (query = "") => (await send("GET", `${RECORDINGS}${query}`)).body["recordings"] as object[];
  const [running] = await list();
  t.match(running, { state: "running", agent: 201, endedAt: null, length: "0s" });
  world.advance(4_000);
  center.perform(pauseRecording, { agent: 201 });
  world.advance(1_000);
  t.match(await list("?agent=201"), [{ state: "paused", length: "4s" }]);
  world.advance(60_000);
  t.match(await list(), [{ ...running, state: "finished", endedAt: /^2026-01-05T09:00:/, length: "4s" }]);
  t.strictSame(await list("?agent=202"), []);
  t.equal((await send("GET", `${RECORDINGS}?agent=x`)).status, 400);
  t.equal((await send("GET", `${RECORDINGS}?agents=201`)).status, 400);
});

test("finished recordings are listed before one that began earlier and runs", async (t) => {
  const { send, center, world } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true });
  center.perform(beginIncomingCall, { from: "13800000001", to: { agent: 101 } });
  await send("POST", `${ADA}/answer`, {});
  center.perform(recordCall, { agent: 101 });
  center.perform(beginIncomingCall, { from: "13800000002", to: { agent: 201 }, talk: 20_000 });
  world.advance(5_000);
  center.perform(recordCall, { agent: 201 });
  world.advance(60_000);
  const { recordings } = (await send("GET", RECORDINGS)).body;
  t.hasStrict(recordings, [
    { agent: 201, state: "finished" },
    { agent: 101, state: "running" },
  ]);
});

test("a limit returns the newest finished recordings, and the running ones", async (t) => {
  const { send, center, world } = await openControlApi();
  for (let calls = 0; calls < 3; calls++) {
    center.perform(beginIncomingCall, { from: "13800000001", to: { agent: 201 }, talk: 20_000 });
    world.advance(5_000);
    center.perform(recordCall, { agent: 201 });
    if (calls < 2) world.advance(60_000);
  }
  const listStates = async (query: string) =>
    (await send("GET", `${RECORDINGS}${query}`)).body.recordings.map(({ state }: { state: string }) => state);
  t.strictSame(await listStates("?limit=1"), ["finished", "running"]);
  t.strictSame(await listStates("?limit=0&agent=201"), ["running"]);
  t.strictSame(await listStates("?limit="), ["finished", "finished", "running"]);
  const [first] = (await send("GET", RECORDINGS)).body.recordings;
  const [newest] = (await send("GET", `${RECORDINGS}?limit=1`)).body.recordings;
  t.ok(newest.begunAt > first.begunAt);
  t.strictSame((await send("GET", `${RECORDINGS}?limit=10001`)).body.errors, [
    'limit: "10001" is not a valid limit: use a whole number from 0 to 10000',
  ]);
});

test("the sound of a finished recording is a WAV file of its length", async (t) => {
  await using sim = await startSimulator({
    scenario: { name: "small", center: { agents: [{ id: 101 }] } },
    clock: "manual",
  });
  const world = sim.world();
  const ada = world.agent(101);
  await ada.signIn();
  await world.incomingCall({ from: "13800000001", to: { agent: 101 } });
  await ada.answer();
  await ada.record();
  await world.clock.advance("20s");
  const [running] = await world.recordings();
  const fetchSound = (id = "") => fetch(`${sim.controlUrl}/worlds/default/recordings/${id}/sound`);
  const refused = await fetchSound(running?.id);
  t.strictSame(
    [refused.status, ((await refused.json()) as { detail: string }).detail],
    [
      404,
      'There is no finished recording "Yc1v1a101d20260105t0900000": it is not finished, it was dropped, or it never existed. GET /worlds/default/recordings lists the recordings.',
    ],
  );
  await ada.release();
  const answered = await fetchSound(running?.id);
  const sound = Buffer.from(await answered.arrayBuffer());
  t.strictSame(
    [answered.headers.get("content-type"), answered.headers.get("content-disposition"), sound.length],
    ["audio/wav", 'attachment; filename="0900000.wav"', 44 + 20 * 16_000],
  );
  t.equal(sound.toString("latin1", 0, 4), "RIFF");
  t.equal((await fetchSound("1")).status, 404);
});
