// Tests of the tape of a world: inputs and marks in their order, within its limits.
import { test } from "tap";
import { hearClient } from "../../../src/core/index.ts";
import { ExchangeRecord } from "../../../src/gateway/exchange/exchange-record.ts";
import { Tape } from "../../../src/world/tape/tape.ts";
import { lineOf } from "../../../src/world/tape/tape-text.ts";
import { openCenter } from "../../support/center.ts";

const CONTROL = { method: "POST", path: "/calls" };

/** Opens a tape of a center in which agents 101 and 102 are signed in. */
function openTape(limits = { records: 100, bytes: 100_000 }) {
  const stage = openCenter();
  for (const agent of [101, 102]) stage.signIn(agent);
  const entries: [entry: number, input: number][] = [];
  const onRequest = (entry: number, input: number) => entries.push([entry, input]);
  const tape = new Tape({ center: () => stage.center, limits: () => limits, onRequest });
  const request = (answer?: string) => {
    const record = tape.beginRequest({ operation: "sayBusy", method: "POST", url: "/x", secure: true }, 7);
    if (answer !== undefined) tape.recordAnswer(record, "0", answer);
    tape.endRequest();
    return record;
  };
  const hear = (id: number) => {
    stage.center.perform(hearClient, { id });
    tape.recordHeard(id);
  };
  return {
    ...stage,
    tape,
    entries,
    request,
    hear,
    readLines: () => tape.listRecords().map((record) => JSON.parse(lineOf(record))),
  };
}

test("a request has its number, its journal entry and its answer", (t) => {
  const { request, entries, readLines } = openTape();
  t.equal(request("{}").input, 1);
  t.same(entries, [[7, 1]]);
  t.match(readLines(), [
    { input: 1, at: "2026-01-05T09:00:00.000Z", entry: 7, answer: { code: "0", hash: /^[0-9a-f]{16}$/ } },
  ]);
  t.end();
});

test("an answer that follows later inputs is recorded as a mark", (t) => {
  const { tape, request, readLines } = openTape();
  const poll = request();
  request("{}");
  tape.recordAnswer(poll, "0", "{}");
  t.hasStrict(readLines(), [{ input: 1, answer: undefined }, { input: 2 }, { answered: 1, answer: { code: "0" } }]);
  t.hasStrict(tape.findAnswer(poll.input), { code: "0" });
  t.end();
});

test("the last request of each client is one mark, written in order of time before the next input", (t) => {
  const { tape, hear, runFor, readLines } = openTape();
  hear(101);
  runFor(1);
  hear(102);
  runFor(1);
  hear(101);
  runFor(1);
  tape.note(CONTROL);
  t.hasStrict(readLines(), [
    { at: "2026-01-05T09:00:01.000Z", heard: 102 },
    { at: "2026-01-05T09:00:02.000Z", heard: 101 },
    { input: 1, at: "2026-01-05T09:00:03.000Z" },
  ]);
  t.end();
});

test("the oldest records are dropped when there are too many, or when they are too long", (t) => {
  const { request, tape, readLines } = openTape({ records: 3, bytes: 100_000 });
  for (let i = 0; i < 5; i++) request("{}");
  t.same(
    readLines().map(({ input }) => input),
    [3, 4, 5],
  );
  t.equal(tape.count, 5);
  const limited = openTape({ records: 100, bytes: 1_000 });
  for (let i = 0; i < 5; i++) limited.request("{}");
  t.same(
    limited.readLines().map(({ input }) => input),
    [4, 5],
  );
  t.end();
});

test("numbers continue after the tape is cleared", (t) => {
  const { request, tape, readLines } = openTape();
  request("{}");
  tape.clear();
  request("{}");
  t.hasStrict(readLines(), [{ input: 2 }]);
  t.equal(tape.findInput(1), undefined);
  t.end();
});

test("an exchange of an earlier branch leaves no mark, because another input can have its number", (t) => {
  const { tape, request, readLines } = openTape();
  const exchange = new ExchangeRecord(tape, request());
  tape.begin("reset");
  exchange.recordAnswer("0", "{}");
  exchange.recordEnd(false, true);
  t.hasStrict(readLines(), [{ input: 1 }, { branch: 1, from: "reset" }]);
  t.equal(readLines().length, 2);
  t.end();
});
