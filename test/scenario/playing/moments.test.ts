// Tests of waiting for a moment: a time after the start, or a time of day in the center's time zone.
import { test } from "tap";
import { START } from "../../support/center.ts";
import { CALL, playScenario } from "./play-scenario.ts";

const DAY_SECONDS = 86_400;

/** Plays steps. Returns when calls arrived, in seconds since the world's start (2026-01-05T09:00:00Z), and if the scenario is over. */
async function playCalls(steps: readonly object[], { seconds = 2 * DAY_SECONDS, timeZone = "UTC" } = {}) {
  const { rowsOf, world } = await playScenario(steps, { seconds, center: { timeZone } });
  return { arrivals: rowsOf("callArrived").map(([at]) => at), isOver: world.player.isOver };
}

test("a duration counts from the start, and a past moment does not wait", async (t) => {
  const { arrivals, isOver } = await playCalls([
    { wait: "10m" },
    { at: "30m" },
    CALL,
    { at: "5m" },
    CALL,
    { wait: "1m" },
    { at: "1h" },
    CALL,
  ]);
  t.strictSame([arrivals, isOver], [[1_800, 1_800, 3_600], true]);
});

test("a time of day is the next such time, or the present instant", async (t) => {
  t.strictSame((await playCalls([{ at: "09:30" }, CALL, { at: "08:00" }, CALL])).arrivals, [1_800, 23 * 3_600]);
  t.strictSame((await playCalls([{ at: "09:00" }, CALL, { at: "24:00" }, CALL])).arrivals, [0, 15 * 3_600]);
});

test("a time of day is in the center's time zone", async (t) => {
  const steps = [{ at: "18:00" }, CALL];
  t.strictSame((await playCalls(steps, { timeZone: "Asia/Shanghai" })).arrivals, [3_600]);
  t.strictSame((await playCalls(steps, { timeZone: "America/New_York" })).arrivals, [14 * 3_600]);
});

test("a time of day in a repeat comes once a day", async (t) => {
  const { arrivals } = await playCalls([{ repeat: { steps: [{ at: "09:00" }, CALL] } }], { seconds: 3 * DAY_SECONDS });
  t.strictSame(arrivals, [0, DAY_SECONDS, 2 * DAY_SECONDS, 3 * DAY_SECONDS]);
});

test("a time of day also comes once on days with 23 or 25 hours", async (t) => {
  const { rowsOf } = await playScenario([{ repeat: { steps: [{ at: "09:00" }, CALL] } }], {
    seconds: 85 * DAY_SECONDS,
    center: { timeZone: "Europe/Berlin" },
  });
  const last = rowsOf("callArrived").map(([at]) => new Date(START + Number(at) * 1_000).toISOString());
  t.strictSame(last.slice(-4), [
    "2026-03-28T08:00:00.000Z",
    "2026-03-29T07:00:00.000Z",
    "2026-03-30T07:00:00.000Z",
    "2026-03-31T07:00:00.000Z",
  ]);
});
