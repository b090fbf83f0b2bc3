// The journal of requests: what an entry says, how entries are found, and that it stays bounded.
import fc from "fast-check";
import { test } from "tap";
import { JOURNAL_LENGTH, Journal } from "../../src/world/journal.ts";

const PATH = "/agentgateway/resource/onlineagent/101/saybusy";

function openJournal() {
  const times = { wall: 5_000.25, now: 5_000.25, world: 7_000 };
  const journal = new Journal({ wall: () => times.wall, now: () => times.now, world: () => times.world });
  return { journal, times };
}

/** Takes requests of some agents down, each answered 0. */
function fill(journal: Journal, ...agents: (string | undefined)[]): void {
  for (const agent of agents) journal.close(journal.open("sayBusy", "POST", PATH, agent), "sayBusy", "0", 200, 5_000);
}

const RECEIVED = {
  number: 1,
  connection: 1,
  phase: "received",
  receivedAt: 5_000,
  worldTime: 7_000,
  operation: "sayBusy",
  method: "POST",
  path: PATH,
  query: undefined,
  agent: "101",
  guid: "f81d4fae",
  retcode: undefined,
  reason: undefined,
  request: undefined,
  answer: undefined,
  bodies: "kept",
  repeated: false,
  status: undefined,
  endedAt: undefined,
  endedWorldTime: undefined,
  ms: undefined,
};

function openOne(journal: Journal): number {
  return journal.open("sayBusy", "POST", PATH, "101", {}, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6.AgentGateway1");
}

test("an entry says what was asked, when, and how and when it was answered", (t) => {
  const { journal, times } = openJournal();
  const number = openOne(journal);
  t.strictSame(journal.list(), [RECEIVED]);
  Object.assign(times, { now: 5_012.7505, world: 9_000 });
  t.equal(journal.close(number, "sayBusy", "100-009", 200, 5_000), 12.500500000000102);
  t.strictSame(journal.list(), [
    {
      ...RECEIVED,
      phase: "answered",
      retcode: "100-009",
      status: 200,
      endedAt: 5_012,
      endedWorldTime: 9_000,
      ms: 12.501,
    },
  ]);
  t.end();
});

test("an entry says that the client went away, also when the answer was noted already", (t) => {
  for (const noted of [false, true]) {
    const { journal, times } = openJournal();
    const number = openOne(journal);
    Object.assign(times, { now: 5_030.25, world: 9_000 });
    if (noted) journal.mark(number, "0", 200, 5_000);
    journal.abort(number, "sayBusy");
    t.match(journal.list(), [
      { phase: "aborted", retcode: noted ? "0" : undefined, status: undefined, endedAt: 5_030, ms: 30 },
    ]);
  }
  t.end();
});

test("connections are numbered in the order in which they first come", (t) => {
  const { journal } = openJournal();
  const [one, other] = [{}, {}];
  for (const connection of [one, other, one, undefined]) journal.open("x", "GET", PATH, "101", connection);
  t.strictSame(
    journal.list().map(({ connection }) => connection),
    [1, 2, 1, undefined],
  );
  t.end();
});

const QUERIES: readonly [sent: string, told: string | undefined][] = [
  ["", undefined],
  ["?", ""],
  ["?a=1&b", "a=1&b"],
  ["?oldpassword=secret&newpassword=more&repassword=&time=1", "oldpassword=***&newpassword=***&repassword=***&time=1"],
  ["?%70assword=secret", "%70assword=***"],
  ["?note=100%25&PassWord=secret", "note=100%25&PassWord=***"],
  ["?%zz=secret", "%zz=***"],
  ["?a?pwd=secret;token=t", "a?pwd=***;token=***"],
  ["?guid=f81d4fae-7dec", "guid=***"],
];

for (const [sent, told] of QUERIES) {
  test(`of the query ${sent} it tells ${told}`, (t) => {
    const { journal } = openJournal();
    journal.open("x", "POST", `${PATH}${sent}`, "101");
    t.match(journal.list(), [{ path: PATH, query: told }]);
    t.end();
  });
}

test("of a long address the beginning is told, of a Guid never more than eight characters", (t) => {
  const { journal } = openJournal();
  journal.open("x", "POST", `${PATH}?${"y".repeat(9_000)}`, "101", undefined, "g".repeat(9_000));
  const [entry] = journal.list();
  t.strictSame([`${entry?.path}?${entry?.query}`.length, entry?.guid], [512, "gggggggg"]);
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
    journal.close(journal.open(operation, "PUT", PATH, agent), operation, retcode, 200, 5_000);
  }
  journal.open("login", "PUT", PATH, undefined);
  journal.abort(journal.open("getAgentEvent", "GET", PATH, "103"), "getAgentEvent");
  const numbers = (filter: Parameters<Journal["list"]>[0]) => journal.list(filter).map(({ number }) => number);
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
      numbers({ phase: "received" }),
      numbers({ phase: "aborted" }),
      numbers({ phase: "answered", agent: "102" }),
    ],
    [
      [1, 2, 3, 4, 5, 6, 7],
      [1, 3, 4],
      [1, 2, 5, 6],
      [1, 3, 5],
      [4],
      [],
      [6, 7],
      [6],
      [],
      [1, 2, 3, 4, 5, 6, 7],
      [6],
      [7],
      [2, 5],
    ],
  );
  t.end();
});

