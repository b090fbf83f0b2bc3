// Tests of the journal's limits: dropped entries, exact totals, and secrets that are never stored.
import fc from "fast-check";
import { test } from "tap";
import { Journal } from "../../../src/world/journal/journal.ts";
import { JOURNAL_LENGTH } from "../../../src/world/journal/journal-ring.ts";
import { createJournal, PATH, recordRequests } from "./journal-of-requests.ts";

test("the newest 10,000 entries are kept, in order", (t) => {
  const { journal } = createJournal();
  recordRequests(journal, ...Array<string>(JOURNAL_LENGTH + 3).fill("101"));
  const numbers = journal.list().map(({ number }) => number);
  t.equal(JOURNAL_LENGTH, 10_000);
  t.equal(journal.count, 10_003);
  t.same([numbers.length, numbers[0], numbers[1], numbers.at(-1)], [10_000, 4, 5, 10_003]);
  t.end();
});

test("a late answer whose slot was reused does not change the new entry", (t) => {
  const { journal, times } = createJournal();
  const slow = journal.open("getAgentEvent", "GET", PATH, "101");
  for (let i = 0; i < JOURNAL_LENGTH; i++) journal.open("sayBusy", "POST", PATH, "102");
  Object.assign(times, { now: 5_040 });
  t.equal(journal.close(slow, "getAgentEvent", "0", 200, 5_000), 40);
  t.equal(journal.list({ retcode: "0" }).length, 0);
  t.hasStrict(journal.listTotals(), [
    { operation: "getAgentEvent", answered: { "0": 1 }, ms: 40 },
    { operation: "sayBusy" },
  ]);
  t.end();
});

test("clearing removes entries and keeps counting; a late answer does not restore a removed entry", (t) => {
  const { journal } = createJournal();
  const slow = journal.open("getAgentEvent", "GET", PATH, "101");
  recordRequests(journal, "102");
  journal.clear();
  journal.close(slow, "getAgentEvent", "0", 200, 5_000);
  t.same([journal.list(), journal.count], [[], 2]);
  recordRequests(journal, "103");
  t.hasStrict(journal.list(), [{ number: 3, agent: "103" }]);
  t.end();
});

test("returned entries are copies", (t) => {
  const { journal } = createJournal();
  const number = journal.open("sayBusy", "POST", PATH, "101");
  const [before] = journal.list();
  journal.close(number, "sayBusy", "0", 200, 5_000);
  t.same([before?.retcode, before?.phase], [undefined, "received"]);
  t.end();
});

test("totals stay exact after entries are dropped or cleared; an answer counts only when it is delivered", (t) => {
  const { journal, times } = createJournal();
  recordRequests(journal, ...Array<string>(JOURNAL_LENGTH + 3).fill("101"));
  times.now = 5_002.5;
  journal.close(journal.open("login", "PUT", PATH, "101"), "login", "100-004", 200, 5_000);
  journal.clear();
  journal.close(journal.open("login", "PUT", PATH, "101"), "login", "0", 200, 5_000);
  const delivered = journal.open("getAgentEvent", "GET", PATH, "101");
  const ms = journal.recordAnswer(delivered, "0", 200, 5_000);
  journal.abort(journal.open("getAgentEvent", "GET", PATH, "102"), "getAgentEvent");
  t.strictSame(journal.listTotals(), [
    { operation: "sayBusy", received: 10_003, answered: { "0": 10_003 }, aborted: 0, ms: 0 },
    { operation: "login", received: 2, answered: { "100-004": 1, "0": 1 }, aborted: 0, ms: 4.5 },
    { operation: "getAgentEvent", received: 2, answered: {}, aborted: 1, ms: 0 },
  ]);
  journal.tally("getAgentEvent", "0", ms);
  t.hasStrict(journal.listTotals()[2], { answered: { "0": 1 }, aborted: 1, ms: 2.25 });
  t.end();
});

test("listeners are called at receipt and at the end, and not after they unsubscribe", (t) => {
  const { journal } = createJournal();
  const received: string[] = [];
  const unsubscribe = journal.listen(({ number, operation, phase, retcode }) =>
    received.push(`${number} ${operation} ${phase} ${retcode}`),
  );
  const first = journal.open("login", "PUT", PATH, "101");
  journal.abort(journal.open("getAgentEvent", "GET", PATH, "101"), "getAgentEvent");
  journal.close(first, "login", "0", 200, 5_000);
  unsubscribe();
  recordRequests(journal, "101");
  t.strictSame(received, [
    "1 login received undefined",
    "2 getAgentEvent received undefined",
    "2 getAgentEvent aborted undefined",
    "1 login answered 0",
  ]);
  t.end();
});

test("after any sequence of requests and clears, the list has the newest entries", (t) => {
  const step = fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record({ do: fc.constant("open" as const), times: fc.integer({ min: 1, max: 4_000 }) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("clear" as const), times: fc.constant(1) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), fc.nat(JOURNAL_LENGTH + 5), (steps, limit) => {
      const { journal } = createJournal();
      let all: number[] = [];
      for (const { do: what, times } of steps) {
        if (what === "clear") {
          journal.clear();
          all = [];
        } else for (let i = 0; i < times; i++) all.push(journal.open("x", "GET", PATH, undefined));
      }
      const newest = all.slice(-JOURNAL_LENGTH);
      const found = journal.list({ limit }).map(({ number }) => number);
      const expected = limit === 0 ? [] : newest.slice(-limit);
      return found.length === expected.length && found.every((number, i) => number === expected[i]);
    }),
    { numRuns: 20 },
  );
  t.end();
});

test("no secret in an address is stored, however often it occurs", async (t) => {
  const journal = new Journal({ wall: () => 0, now: () => 0, world: () => 0 });
  for (const url of ["/a/password/x?guid=y", "/a/password/x?guid=y", "/a/password/***?guid=***"])
    journal.open("a", "GET", url, undefined);
  t.strictSame(
    journal.list().map(({ path, query }) => [path, query]),
    Array.from({ length: 3 }, () => ["/a/password/***", "guid=***"]),
  );
});
