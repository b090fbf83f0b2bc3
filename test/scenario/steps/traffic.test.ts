// Tests of the step `traffic`: when customers call, by rate and by time of day.
import { test } from "tap";
import { playSteps } from "./play-steps.ts";

const HOUR_SECONDS = 3_600;

/** Plays traffic. Returns when calls arrived, in seconds since the start, Monday 9:00 in UTC. */
async function playArrivals(traffic: object, hours: number, center: object = {}): Promise<number[]> {
  const { rowsOf, reports } = await playSteps(
    [{ traffic: { queue: 25, talk: "1s", ...traffic } }],
    hours * HOUR_SECONDS,
    center,
  );
  if (reports.length > 0) throw new Error(reports.join("\n"));
  return rowsOf("callArrived").map(([at]) => at);
}

/** Counts the calls in each hour. */
const countByHour = (times: readonly number[], hours: number) =>
  Array.from({ length: hours }, (_, hour) => times.filter((at) => Math.floor(at / HOUR_SECONDS) === hour).length);

/** Reads spans of the day, each written as start, end and calls per hour. */
const readSpans = (...written: string[]) =>
  written.map((span) => {
    const [from, to, rate] = span.split(" ");
    return { from, to, rate: Number(rate) };
  });

test("the number of calls follows the spans of the day, without calls outside of them", async (t) => {
  const callsPerHour = readSpans("08:00 10:00 100", "10:00 11:00 300", "13:00 14:30 200");
  const counts = countByHour(await playArrivals({ callsPerHour }, 24), 24);
  /** Returns the expected count if the count is near it, and the count itself otherwise. */
  const replaceIfNear = (count: number | undefined, expected: number) =>
    Math.abs((count ?? 0) - expected) < 4 * Math.sqrt(expected) ? expected : count;
  t.strictSame(
    [
      replaceIfNear(counts[0], 100),
      replaceIfNear(counts[1], 300),
      counts[2],
      counts[3],
      replaceIfNear(counts[4], 200),
      replaceIfNear(counts[5], 100),
    ],
    [100, 300, 0, 0, 200, 100],
  );
  // There are no calls in the rest of the day. The last hour is the first one of the spans on the next day.
  t.strictSame([...counts.slice(6, 23), replaceIfNear(counts[23], 100)], [...new Array(17).fill(0), 100]);
});

test("all calls arrive between start and end of a span", async (t) => {
  const times = await playArrivals({ callsPerHour: readSpans("10:30 11:00 2000") }, 48);
  const day = 24 * HOUR_SECONDS;
  const [first, second] = [times.filter((at) => at < day), times.filter((at) => at >= day)];
  for (const [times, begin] of [
    [first, 1.5 * HOUR_SECONDS],
    [second, day + 1.5 * HOUR_SECONDS],
  ] as const) {
    t.ok(times.length > 800);
    t.ok(times.every((at) => at >= begin && at < begin + HOUR_SECONDS / 2));
  }
});

test("the spans are in the center's time zone", async (t) => {
  const callsPerHour = readSpans("18:00 19:00 500");
  const berlin = await playArrivals({ callsPerHour }, 24, { timeZone: "Europe/Berlin" });
  t.ok(berlin.length > 400 && berlin.every((at) => at >= 8 * HOUR_SECONDS && at < 9 * HOUR_SECONDS));
  const losAngeles = await playArrivals({ callsPerHour }, 24, { timeZone: "America/Los_Angeles" });
  t.ok(losAngeles.length > 400 && losAngeles.every((at) => at >= 17 * HOUR_SECONDS && at < 18 * HOUR_SECONDS));
});

test("the gaps between calls in a span are distributed exponentially", async (t) => {
  const times = await playArrivals({ callsPerHour: readSpans("00:00 12:00 1200") }, 3);
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
  const shareAbove = (least: number) => gaps.filter((gap) => gap > least).length / gaps.length;
  const [aboveMedian, aboveTwiceMean] = [shareAbove(3 * Math.LN2), shareAbove(6)];
  t.ok(Math.abs(aboveMedian - 0.5) < 0.03, `${aboveMedian} of the gaps are above the median`);
  t.ok(Math.abs(aboveTwiceMean - Math.exp(-2)) < 0.02, `${aboveTwiceMean} of the gaps are above twice the mean`);
});

test("the same seed gives the same callers, and a constant rate equals a span of the whole day", async (t) => {
  const callsPerHour = readSpans("08:00 10:00 100", "13:00 14:30 200");
  t.strictSame(await playArrivals({ callsPerHour }, 24), await playArrivals({ callsPerHour }, 24));
  t.strictSame(
    await playArrivals({ callsPerHour: readSpans("00:00 24:00 60") }, 5),
    await playArrivals({ callsPerHour: 60 }, 5),
  );
});

test("traffic schedules and makes no calls after its end", async (t) => {
  for (const callsPerHour of [600, readSpans("08:00 18:00 600")]) {
    const times = await playArrivals({ callsPerHour, for: "90m" }, 12);
    t.ok(times.length > 700 && times.every((at) => at <= 1.5 * HOUR_SECONDS));
  }
  const { center } = await playSteps([{ traffic: { queue: 26, callsPerHour: 1, talk: "1s", for: "1s" } }], 2);
  t.equal(center.nextAt, Number.POSITIVE_INFINITY);
});

test("traffic to a queue can have a gap with any distribution", async (t) => {
  t.strictSame(await playArrivals({ gap: "20m" }, 1), [1_200, 2_400, 3_600]);
  const listed = await playArrivals({ gap: ["10s", "30s"] }, 1);
  const gaps = listed.map((at, i) => at - (listed[i - 1] ?? 0));
  t.strictSame([...new Set(gaps)].sort(), [10, 30]);
  const spread = await playArrivals({ gap: { p50: "10s", p95: "40s" } }, 5);
  const sorted = spread.map((at, i) => at - (spread[i - 1] ?? 0)).sort((a, b) => a - b);
  t.ok(Math.abs((sorted[Math.floor(sorted.length / 2)] ?? 0) - 10) < 1);
});

test("the ring and talk times of outside numbers can be distributions", async (t) => {
  const callOut = { callOut: { agent: 201, to: { number: "1370001" } } };
  const { eventsOf, rowsOf } = await playSteps([{ repeat: { times: 200, every: "5m", steps: [callOut] } }], 200 * 300, {
    numbers: [{ number: "137*", does: "answer", ring: ["2s", "9s"], talk: { p50: "30s", p95: "2m" } }],
  });
  const dialed = rowsOf("callDialed").map(([at]) => at);
  const answered = rowsOf("outsideAnswered").map(([at]) => at);
  const rings = answered.map((at, i) => at - (dialed[i] ?? 0));
  t.strictSame([...new Set(rings)].sort(), [2, 9]);
  const talks = rowsOf("otherSideLeft")
    .map(([at], i) => at - (answered[i] ?? 0))
    .sort((a, b) => a - b);
  t.ok(Math.abs((talks[100] ?? 0) - 30) < 6, `${talks[100]} is the median`);
  t.equal(eventsOf("outsideAnswered").length, 200);
});
