// Tests of explanations with changed settings, pins, histories, beginnings and dropped log entries.

import { test } from "tap";
import { backdateSignIn, pinCounters } from "../../src/core/index.ts";
import { LOG_LENGTH } from "../../src/core/model/event-log.ts";
import { openCenter, START } from "../support/center.ts";
import { formatExplanation } from "./explanation-lines.ts";

test("counts from before a change of transfernums keep their explanation", (t) => {
  const stage = openCenter();
  const { center, signIn, call, answer, transfer } = stage;
  for (const agent of [101, 102]) signIn(agent);
  for (const transfernums of ["in", "made"] as const) {
    center.changeSettings({ ...center.settings, transfernums });
    call({ agent: 101 });
    answer(101);
    transfer(101, { agent: 102 });
  }
  const { transfernums, transferoutnums } = formatExplanation(stage, 101);
  t.strictSame(
    { transfernums, transferoutnums },
    {
      transfernums: ["0 transferred: transferred call 1767603600-2 to an agent"],
      transferoutnums: ["0 transferred: transferred call 1767603600-1 to an agent"],
    },
  );
  t.end();
});

test("the explanation of a pinned counter includes the count without the pin", (t) => {
  const { center, signIn, sayBusy, runFor } = openCenter();
  signIn(101);
  sayBusy(101);
  runFor(7);
  center.perform(pinCounters, { agent: 101, set: { busynums: 5, busytime: 99, keepnums: 3 } });
  center.perform(pinCounters, { agent: 101, set: {}, clear: ["keepnums"] });
  const { counts, times } = center.explain(101);
  t.match(
    [counts.busynums, times.busytime, counts.keepnums],
    [
      { value: 5, counted: 1, pinned: { serial: 5, at: START + 7_000 } },
      { value: 99, counted: 7, pinned: { serial: 5, at: START + 7_000 } },
      { value: 0, counted: 0, pinned: undefined },
    ],
  );
  t.end();
});

test("the explanation of a counter includes the past counters of a backdated sign-in", (t) => {
  const { center, signIn, sayBusy, runFor, counted } = openCenter();
  const counters = { ...center.statistics(101), answernums: 12, busynums: 2, busytime: 600 };
  center.perform(backdateSignIn, { agent: 101, past: { since: 3_600_000, counters } });
  runFor(60);
  signIn(101);
  sayBusy(101);
  runFor(30);
  const { counts, times, pastBefore, gone } = center.explain(101);
  t.strictSame([pastBefore, gone], [START + 60_000, 0]);
  t.match(
    [counts.answernums, counts.busynums, times.busytime],
    [
      { value: 12, past: 12, gone: 0, events: { length: 0 } },
      { value: 3, past: 2, gone: 0, events: [{ type: "becameBusy" }] },
      { value: 630, past: 600_000, gone: 0, spans: [{ from: START + 60_000, to: undefined }] },
    ],
  );
  t.strictSame(counted(101), { answernums: 12, busynums: 3, busytime: 630 });
  t.end();
});

test("counting begins with the center, the sign-in or midnight, and states that continue count from then", (t) => {
  const stage = openCenter();
  const { center, signIn, sayBusy, runFor } = stage;
  center.scheduleDayBegin(START + 100_000);
  t.equal(center.explain(101).began, undefined);
  runFor(5);
  signIn(101);
  t.strictSame(center.explain(101).began, { type: "signedIn", serial: 1, at: START + 5_000 });
  sayBusy(101);
  center.changeSettings({ ...center.settings, statisticsSince: "midnight" });
  runFor(125);
  t.strictSame(center.explain(101).began, { type: "dayBegan", serial: 5, at: START + 100_000 });
  t.strictSame(formatExplanation(stage, 101), { busytime: ["100-undefined: was busy"] });
  t.end();
});

test("after the log has dropped events, the explanation has their number and the states that continue", (t) => {
  const stage = openCenter();
  const { center, signIn, call, answer, sayBusy, sayFree, runFor, hangUpAsCustomer } = stage;
  for (const agent of [101, 102, 103]) signIn(agent);
  const id = call({ agent: 101 });
  answer(101);
  sayBusy(102);
  runFor(10);
  for (let i = 0; i < LOG_LENGTH; i++) sayFree(103);
  hangUpAsCustomer(id);
  sayBusy(101);
  runFor(5);
  const [talker, busyAgent] = [center.explain(101), center.explain(102)];
  t.strictSame([talker.began, talker.gone], [{ type: "signedIn", serial: 1, at: START }, 3]);
  t.match(
    [talker.counts.answernums, talker.times.talktime, talker.counts.busynums],
    [
      { value: 1, gone: 1, events: { length: 0 } },
      { value: 10, gone: 10_000, spans: { length: 0 } },
      { value: 1, gone: 0, events: [{ type: "becameBusy" }] },
    ],
  );
  t.match(busyAgent.times.busytime, { value: 15, gone: 0, spans: [{ serial: undefined, from: START, to: undefined }] });
  t.end();
});