test("the newest ten thousand are remembered, in their order", (t) => {
  const { journal } = openJournal();
  fill(journal, ...Array<string>(JOURNAL_LENGTH + 3).fill("101"));
  const numbers = journal.list().map(({ number }) => number);
  t.equal(JOURNAL_LENGTH, 10_000);
  t.equal(journal.count, 10_003);
  t.same([numbers.length, numbers[0], numbers[1], numbers.at(-1)], [10_000, 4, 5, 10_003]);
  t.end();
});

test("an answer that comes when its slot has been used again is not taken for that of another request", (t) => {
  const { journal, times } = openJournal();
  const slow = journal.open("getAgentEvent", "GET", PATH, "101");
  for (let i = 0; i < JOURNAL_LENGTH; i++) journal.open("sayBusy", "POST", PATH, "102");
  Object.assign(times, { now: 5_040 });
  t.equal(journal.close(slow, "getAgentEvent", "0", 200, 5_000), 40);
  t.equal(journal.list({ retcode: "0" }).length, 0);
  t.match(journal.totals(), [{ operation: "getAgentEvent", answered: { "0": 1 }, ms: 40 }, { operation: "sayBusy" }]);
  t.end();
});

test("cleared, it forgets, and goes on counting; a request from before that is answered later stays forgotten", (t) => {
  const { journal } = openJournal();
  const slow = journal.open("getAgentEvent", "GET", PATH, "101");
  fill(journal, "102");
  journal.clear();
  journal.close(slow, "getAgentEvent", "0", 200, 5_000);
  t.same([journal.list(), journal.count], [[], 2]);
  fill(journal, "103");
  t.match(journal.list(), [{ number: 3, agent: "103" }]);
  t.end();
});

test("what it hands out is a copy", (t) => {
  const { journal } = openJournal();
  const number = journal.open("sayBusy", "POST", PATH, "101");
  const [before] = journal.list();
  journal.close(number, "sayBusy", "0", 200, 5_000);
  t.same([before?.retcode, before?.phase], [undefined, "received"]);
  t.end();
});

test("totals are exact whatever is forgotten or cleared; an answer that is only noted does not count yet", (t) => {
  const { journal, times } = openJournal();
  fill(journal, ...Array<string>(JOURNAL_LENGTH + 3).fill("101"));
  times.now = 5_002.5;
  journal.close(journal.open("login", "PUT", PATH, "101"), "login", "100-004", 200, 5_000);
  journal.clear();
  journal.close(journal.open("login", "PUT", PATH, "101"), "login", "0", 200, 5_000);
  const marked = journal.open("getAgentEvent", "GET", PATH, "101");
  const ms = journal.mark(marked, "0", 200, 5_000);
  journal.abort(journal.open("getAgentEvent", "GET", PATH, "102"), "getAgentEvent");
  t.strictSame(journal.totals(), [
    { operation: "sayBusy", received: 10_003, answered: { "0": 10_003 }, aborted: 0, ms: 0 },
    { operation: "login", received: 2, answered: { "100-004": 1, "0": 1 }, aborted: 0, ms: 4.5 },
    { operation: "getAgentEvent", received: 2, answered: {}, aborted: 1, ms: 0 },
  ]);
  journal.tally("getAgentEvent", "0", ms);
  t.match(journal.totals()[2], { answered: { "0": 1 }, aborted: 1, ms: 2.25 });
  t.end();
});

test("who listens hears of receipt and end, and nothing once that is over", (t) => {
  const { journal } = openJournal();
  const heard: string[] = [];
  const deafen = journal.listen(({ number, operation, phase, retcode }) =>
    heard.push(`${number} ${operation} ${phase} ${retcode}`),
  );
  const first = journal.open("login", "PUT", PATH, "101");
  journal.abort(journal.open("getAgentEvent", "GET", PATH, "101"), "getAgentEvent");
  journal.close(first, "login", "0", 200, 5_000);
  deafen();
  fill(journal, "101");
  t.strictSame(heard, [
    "1 login received undefined",
    "2 getAgentEvent received undefined",
    "2 getAgentEvent aborted undefined",
    "1 login answered 0",
  ]);
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
      const found = journal.list({ limit }).map(({ number }) => number);
      const expected = limit === 0 ? [] : newest.slice(-limit);
      return found.length === expected.length && found.every((number, i) => number === expected[i]);
    }),
    { numRuns: 20 },
  );
  t.end();
});

test("no secret of an address is remembered, however often it comes", async (t) => {
  const journal = new Journal({ wall: () => 0, now: () => 0, world: () => 0 });
  for (const url of ["/a/password/x?guid=y", "/a/password/x?guid=y", "/a/password/***?guid=***"])
    journal.open("a", "GET", url, undefined);
  t.strictSame(
    journal.list().map(({ path, query }) => [path, query]),
    Array.from({ length: 3 }, () => ["/a/password/***", "guid=***"]),
  );
});
