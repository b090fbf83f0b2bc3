// Tests that the changes of the board keep a page up to date with recordings, and with the players of agents.
import { test } from "tap";
import { jumpInPlayback, pausePlayback, playRecording, resumePlayback } from "../../../src/core/index.ts";
import { openPage } from "./board-page.ts";

test("after each step of a recording, an open page shows the same board as a new one", async (t) => {
  const { send, world, readBoard, updatePage } = await openPage();
  const shown = [];
  await send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await send("POST", "/worlds/default/calls", { to: { agent: 101 } });
  await send("POST", "/worlds/default/agents/101/answer");
  for (const [verb, waitMs] of [
    ["record", 4_000],
    ["pause-recording", 2_000],
    ["resume-recording", 1_000],
    ["stop-recording", 0],
    ["record", 500],
    ["release", 0],
  ] as const) {
    const { status } = await send("POST", `/worlds/default/agents/101/${verb}`);
    const page = updatePage();
    t.strictSame(page, await readBoard(), verb);
    const [recording] = page.recordings.values();
    shown.push([status, recording?.state, recording?.recordedSeconds, page.recordingCounts]);
    world.advance(waitMs);
  }
  t.strictSame(shown, [
    [200, "running", 0, { begun: 1, finished: 0 }],
    [200, "paused", 4, { begun: 1, finished: 0 }],
    [200, "running", 4, { begun: 1, finished: 0 }],
    [200, undefined, undefined, { begun: 1, finished: 1 }],
    [200, "running", 0, { begun: 2, finished: 1 }],
    [200, undefined, undefined, { begun: 2, finished: 2 }],
  ]);
  t.equal(updatePage().agents.get(101)?.session?.player, null);
});

test("an open page shows the player of an agent", async (t) => {
  const { send, world, updatePage } = await openPage();
  const { center } = world;
  await send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  await send("POST", "/worlds/default/calls", { to: { agent: 101 } });
  for (const verb of ["answer", "record"]) await send("POST", `/worlds/default/agents/101/${verb}`);
  world.advance(20_000);
  await send("POST", "/worlds/default/agents/101/release");
  const [recording] = center.state.recordings.keys();
  const players = [];
  for (const act of [
    () => center.perform(playRecording, { agent: 101, recording, position: 5_000, times: 1 }),
    () => center.perform(pausePlayback, { agent: 101 }),
    () => center.perform(resumePlayback, { agent: 101 }),
    () => center.perform(jumpInPlayback, { agent: 101, by: 8_000 }),
    () => world.advance(60_000),
  ]) {
    act();
    players.push(updatePage().agents.get(101)?.session?.player);
    world.advance(1_000);
  }
  const playing = { recording: "Yc1v1a101d20260105t0900000", state: "playing", lengthSeconds: 20 } as const;
  t.strictSame(players, [
    { ...playing, playedSeconds: 5, playsSince: "2026-01-05T09:00:20.000Z" },
    { ...playing, state: "paused", playedSeconds: 6, playsSince: null },
    { ...playing, playedSeconds: 6, playsSince: "2026-01-05T09:00:22.000Z" },
    { ...playing, playedSeconds: 15, playsSince: "2026-01-05T09:00:23.000Z" },
    null,
  ]);
});
