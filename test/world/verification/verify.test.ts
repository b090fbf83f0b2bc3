// Tests of verifications: which pass, their near misses, and waiting for requests.

import { test } from "tap";
import { waitForNextTurn } from "../../../src/runtime/time.ts";
import { JOURNAL_LENGTH } from "../../../src/world/journal/journal-ring.ts";
import { describeNearMiss, findVerdict, type Verdict } from "../../../src/world/verification/verdict.ts";
import {
  readVerification,
  type Verification,
  verificationShape,
} from "../../../src/world/verification/verification.ts";
import { MANUAL_START, type World } from "../../../src/world/world.ts";
import { openWorld } from "../../support/gateway.ts";
import { FakeWall } from "../../support/wall.ts";

type Sequence = Extract<Verification, { sequence: unknown }>["sequence"];

/** A request, with its retcode if it has been answered. */
type Row = readonly [operation: string, agent?: string, retcode?: string];

/** Records requests, each with its answer if it has one. */
function recordRequests(world: World, ...rows: readonly Row[]): void {
  for (const [operation, agent = "101", retcode] of rows) {
    const number = world.journal.open(operation, "GET", "/", agent);
    if (retcode !== undefined) world.journal.close(number, operation, retcode, 200, world.wallTime);
  }
}

/** Opens a world with these requests in its journal. */
async function openWithRequests(...rows: readonly Row[]) {
  const wall = new FakeWall(MANUAL_START);
  const world = await openWorld({ wall });
  recordRequests(world, ...rows);
  return { wall, world };
}

/** Returns the verdict of a verification. */
function readVerdict(world: World, written: Verification): Promise<Verdict> {
  return findVerdict(world.journal, world.wall, readVerification(verificationShape.parse(written)));
}

/** Returns the verdict of a verification that passes. If it fails, throws an Error with its sentence and a line for each near miss. */
async function verify(world: World, written: Verification): Promise<Verdict> {
  const verdict = await readVerdict(world, written);
  if (verdict.passed) return verdict;
  throw new Error([verdict.sentence, ...verdict.nearMisses.map((miss) => `  ${describeNearMiss(miss)}`)].join("\n"));
}

/** Returns the numbers of the requests that fit a verification. */
const listNumbers = ({ matches }: Verdict): readonly number[] => matches.map(({ number }) => number);

/** Returns the lines of a failed verification. */
async function listFailureLines(world: World, written: Verification): Promise<string[]> {
  const error = await verify(world, written).then(
    () => new Error("It passed."),
    (thrown: Error) => thrown,
  );
  return error.message.split("\n");
}

const MORNING: readonly Row[] = [
  ["login", "101", "0"],
  ["queryCallStatisticsInfo", "101", "0"],
  ["queryCallStatisticsInfo", "102", "100-006"],
  ["queryCallStatisticsInfo", "101", "0"],
  ["hold", "101"],
];

test("a passed verification returns the requests that fit", async (t) => {
  const { world } = await openWithRequests(...MORNING);
  const { sentence, matches, forgotten } = await verify(world, { operation: "queryCallStatisticsInfo", agent: 101 });
  t.equal(sentence, "agent 101 requested queryCallStatisticsInfo: expected at least once, found 2 times");
  t.strictSame(
    matches.map(({ number, agent, retcode, phase }) => [number, agent, retcode, phase]),
    [
      [2, "101", "0", "answered"],
      [4, "101", "0", "answered"],
    ],
  );
  t.equal(forgotten, 0);
});

for (const [times, passes] of [
  [2, true],
  [1, false],
  [3, false],
  [{ min: 2 }, true],
  [{ min: 3 }, false],
  [{ max: 2 }, true],
  [{ max: 1 }, false],
  [{ min: 1, max: 2 }, true],
  [0, false],
] as const) {
  test(`times ${JSON.stringify(times)} ${passes ? "passes" : "fails"} after two requests`, async (t) => {
    const { world } = await openWithRequests(...MORNING);
    const written = { operation: "queryCallStatisticsInfo", retcode: "0", times } as const;
    t.equal((await readVerdict(world, written)).passed, passes);
  });
}

