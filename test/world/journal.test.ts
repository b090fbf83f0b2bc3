// The journal of requests: what an entry says, how entries are found, and that it stays bounded.
import fc from "fast-check";
import { test } from "tap";
import { JOURNAL_LENGTH, Journal } from "../../src/world/journal.ts";

const PATH = "/agentgateway/resource/onlineagent/101/saybusy";

function openJournal() {
  const times = { wall: 5_000, world: 7_000 };
  const journal = new Journal({ wall: () => times.wall, world: () => times.world });
  return { journal, times };
}

/** Takes requests of some agents down, each answered 0. */
function fill(journal: Journal, ...agents: (string | undefined)[]): void {
  for (const agent of agents) journal.close(journal.open("sayBusy", "POST", PATH, agent), "0");
}

test("an entry says what was asked, when, and how it was answered", (t) => {
  const { journal, times } = openJournal();
  const number = journal.open("sayBusy", "POST", PATH, "101");
  const open = {
    number: 1,
    receivedAt: 5_000,
    worldTime: 7_000,
    operation: "sayBusy",
    method: "POST",
    path: PATH,
    agent: "101",
    retcode: undefined,
  };
  t.same(journal.entries(), [open]);
  times.wall = 9_000;
  journal.close(number, "100-009");
  t.same(journal.entries(), [{ ...open, retcode: "100-009" }]);
  t.end();
});

test("a query, which may hold secrets, is left out", (t) => {
  const { journal } = openJournal();
  for (const url of [`${PATH}?oldpassword=secret`, `${PATH}?`, `${PATH}?a?b`]) journal.open("x", "POST", url, "101");
  t.same(
    journal.entries().map(({ path }) => path),
    [PATH, PATH, PATH],
  );
  t.end();
});

test("entries are found by agent, operation and retcode, the newest of them up to a limit", (t) => {
  const { journal } = openJournal();
  const rows = [
    ["login", "101", "0"],
    ["login", "102", "100-004"],
    ["sayBusy", "101", "0"],
    ["sayBusy", "101", "100-009"],
    ["login", "102", "0"],
  ] as const;
  for (const [operation, agent, retcode] of rows) {
    journal.close(journal.open(operation, "PUT", PATH, agent), retcode);
  }
  journal.open("login", "PUT", PATH, undefined);
  const numbers = (filter: Parameters<Journal["entries"]>[0]) => journal.entries(filter).map(({ number }) => number);
  t.same(
    [
      numbers({}),
      numbers({ agent: "101" }),
      numbers({ operation: "login" }),
      numbers({ retcode: "0" }),
      numbers({ agent: "101", operation: "sayBusy", retcode: "100-009" }),
      numbers({ agent: "999" }),
      numbers({ limit: 2 }),
      numbers({ operation: "login", limit: 1 }),
      numbers({ limit: 0 }),
      numbers({ limit: 100 }),
    ],
    [[1, 2, 3, 4, 5, 6], [1, 3, 4], [1, 2, 5, 6], [1, 3, 5], [4], [], [5, 6], [6], [], [1, 2, 3, 4, 5, 6]],
  );
  t.end();
});

test("the newest ten thousand are remembered, in their order", (t) => {
  const { journal } = openJournal();
  fill(journal, ...Array<string>(JOURNAL_LENGTH + 3).fill("101"));
  const numbers = journal.entries().map(({ number }) => number);
  t.equal(JOURNAL_LENGTH, 10_000);
  t.equal(journal.count, 10_003);
  t.same([numbers.length, numbers[0], numbers[1], numbers.at(-1)], [10_000, 4, 5, 10_003]);
  t.end();
});

test("an answer that comes when its slot has been used again is not taken for that of another request", (t) => {
  const { journal } = openJournal();
  const slow = journal.open("getAgentEvent", "GET", PATH, "101");
  for (let i = 0; i < JOURNAL_LENGTH; i++) journal.open("sayBusy", "POST", PATH, "102");
  journal.close(slow, "0");
  t.equal(journal.entries({ retcode: "0" }).length, 0);
  t.end();
});

test("cleared, it forgets, and goes on counting; a request from before that is answered later stays forgotten", (t) => {
  const { journal } = openJournal();
  const slow = journal.open("getAgentEvent", "GET", PATH, "101");
  fill(journal, "102");
  journal.clear();
  journal.close(slow, "0");
  t.same([journal.entries(), journal.count], [[], 2]);
  fill(journal, "103");
  t.match(journal.entries(), [{ number: 3, agent: "103" }]);
  t.end();
});

test("what it hands out is a copy", (t) => {
  const { journal } = openJournal();
  const number = journal.open("sayBusy", "POST", PATH, "101");
  const [before] = journal.entries();
  journal.close(number, "0");
  t.equal(before?.retcode, undefined);
  t.end();
});

test("whatever is asked, it is a plain list of the newest requests", (t) => {
  const step = fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record({ do: fc.constant("open" as const), times: fc.integer({ min: 1, max: 4_000 }) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("clear" as const), times: fc.constant(1) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), fc.nat(JOURNAL_LENGTH + 5), (steps, limit) => {
      const { journal } = openJournal();
      let all: number[] = [];
      for (const { do: what, times } of steps) {
        if (what === "clear") {
          journal.clear();
          all = [];
        } else for (let i = 0; i < times; i++) all.push(journal.open("x", "GET", PATH, undefined));
      }
      const newest = all.slice(-JOURNAL_LENGTH);
      const found = journal.entries({ limit }).map(({ number }) => number);
      const expected = limit === 0 ? [] : newest.slice(-limit);
      return found.length === expected.length && found.every((number, i) => number === expected[i]);
    }),
    { numRuns: 20 },
  );
  t.end();
});
