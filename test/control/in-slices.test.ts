// Tests that long answers are built and written in slices, so that the event loop stays free for other work.

import { test } from "tap";
import { buildAnswerInSlices, writeEach } from "../../src/control/in-slices.ts";
import { NO_FACTS } from "../../src/world/findings/kind.ts";
import { twoPolls } from "../../src/world/findings/kinds/two-polls-at-once.ts";
import { JOURNAL_LENGTH } from "../../src/world/journal/journal-ring.ts";
import { processSlices } from "../../src/world/time/slices.ts";
import { Abandoned } from "../../src/world/time/turns.ts";
import { countTurns } from "../support/counted-turns.ts";
import { openControlApi } from "./control-api.ts";

/** Does work. Returns its result and the number of queued slices that ran. */
async function countSlices<T>(work: () => Promise<T>): Promise<{ result: T; slices: number }> {
  const { add } = processSlices;
  let slices = 0;
  processSlices.add = (slice) =>
    add.call(processSlices, () => {
      slices++;
      return slice();
    });
  try {
    const result = await work();
    return { result, slices };
  } finally {
    processSlices.add = add;
  }
}

/** Yields numbers, each after a millisecond of work, so that a long list takes more than one slice. */
function* yieldSlowly(count: number): Generator<number> {
  for (let i = 0; i < count; i++) {
    for (const until = performance.now() + 1; performance.now() < until; );
    yield i;
  }
}

test("a long list is built in several slices, and its bytes are its JSON", async (t) => {
  function* work() {
    return { list: yield* writeEach(yieldSlowly(200), (n) => (n % 2 === 0 ? { n } : undefined)) };
  }
  const { result, turns } = await countTurns(() =>
    buildAnswerInSlices("list", work(), () => new AbortController().signal),
  );
  const list = Array.from({ length: 100 }, (_, i) => ({ n: 2 * i }));
  t.strictSame(result.body, { list });
  t.equal(Buffer.concat((await result.segments?.()) ?? []).toString(), JSON.stringify({ list }));
  t.ok(turns >= 3, `${turns} turns`);
});

test("a list is abandoned when its client disconnects", async (t) => {
  const request = new AbortController();
  let made = 0;
  function* work() {
    return { list: yield* writeEach(yieldSlowly(1_000), () => ++made) };
  }
  const answering = buildAnswerInSlices("list of calls", work(), () => request.signal);
  request.abort();
  await t.rejects(answering, new Abandoned("list of calls"));
  t.ok(made < 1_000, `${made} were made`);
});

test("ten thousand journal entries or findings are answered in several slices", async (t) => {
  const { send, world } = await openControlApi();
  for (let i = 0; i < JOURNAL_LENGTH; i++) world.journal.open("hold", "PUT", `/voicecall/101/hold?n=${i}`, "101");
  for (let agent = 1; agent <= 10_000; agent++) world.findings.add(twoPolls, agent, agent, NO_FACTS);
  const journal = await countSlices(() => send("GET", "/worlds/default/journal"));
  const findings = await countSlices(() => send("GET", "/worlds/default/findings"));
  t.strictSame([journal.result.body.entries.length, findings.result.body.findings.length], [10_000, 10_000]);
  t.strictSame([journal.result.body.entries[0].number, journal.result.body.entries.at(-1).number], [1, 10_000]);
  t.ok(journal.slices >= 1, `the journal: ${journal.slices} later slices`);
  t.ok(findings.slices >= 1, `the findings: ${findings.slices} later slices`);
});

test("the OpenAPI document is built in several slices", async (t) => {
  const { send } = await openControlApi();
  const { result, slices } = await countSlices(() => send("GET", "/openapi.json"));
  t.equal(result.body.openapi, "3.1.0");
  t.ok(slices >= 1, `${slices} later slices`);
});

test("a list of many agents has all of them at one instant, also if one changes while the list is built", async (t) => {
  const { send } = await openControlApi();
  const scenario = { center: { queues: [{ id: 25 }], agents: [{ ids: "101-5100", queues: [25] }] } };
  await send("POST", "/worlds", { name: "large", clock: "manual", scenario });
  // The change is sent after the list has begun, because otherwise it could overtake the request for the list.
  const { add } = processSlices;
  let changing: Promise<unknown> | undefined;
  processSlices.add = (slice) => {
    processSlices.add = add;
    changing = send("PATCH", "/worlds/large/agents/5100", { signedIn: true });
    return add.call(processSlices, slice);
  };
  const { result, slices } = await countSlices(() => send("GET", "/worlds/large/agents"));
  await changing;
  t.strictSame([result.body.agents.length, result.body.agents.at(-1).state], [5_000, "signedOut"]);
  t.ok(slices >= 1, `${slices} later slices`);
  t.equal((await send("GET", "/worlds/large/agents/5100")).body.state, "idle");
});