test("a request counts as soon as it is received, or when it is answered if the retcode matters", async (t) => {
  const { world } = await openWithRequests(...MORNING);
  t.equal((await verify(world, { operation: "hold" })).matches.length, 1);
  t.same((await listFailureLines(world, { operation: "hold", retcode: "0" })).slice(0, 2), [
    "a client requested hold and got 0: expected at least once, found 0 times",
    "  agent 101 requested hold and has no answer yet (as request 5)",
  ]);
  world.journal.abort(5, "hold");
  t.equal(
    (await listFailureLines(world, { operation: "hold", retcode: "0" }))[1],
    "  agent 101 requested hold and closed the connection before the answer (as request 5)",
  );
});

test("near misses are requests with a different answer, of another agent or of another operation, in this order", async (t) => {
  const { world } = await openWithRequests(
    ["queryCallInfo", "101", "0"],
    ["queryCallInfo", "101", "0"],
    ["queryCallInfo", "102", "0"],
    ["login", "101", "0"],
    ["queryCallStatisticsInfo", "101", "100-006"],
    ["queryCallStatisticsInfo", "102", "0"],
    ["queryCallInfo", "101", "100-006"],
  );
  t.same(await listFailureLines(world, { operation: "queryCallStatisticsInfo", agent: 101, retcode: "0" }), [
    "agent 101 requested queryCallStatisticsInfo and got 0: expected at least once, found 0 times",
    "  agent 101 requested queryCallStatisticsInfo and got 100-006, not 0 (as request 5)",
    "  agent 102, not agent 101, requested queryCallStatisticsInfo (as request 6)",
    "  agent 101 requested queryCallInfo, not queryCallStatisticsInfo (2 times, the last as request 2)",
    "  agent 101 requested login, not queryCallStatisticsInfo (as request 4)",
    "  agent 101 requested queryCallInfo, not queryCallStatisticsInfo, and got 100-006, not 0 (as request 7)",
  ]);
});

test("there are no near misses for too many requests; for too few, similar operations come first", async (t) => {
  const { world } = await openWithRequests(["getAgentStatus"], ["login"], ["login"]);
  t.same(await listFailureLines(world, { operation: "login", times: 1 }), [
    "a client requested login: expected once, found 2 times",
  ]);
  const [, first] = await listFailureLines(world, { operation: "getAgentEvent" });
  t.equal(first, "  agent 101 requested getAgentStatus, not getAgentEvent (as request 1)");
});

test("a sequence passes in the order of receipt, with other requests between", async (t) => {
  const { world } = await openWithRequests(
    ["hold", "102"],
    ["hold", "101", "0"],
    ["login", "103"],
    ["getHold", "101", "0"],
  );
  const sequence: Sequence = [{ operation: "hold" }, { operation: "getHold" }];
  const verdict = await verify(world, { sequence, agent: 101 });
  t.same([verdict.sentence, listNumbers(verdict)], ["all 2 requests were received in this order", [2, 4]]);
  t.same(listNumbers(await verify(world, { sequence })), [1, 4]);
  const byBoth: Sequence = [{ operation: "hold", agent: 102 }, { operation: "hold" }];
  t.same(listNumbers(await verify(world, { sequence: byBoth, agent: 101 })), [1, 2]);
});

