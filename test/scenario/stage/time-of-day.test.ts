// Tests of times of day in time zones of every kind, on ordinary days and on days with a clock change.
import { test } from "tap";
import { dayOf, findNextTime, instantOf } from "../../../src/scenario/stage/time-of-day.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const TIMES: readonly (readonly [zone: string, day: string, hours: number, at: string, what: string])[] = [
  ["UTC", "2026-01-05", 8.5, "2026-01-05T08:30:00.000Z", "an ordinary day"],
  ["UTC", "2026-01-05", 24, "2026-01-06T00:00:00.000Z", "the end of a day"],
  ["Europe/Berlin", "2026-01-05", 9, "2026-01-05T08:00:00.000Z", "a zone that is an hour ahead of UTC"],
  ["America/Los_Angeles", "2026-01-05", 20, "2026-01-06T04:00:00.000Z", "a time that is on the next day in UTC"],
  ["Asia/Kathmandu", "2026-01-05", 0, "2026-01-04T18:15:00.000Z", "an offset of a quarter hour"],
  ["Europe/Berlin", "2026-03-29", 2.5, "2026-03-29T01:00:00.000Z", "a time that the clock change skips"],
  ["Europe/Berlin", "2026-03-29", 3, "2026-03-29T01:00:00.000Z", "the instant of the clock change"],
  ["Europe/Berlin", "2026-03-29", 9, "2026-03-29T07:00:00.000Z", "a time after the clock change"],
  ["Europe/Berlin", "2026-10-25", 2.5, "2026-10-25T00:30:00.000Z", "a time that the clock change repeats"],
  ["Europe/Berlin", "2026-10-25", 24, "2026-10-25T23:00:00.000Z", "the end of a day of 25 hours"],
  ["America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00:00.000Z", "a day that begins at 1:00"],
  ["Australia/Lord_Howe", "2026-10-04", 2.25, "2026-10-03T15:30:00.000Z", "a clock change of half an hour"],
];

for (const [zone, day, hours, at, what] of TIMES) {
  test(`the instant of a time of day in ${zone} is correct for ${what}`, (t) => {
    t.equal(new Date(instantOf(Date.parse(day) / DAY_MS, hours * HOUR_MS, zone)).toISOString(), at);
    t.end();
  });
}

test("the day of an instant is the one in the time zone", (t) => {
  const isoDayOf = (at: string, zone: string) =>
    new Date(dayOf(Date.parse(at), zone) * DAY_MS).toISOString().slice(0, 10);
  t.strictSame(
    [
      isoDayOf("2026-01-05T23:59:59.999Z", "UTC"),
      isoDayOf("2026-01-05T23:00:00Z", "Europe/Berlin"),
      isoDayOf("2026-01-05T07:59:59.999Z", "America/Los_Angeles"),
      isoDayOf("2011-12-30T10:00:00Z", "Pacific/Apia"),
    ],
    ["2026-01-05", "2026-01-06", "2026-01-04", "2011-12-31"],
  );
  t.end();
});

test("a time of day comes once a day, even when the clock changes", (t) => {
  const listNextTimes = (from: string, hours: number, zone: string, count: number) => {
    const found: string[] = [];
    for (let at = Date.parse(from); found.length < count; at++) {
      at = findNextTime(at, hours * HOUR_MS, zone);
      found.push(new Date(at).toISOString().slice(0, 16));
    }
    return found;
  };
  t.same(listNextTimes("2026-10-24T12:00:00Z", 2.5, "Europe/Berlin", 2), ["2026-10-25T00:30", "2026-10-26T01:30"]);
  // The start is between the two 02:30, so the time of this day is past.
  t.same(listNextTimes("2026-10-25T01:10:00Z", 2.5, "Europe/Berlin", 1), ["2026-10-26T01:30"]);
  t.same(listNextTimes("2026-03-28T12:00:00Z", 2.5, "Europe/Berlin", 2), ["2026-03-29T01:00", "2026-03-30T00:30"]);
  t.same(listNextTimes("2026-10-24T12:00:00Z", 24, "Europe/Berlin", 3), [
    "2026-10-24T22:00",
    "2026-10-25T23:00",
    "2026-10-26T23:00",
  ]);
  t.end();
});

test("the first instant of a time of day is found on every day of a year", (t) => {
  const first = Date.UTC(2026, 0, 1) / DAY_MS;
  const wrong: string[] = [];
  for (const zone of ["Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca"]) {
    const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
    for (let day = first; day < first + 365; day++) {
      for (const hours of [0, 2.25, 12, 23.75]) {
        const at = instantOf(day, hours * HOUR_MS, zone);
        const shown = `${String(Math.floor(hours)).padStart(2, "0")}:${String((hours % 1) * 60).padStart(2, "0")}`;
        const isReached = dayOf(at, zone) === day && time.format(at) >= shown;
        const isFirst = dayOf(at - 1, zone) < day || time.format(at - 1) < shown;
        if (!isReached || !isFirst) wrong.push(`${zone}, day ${day}, ${hours}`);
      }
    }
  }
  t.strictSame(wrong, []);
  t.end();
});
