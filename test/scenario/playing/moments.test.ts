// Waiting for a moment: some time after the beginning, or a time of day where the center is.
import { test } from "tap";
import { CALL, run } from "./run.ts";

const DAY = 86_400;

/** When calls came, in seconds since the world began: 2026-01-05T09:00:00Z. */
async function calls(steps: readonly object[], { seconds = 2 * DAY, timeZone = "UTC" } = {}) {
  const { rows, world } = await run(steps, { seconds, center: { timeZone } });
  return { came: rows("callArrived").map(([at]) => at), over: world.player.isOver };
}

test("a duration counts from the beginning, and what is past does not hold anybody up", async (t) => {
  const { came, over } = await calls([
    { wait: "10m" },
    { at: "30m" },
    CALL,
    { at: "5m" },
    CALL,
    { wait: "1m" },
    { at: "1h" },
    CALL,
  ]);
  t.strictSame([came, over], [[1_800, 1_800, 3_600], true]);
});

test("a time of day is the next one, the present moment included", async (t) => {
  t.strictSame((await calls([{ at: "09:30" }, CALL, { at: "08:00" }, CALL])).came, [1_800, 23 * 3_600]);
  t.strictSame((await calls([{ at: "09:00" }, CALL, { at: "24:00" }, CALL])).came, [0, 15 * 3_600]);
});

test("it is read as clocks show it where the center is", async (t) => {
  const steps = [{ at: "18:00" }, CALL];
  t.strictSame((await calls(steps, { timeZone: "Asia/Shanghai" })).came, [3_600]);
  t.strictSame((await calls(steps, { timeZone: "America/New_York" })).came, [14 * 3_600]);
});

test("in rounds it comes once a day", async (t) => {
  const { came } = await calls([{ repeat: { steps: [{ at: "09:00" }, CALL] } }], { seconds: 3 * DAY });
  t.strictSame(came, [0, DAY, 2 * DAY, 3 * DAY]);
});

test("days that are not 24 hours long are no exception", async (t) => {
  const { rows } = await run([{ repeat: { steps: [{ at: "09:00" }, CALL] } }], {
    seconds: 85 * DAY,
    center: { timeZone: "Europe/Berlin" },
  });
  const last = rows("callArrived").map(([at]) => new Date(1_767_603_600_000 + Number(at) * 1_000).toISOString());
  t.strictSame(last.slice(-4), [
    "2026-03-28T08:00:00.000Z",
    "2026-03-29T07:00:00.000Z",
    "2026-03-30T07:00:00.000Z",
    "2026-03-31T07:00:00.000Z",
  ]);
});
