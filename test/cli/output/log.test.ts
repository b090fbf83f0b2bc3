// Tests of the log: its order after the ready line, its formats, dropped lines and repeated lines.
import { test } from "tap";
import { MAX_BUFFERED_BYTES, openLog } from "../../../src/cli/output/log.ts";
import { FakeWall } from "../../support/wall.ts";

const LINE = { world: "default", operation: "queryCallStatisticsInfo", agent: "101", retcode: "0", ms: 0.20541 };

/** Creates an output whose unread bytes a test can set. */
function createOutput() {
  const out = {
    text: "",
    writableLength: 0,
    write(text: string) {
      out.text += text;
    },
  };
  return out;
}

/** Returns the lines of a log as objects, without their time. */
function parseLines(text: string): unknown[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const { time: _, ...rest } = JSON.parse(line);
      return rest;
    });
}

test("lines before the ready line are written after it", async (t) => {
  const out = createOutput();
  const log = openLog("info", "json", out);
  log.warn("The certificate is in memory only.");
  t.equal(out.text, "");
  log.begin('{"ready":true}');
  log.info("Hello.");
  t.same(parseLines(out.text), [
    { ready: true },
    { level: 40, msg: "The certificate is in memory only." },
    { level: 30, msg: "Hello." },
  ]);
});

test("each request is a line, without the name of the default world", async (t) => {
  const out = createOutput();
  const log = openLog("info", "json", out);
  log.begin("{}");
  log.request?.(LINE);
  log.request?.({ ...LINE, world: "w1", agent: undefined, retcode: "000-002", ms: 12 });
  t.same(parseLines(out.text).slice(1), [
    { level: 30, operation: "queryCallStatisticsInfo", agent: 101, retcode: "0", ms: 0.21 },
    { level: 30, operation: "queryCallStatisticsInfo", retcode: "000-002", ms: 12, world: "w1" },
  ]);
});

test("the format for people has sentences", async (t) => {
  const out = createOutput();
  const log = openLog("info", "pretty", out);
  log.begin("Ready");
  log.request?.(LINE);
  log.request?.({ ...LINE, world: "w1", agent: undefined, retcode: "000-002", ms: 12 });
  log.warn("Look at this.");
  t.same(out.text.replaceAll(/\[[\d:.]+\]/g, "[time]").split("\n"), [
    "Ready",
    "[time] INFO: queryCallStatisticsInfo agent 101 -> 0 (0.21 ms)",
    "[time] INFO: queryCallStatisticsInfo in world w1 -> 000-002 (12.00 ms)",
    "[time] WARN: Look at this.",
    "",
  ]);
});

test("at level debug the line of a request includes its bodies", async (t) => {
  t.same(
    (["info", "debug", "trace"] as const).map((level) => openLog(level, "json", createOutput()).logsBodies),
    [false, true, true],
  );
  const bodies = { request: '{"status":4}', answer: '{"retcode":"0"}' };
  const out = createOutput();
  const log = openLog("debug", "json", out);
  log.begin("{}");
  log.request?.({ ...LINE, ...bodies });
  t.match(parseLines(out.text).slice(1), [bodies]);
  const pretty = createOutput();
  const forPeople = openLog("debug", "pretty", pretty);
  forPeople.begin("Ready");
  forPeople.request?.({ ...LINE, reason: "no call", ...bodies });
  t.match(pretty.text, '-> 0 (0.21 ms): no call, request {"status":4}, answer {"retcode":"0"}\n');
});

test("above level info, requests are not logged, and level silent writes only the ready line", async (t) => {
  t.same(
    (["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const).map(
      (level) => openLog(level, "json", createOutput()).request !== undefined,
    ),
    [true, true, true, false, false, false, false],
  );
  const out = createOutput();
  const log = openLog("silent", "json", out);
  log.begin("Ready");
  log.warn("Look at this.");
  t.equal(out.text, "Ready\n");
});

test("unread lines are dropped and counted", async (t) => {
  const out = createOutput();
  const log = openLog("info", "json", out);
  log.begin("{}");
  out.writableLength = MAX_BUFFERED_BYTES + 1;
  log.info("one");
  log.info("two");
  out.writableLength = 0;
  log.info("three");
  t.same(parseLines(out.text).slice(1), [
    { level: 40, msg: "2 lines were dropped because the output was not read." },
    { level: 30, msg: "three" },
  ]);
});

test("from the sixth equal line in a second on, lines are counted, at increasing intervals", async (t) => {
  const out = createOutput();
  const wall = new FakeWall(0);
  const log = openLog("info", "json", out, { wall });
  log.begin("{}");
  out.text = "";
  const refusal = { ...LINE, retcode: "100-006", reason: "agent 101 is not signed in" };
  for (let second = 0; second < 8; second += 1) {
    for (let i = 0; i < 1_000; i += 1) log.request?.({ ...refusal, ms: i });
    wall.advance(1_000);
  }
  const member = { level: 30, operation: LINE.operation, agent: 101, retcode: "100-006", reason: refusal.reason };
  t.same(parseLines(out.text), [
    ...[0, 1, 2, 3, 4].map((ms) => ({ ...member, ms })),
    { ...member, ms: 999, times: 995 },
    { ...member, ms: 999, times: 2_000 },
    { ...member, ms: 999, times: 4_000 },
  ]);
});

test("pending counts are written at the end, and a quiet period resets them", async (t) => {
  const out = createOutput();
  const wall = new FakeWall(0);
  const log = openLog("warn", "pretty", out, { wall });
  log.begin("Ready");
  out.text = "";
  for (let i = 0; i < 7; i += 1) log.warn("It speaks plain HTTP.");
  log.warn("Another one.");
  wall.advance(1_000);
  wall.advance(10_000);
  t.equal(wall.armed, 0);
  for (let i = 0; i < 6; i += 1) log.warn("It speaks plain HTTP.");
  log.end();
  const line = "[time] WARN: It speaks plain HTTP.";
  t.same(
    out.text
      .replaceAll(/\[[\d:.]+\]/g, "[time]")
      .trimEnd()
      .split("\n"),
    [
      ...Array.from({ length: 5 }, () => line),
      "[time] WARN: Another one.",
      "[time] WARN: It speaks plain HTTP: 2 times more within 1 s",
      ...Array.from({ length: 5 }, () => line),
      "[time] WARN: It speaks plain HTTP: once more within 1 s",
    ],
  );
});

test("more different lines than can be counted are all written", async (t) => {
  const out = createOutput();
  const log = openLog("warn", "json", out, { wall: new FakeWall(0) });
  log.begin("{}");
  for (let i = 0; i < 3_000; i += 1) log.warn(`Line ${i}.`);
  t.equal(parseLines(out.text).length, 3_001);
});
