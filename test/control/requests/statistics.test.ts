// Tests of the counters of an agent through the control API, and of the explanation of each.
import { test } from "tap";
import { backdateSignIn, COUNTERS, pinCounters } from "../../../src/core/index.ts";
import { ADA, ADVANCE } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

const BUSY = { signedIn: true, state: "busy" };

test("the 18 counters are in their documented order", async (t) => {
  const { send } = await openControlApi();
  await send("PATCH", ADA, { ...BUSY, statistics: { set: { talktime: 7 } } });
  const { status, body } = await send("GET", `${ADA}/statistics`);
  t.strictSame([status, Object.keys(body), body.busynums, body.talktime], [200, [...COUNTERS], 1, 7]);
  t.strictSame((await send("GET", `${ADA}/statistics?explain=false`)).body, body);
});

test("an explanation lists the events and time spans of a counter", async (t) => {
  const { send } = await openControlApi();
  await send("PATCH", ADA, BUSY);
  await send("POST", ADVANCE, { by: "10500ms" });
  const { body } = await send("GET", `${ADA}/statistics?explain`);
  const { counters, ...rest } = body;
  t.strictSame(Object.keys(counters), [...COUNTERS]);
  t.strictSame(rest, {
    agent: 101,
    now: "2026-01-05T09:00:10.500Z",
    since: { serial: 4, at: "2026-01-05T09:00:00.000Z", type: "signedIn" },
    gone: 0,
    sentence: "counted since the sign-in at 2026-01-05T09:00:00.000Z; the log has all events of the agent since then",
  });
  const uncounted = { counted: 0, pinned: null, past: 0, gone: 0 };
  const at = "2026-01-05T09:00:00.000Z";
  t.strictSame(counters.keepnums, { ...uncounted, value: 0, sentence: "nothing has counted", events: [] });
  t.strictSame(counters.busynums, {
    ...uncounted,
    value: 1,
    sentence: "1 event",
    counted: 1,
    events: [{ serial: 7, at, cause: 1, type: "becameBusy", sentence: "became busy with reason 0" }],
  });
  t.strictSame(counters.busytime, {
    ...uncounted,
    value: 10,
    sentence: "10.5 s in 1 span",
    counted: 10,
    spans: [{ serial: 7, cause: 1, from: at, to: null, seconds: 10.5, state: "busy", calls: [], sentence: "was busy" }],
  });
  t.strictSame((await send("GET", `${ADA}/statistics?explain=true`)).body, body);
});

test("an explanation has the pin of a counter, and the part from the history", async (t) => {
  const { send, center } = await openControlApi();
  center.perform(backdateSignIn, {
    agent: 101,
    past: { since: 3_600_000, counters: { ...center.statistics(101), answernums: 12, busytime: 60 } },
  });
  await send("PATCH", ADA, { ...BUSY, statistics: { set: { busynums: 5 } } });
  const { counters } = (await send("GET", `${ADA}/statistics?explain`)).body;
  t.strictSame(
    [counters.answernums.sentence, counters.busytime.sentence, counters.busynums.sentence, counters.busynums.pinned],
    [
      "12 from the history before 2026-01-05T09:00:00.000Z",
      "60 s from the history before 2026-01-05T09:00:00.000Z, 0 s in 1 span",
      "pinned to 5; without the pin: 1 event",
      { serial: 8, at: "2026-01-05T09:00:00.000Z" },
    ],
  );
});

test("an explanation has the number of events that the log has dropped", async (t) => {
  const { send, center } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true, state: "busy" });
  for (let i = 0; i < 10_000; i++) center.perform(pinCounters, { agent: 102, set: {} });
  const { sentence, gone, counters } = (await send("GET", `${ADA}/statistics?explain`)).body;
  t.strictSame(
    [sentence, gone, counters.busynums.gone, counters.busynums.sentence],
    [
      "counted since the sign-in at 2026-01-05T09:00:00.000Z; the log no longer reaches back to it: 2 events of the agent are gone",
      2,
      1,
      "1 from events that the log has forgotten",
    ],
  );
});

test("an unknown agent is answered with 404, and an invalid query with 400", async (t) => {
  const { send } = await openControlApi();
  t.equal((await send("GET", "/worlds/default/agents/999/statistics?explain")).status, 404);
  const { status, body } = await send("GET", `${ADA}/statistics?explain=yes`);
  t.strictSame(
    [status, body.detail],
    [400, 'explain: "yes" is not a valid choice: use true, false, or `explain` without a value'],
  );
  t.equal((await send("GET", `${ADA}/statistics?explan`)).status, 400);
});

test("a changed statisticsSince applies from the next request on, in the center's time zone", async (t) => {
  const { send } = await openControlApi({ scenario: { center: { agents: [{ id: 101 }], timeZone: "Asia/Shanghai" } } });
  const advance = (by: string) => send("POST", ADVANCE, { by });
  const readBusyTime = async () => (await send("GET", `${ADA}/statistics`)).body.busytime;
  await send("PATCH", ADA, BUSY);
  // Midnight in Shanghai is 16:00 UTC.
  await advance("6h");
  await advance("2h");
  await send("PATCH", ADA, { signedIn: false });
  await send("PATCH", ADA, BUSY);
  await advance("10m");
  t.equal(await readBusyTime(), 600, "since the sign-in at 17:00");
  await send("PATCH", "/worlds/default/settings", { statisticsSince: "midnight" });
  t.equal(await readBusyTime(), 4_200, "since midnight at 16:00");
  const { since, sentence } = (await send("GET", `${ADA}/statistics?explain`)).body;
  t.strictSame(since, { serial: null, at: "2026-01-05T16:00:00.000Z", type: "dayBegan" });
  t.match(sentence, /^counted since midnight at 2026-01-05T16:00:00.000Z; the log has all/);
  await send("PATCH", "/worlds/default/settings", { statisticsSince: "signIn" });
  t.equal(await readBusyTime(), 600);
});
