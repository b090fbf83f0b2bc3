// Tests of waiting for a moment: a time after the start, or a time of day in the center's time zone.
import { test } from "tap";
import { START } from "../../support/center.ts";
import { MARKER_CALL, playScenario } from "./play-scenario.ts";

const DAY_SECONDS = 86_400;

/** Plays steps. Returns when calls arrived, in seconds since the world's start (2026-01-05T09:00:00Z), and whether the scenario is over. */
async function playCalls(steps: readonly object[], { seconds = 2 * DAY_SECONDS, timeZone = "UTC" } = {}) {
  const { rowsOf, world } = await playScenario(steps, { seconds, center: { timeZone } });
  return { arrivals: rowsOf("callArrived").map(([at]) => at), isOver: world.player.isOver };
}

test("a duration counts from the start, and a past moment does not wait", async (t) => {
  const { arrivals, isOver } = await playCalls([
    { wait: "10m" },
    { at: "30m" },
    MARKER_CALL,
    { at: "5m" },
    MARKER_CALL,
    { wait: "1m" },
    { at: "1h" },
    MARKER_CALL,
  ]);
  t.strictSame([arrivals, isOver], [[1_800, 1_800, 3_600], true]);
});

test("a time of day is the next such time, or the present instant", async (t) => {
  t.strictSame((await playCalls([{ at: "09:30" }, MARKER_CALL, { at: "08:00" }, MARKER_CALL])).arrivals, [
    1_800,
    23 * 3_600,
  ]);
  t.strictSame((await playCalls([{ at: "09:00" }, MARKER_CALL, { at: "24:00" }, MARKER_CALL])).arrivals, [
    0,
    15 * 3_600,
  ]);
});

test("a time of day is in the center's time zone", async (t) => {
  const steps = [{ at: "18:00" }, MARKER_CALL];
  t.strictSame((await playCalls(steps, { timeZone: "Asia/Shanghai" })).arrivals, [3_600]);
  t.strictSame((await playCalls(steps, { timeZone: "America/New_York" })).arrivals, [14 * 3_600]);
});

test("a time of day in a repeat comes once a day", async (t) => {
  const { arrivals } = await playCalls([{ repeat: { steps: [{ at: "09:00" }, MARKER_CALL] } }], {
    seconds: 3 * DAY_SECONDS,
  });
  t.strictSame(arrivals, [0, DAY_SECONDS, 2 * DAY_SECONDS, 3 * DAY_SECONDS]);
});

test("a time of day also comes once on days with 23 or 25 hours", async (t) => {
  const { rowsOf } = await playScenario([{ repeat: { steps: [{ at: "09:00" }, MARKER_CALL] } }], {
    seconds: 294 * DAY_SECONDS,
    center: { timeZone: "Europe/Berlin" },
  });
  const arrivals = rowsOf("callArrived").map(([at]) => new Date(START + Number(at) * 1_000).toISOString());
  t.strictSame(
    arrivals.filter((at) => /^2026-(03-(28|29|30)|10-(24|25|26))/.test(at)),
    [
      "2026-03-28T08:00:00.000Z",
      "2026-03-29T07:00:00.000Z",
      "2026-03-30T07:00:00.000Z",
      "2026-10-24T07:00:00.000Z",
      "2026-10-25T08:00:00.000Z",
      "2026-10-26T08:00:00.000Z",
    ],
  );
});
