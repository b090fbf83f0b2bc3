// Tests of rates by the time of day: the period of an instant, or the next one.
import { test } from "tap";
import { findRatePeriod, type Rate } from "../../../src/scenario/traffic/rate.ts";

const HOUR_MS = 3_600_000;
const DAYTIME: Rate = [
  { from: 8 * HOUR_MS, to: 12 * HOUR_MS, callsPerHour: 40 },
  { from: 12 * HOUR_MS, to: 24 * HOUR_MS, callsPerHour: 5 },
];
const NIGHT: Rate = [{ from: 2 * HOUR_MS, to: 3 * HOUR_MS, callsPerHour: 7 }];

const ROWS: [
  what: string,
  at: string,
  rate: Rate,
  zone: string,
  ...period: [from: string, until: string, rate: number],
][] = [
  ["the span of an instant", "2026-01-05T09:00Z", DAYTIME, "UTC", "2026-01-05T08:00Z", "2026-01-05T12:00Z", 40],
  ["the next span at the end of one", "2026-01-05T12:00Z", DAYTIME, "UTC", "2026-01-05T12:00Z", "2026-01-06T00:00Z", 5],
  [
    "the first span of the day before its start",
    "2026-01-06T00:00Z",
    DAYTIME,
    "UTC",
    "2026-01-06T08:00Z",
    "2026-01-06T12:00Z",
    40,
  ],
  [
    "the span on the day of another time zone",
    "2026-01-05T23:30Z",
    DAYTIME,
    "Asia/Shanghai",
    "2026-01-06T00:00Z",
    "2026-01-06T04:00Z",
    40,
  ],
  [
    "the first span of the next day after the last one",
    "2026-01-05T04:00Z",
    NIGHT,
    "UTC",
    "2026-01-06T02:00Z",
    "2026-01-06T03:00Z",
    7,
  ],
  [
    "a span of the next day if a clock change skips it",
    "2026-03-29T00:30Z",
    NIGHT,
    "Europe/Berlin",
    "2026-03-30T00:00Z",
    "2026-03-30T01:00Z",
    7,
  ],
  [
    "a longer span if an hour is repeated",
    "2026-10-24T12:00Z",
    NIGHT,
    "Europe/Berlin",
    "2026-10-25T00:00Z",
    "2026-10-25T02:00Z",
    7,
  ],
];

for (const [what, at, rate, zone, from, until, callsPerHour] of ROWS) {
  test(`findRatePeriod finds ${what}`, (t) => {
    const period = findRatePeriod(Date.parse(at), rate, zone);
    t.strictSame(period, { from: Date.parse(from), until: Date.parse(until), callsPerHour });
    t.end();
  });
}

test("the period of a constant rate begins at the instant and never ends", (t) => {
  t.strictSame(findRatePeriod(5, 60, "UTC"), { from: 5, until: Number.POSITIVE_INFINITY, callsPerHour: 60 });
  t.end();
});
