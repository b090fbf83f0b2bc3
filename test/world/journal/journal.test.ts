// Tests of the journal of requests: the contents of an entry, and filters.
import { test } from "tap";
import type { Journal } from "../../../src/world/journal/journal.ts";
import { createJournal, openRequest, PATH, RECEIVED_ENTRY } from "./journal-of-requests.ts";

test("an entry has the request, the answer and the times of both", (t) => {
  const { journal, times } = createJournal();
  const number = openRequest(journal);
  t.strictSame(journal.list(), [RECEIVED_ENTRY]);
  Object.assign(times, { now: 5_012.7505, world: 9_000 });
  t.equal(journal.close(number, "sayBusy", "100-009", 200, 5_000), 12.500500000000102);
  t.strictSame(journal.list(), [
    {
      ...RECEIVED_ENTRY,
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

test("an entry says that the client disconnected, even after the answer was recorded", (t) => {
  for (const isAnswerRecorded of [false, true]) {
    const { journal, times } = createJournal();
    const number = openRequest(journal);
    Object.assign(times, { now: 5_030.25, world: 9_000 });
    if (isAnswerRecorded) journal.recordAnswer(number, "0", 200, 5_000);
    journal.abort(number, "sayBusy");
    t.match(journal.list(), [
      { phase: "aborted", retcode: isAnswerRecorded ? "0" : undefined, status: undefined, endedAt: 5_030, ms: 30 },
    ]);
  }
  t.end();
});

test("connections are numbered in order of their first request", (t) => {
  const { journal } = createJournal();
  const [one, other] = [{}, {}];
  for (const connection of [one, other, one, undefined]) journal.open("x", "GET", PATH, "101", connection);
  t.strictSame(
    journal.list().map(({ connection }) => connection),
    [1, 2, 1, undefined],
  );
  t.end();
});

const QUERIES: readonly [sent: string, recorded: string | undefined][] = [
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

for (const [sent, shown] of QUERIES) {
  test(`the query ${sent} is shown as ${shown}`, (t) => {
    const { journal } = createJournal();
    journal.open("x", "POST", `${PATH}${sent}`, "101");
    t.match(journal.list(), [{ path: PATH, query: shown }]);
    t.end();
  });
}

test("long addresses are truncated, and Guids to eight characters at most", (t) => {
  const { journal } = createJournal();
  journal.open("x", "POST", `${PATH}?${"y".repeat(9_000)}`, "101", undefined, "g".repeat(9_000));
  const [entry] = journal.list();
  t.strictSame([`${entry?.path}?${entry?.query}`.length, entry?.guid], [512, "gggggggg"]);
  t.end();
});

test("entries are filtered by agent, operation, retcode and phase, and a limit returns the newest", (t) => {
  const { journal } = createJournal();
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
  const listNumbers = (filter: Parameters<Journal["list"]>[0]) => journal.list(filter).map(({ number }) => number);
  t.same(
    [
      listNumbers({}),
      listNumbers({ agent: "101" }),
      listNumbers({ operation: "login" }),
      listNumbers({ retcode: "0" }),
      listNumbers({ agent: "101", operation: "sayBusy", retcode: "100-009" }),
      listNumbers({ agent: "999" }),
      listNumbers({ limit: 2 }),
      listNumbers({ operation: "login", limit: 1 }),
      listNumbers({ limit: 0 }),
      listNumbers({ limit: 100 }),
      listNumbers({ phase: "received" }),
      listNumbers({ phase: "aborted" }),
      listNumbers({ phase: "answered", agent: "102" }),
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
