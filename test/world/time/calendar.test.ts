// Tests of midnight in various time zones.
import { test } from "tap";
import { findLastMidnight, findNextMidnight } from "../../../src/world/time/calendar.ts";

const MIDNIGHTS: readonly (readonly [zone: string, after: string, next: string, why: string])[] = [
  ["UTC", "2026-01-05T09:00:00.000Z", "2026-01-06T00:00:00.000Z", "an ordinary day"],
  ["UTC", "2026-01-05T23:59:59.999Z", "2026-01-06T00:00:00.000Z", "its last millisecond"],
  ["UTC", "2026-01-06T00:00:00.000Z", "2026-01-07T00:00:00.000Z", "midnight itself belongs to the new day"],
  ["UTC", "2026-12-31T12:00:00.000Z", "2027-01-01T00:00:00.000Z", "the last day of a year"],
  ["UTC", "2028-02-28T12:00:00.000Z", "2028-02-29T00:00:00.000Z", "before a leap day"],
  ["Asia/Shanghai", "2026-01-05T09:00:00.000Z", "2026-01-05T16:00:00.000Z", "eight hours ahead"],
  ["America/Los_Angeles", "2026-01-05T09:00:00.000Z", "2026-01-06T08:00:00.000Z", "eight hours behind"],
  ["Asia/Kathmandu", "2026-01-05T09:00:00.000Z", "2026-01-05T18:15:00.000Z", "an offset of a quarter-hour"],
  ["Europe/Berlin", "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z", "a day of 23 hours"],
  ["Europe/Berlin", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z", "a day of 25 hours"],
  ["America/Sao_Paulo", "2018-11-03T12:00:00.000Z", "2018-11-04T03:00:00.000Z", "a day that begins at 1:00"],
  [
    "America/Sao_Paulo",
    "2018-02-17T12:00:00.000Z",
    "2018-02-18T03:00:00.000Z",
    "after a day whose last hour occurs twice",
  ],
  ["Pacific/Apia", "2011-12-30T09:59:59.999Z", "2011-12-30T10:00:00.000Z", "the time zone skips a day"],
];

for (const [zone, after, next, why] of MIDNIGHTS) {
  test(`the next midnight in ${zone} is found: ${why}`, (t) => {
    t.equal(new Date(findNextMidnight(Date.parse(after), zone)).toISOString(), next);
    t.equal(new Date(findLastMidnight(Date.parse(next), zone)).toISOString(), next, "the day that begins then");
    t.equal(new Date(findLastMidnight(Date.parse(next) + 12_345_678, zone)).toISOString(), next, "and hours later");
    t.end();
  });
}

test("a leap year has one midnight per day", (t) => {
  for (const zone of ["Europe/Berlin", "Australia/Lord_Howe"]) {
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
    let at = Date.parse("2028-01-01T12:00:00Z");
    for (let i = 0; i < 366; i++) {
      const next = findNextMidnight(at, zone);
      if (day.format(next - 1) !== day.format(at) || day.format(next) === day.format(at)) t.fail(`${zone} ${at}`);
      at = next;
    }
    t.equal(day.format(at), "2029-01-01", zone);
  }
  t.end();
});