test("a failed sequence reports its first missing request and near misses", async (t) => {
  const { world } = await openWithRequests(
    ["getHold", "101", "0"],
    ["hold", "101", "0"],
    ["hold", "102", "0"],
    ["release", "101", "0"],
  );
  const sequence: Sequence = [{ operation: "hold" }, { operation: "getHold" }, { operation: "release" }];
  t.same(await listFailureLines(world, { sequence, agent: 101 }), [
    "request 2 of 3 was not received after agent 101 requested hold and got 0 (request 2 of the journal): agent 101 requested getHold",
    "  agent 101 requested getHold before hold (as request 1)",
    "  agent 101 requested release, not getHold (as request 4)",
  ]);
  t.same(await listFailureLines(world, { sequence: [{ operation: "login" }], agent: 102 }), [
    "request 1 of 1 was not received: agent 102 requested login",
    "  agent 102 requested hold, not login (as request 3)",
  ]);
  t.same(await listFailureLines(world, { sequence: [{ operation: "release" }, { operation: "release" }] }), [
    "request 2 of 2 was not received after agent 101 requested release and got 0 (request 4 of the journal): a client requested release",
    "  agent 101 requested release only once (as request 4)",
  ]);
});

test("a verification waits, and passes with the request that completes it", async (t) => {
  const { world, wall } = await openWithRequests(["login", "101", "0"]);
  const passing = verify(world, { operation: "login", retcode: "0", times: 2, within: "2s" });
  wall.advance(1_000);
  recordRequests(world, ["login", "102"], ["hold", "101", "0"]);
  t.equal(wall.armed, 1);
  world.journal.close(2, "login", "0", 200, world.wallTime);
  t.same(listNumbers(await passing), [1, 2]);
  t.equal(wall.armed, 0);
});

test("a sequence also waits", async (t) => {
  const { world, wall } = await openWithRequests(["hold"]);
  const passing = verify(world, { sequence: [{ operation: "hold" }, { operation: "getHold" }], within: "2s" });
  recordRequests(world, ["login"], ["getHold"]);
  t.same(listNumbers(await passing), [1, 3]);
  t.equal(wall.armed, 0);
});

test("a verification fails when its time is up, and not before", async (t) => {
  const { world, wall } = await openWithRequests();
  let lines: string[] | undefined;
  const failing = listFailureLines(world, { operation: "login", within: "2s" }).then((found) => {
    lines = found;
  });
  recordRequests(world, ["hold"]);
  wall.advance(1_999);
  await waitForNextTurn();
  t.equal(lines, undefined);
  wall.advance(1);
  await failing;
  t.same(lines, [
    "a client requested login: expected at least once, found 0 times",
    "  agent 101 requested hold, not login (as request 1)",
  ]);
});

test("an outcome that is already certain is returned immediately", async (t) => {
  const { world, wall } = await openWithRequests(["login"]);
  await verify(world, { operation: "login", within: "2s" });
  await listFailureLines(world, { operation: "login", times: 0, within: "2s" });
  t.strictSame(wall.waits, []);
  const passing = verify(world, { operation: "login", times: { min: 3, max: 3 }, within: "2s" });
  recordRequests(world, ["login"], ["login"]);
  t.equal(wall.armed, 0);
  t.equal((await passing).matches.length, 3);
});

test("a signal ends the wait with the present outcome", async (t) => {
  const { world, wall } = await openWithRequests();
  const request = new AbortController();
  const wanted = [{ operation: "login", agent: undefined, retcode: undefined }] as const;
  const verdict = findVerdict(world.journal, world.wall, { wanted, times: { min: 1 }, within: 2_000 }, request.signal);
  request.abort();
  t.match(await verdict, { passed: false, matches: { length: 0 } });
  t.equal(wall.armed, 0);
});

test("the sentence has the number of discarded entries", async (t) => {
  const { world } = await openWithRequests(["login"], ...Array<Row>(JOURNAL_LENGTH).fill(["hold"]));
  t.equal(
    (await listFailureLines(world, { operation: "login" }))[0],
    "a client requested login: expected at least once, found 0 times; the journal has discarded its first entry unchecked",
  );
  t.equal((await verify(world, { operation: "login", times: 0 })).forgotten, 1);
});
