// Tests of the rows of a ladder: order, deliveries and marks.
import { test } from "tap";
import type { Row } from "../../../src/board/ladder/row.ts";
import { lanesOf, makeRows } from "../../../src/board/ladder/rows.ts";
import type { FindingInfo } from "../../../src/control/api-types.ts";
import { after, event, ladder, poll, request } from "./samples.ts";

/** Returns a row as one line: its arrow and its outcome. */
const lineOf = ({ segments, outcome }: Row): string =>
  [...segments.map(({ from, to, label }) => `${from} > ${to}: ${label}`), outcome].join(" | ");

test("an event follows the request that caused it, and goes through to its client with a held poll", async (t) => {
  const rows = makeRows(
    ladder({
      entries: [poll(1, "AgentState_SetNotReady_Success", { events: [1] }), request(2, "sayBusy")],
      events: [event(1, "becameBusy", 2, { reason: 7 })],
    }),
  );
  t.strictSame(rows.map(lineOf), [
    "client 101 > gateway: sayBusy | 0, 0.4 ms",
    "center > gateway: became busy (reason 7) | gateway > client 101: AgentState_SetNotReady_Success | poll 1, 0.4 ms",
  ]);
});

test("an event that waits for a later poll has two rows, which are joined", async (t) => {
  const rows = makeRows(
    ladder({
      entries: [request(1, "login"), request(2, "resetSkill"), poll(3, "AgentOther_InService", { events: [1] })],
      events: [event(1, "signedIn", 1)],
    }),
  );
  t.strictSame(rows.map(lineOf), [
    "client 101 > gateway: login | 0, 0.4 ms",
    "center > gateway: signed in | waits for poll 3",
    "client 101 > gateway: resetSkill | 0, 0.4 ms",
    "gateway > client 101: AgentOther_InService | poll 3, 0.4 ms",
  ]);
  t.equal(rows[3]?.delivers, rows[1]?.key);
});

test("a scheduled event comes at its time, before the inputs of the same instant", async (t) => {
  const rows = makeRows(
    ladder({
      entries: [request(1, "rest"), request(3, "cancelRest", { worldTime: after(600) })],
      events: [
        event(1, "restBegan", 1, { restCause: 4 }),
        event(2, "restOverstayed", 1, { at: after(600) }),
        event(3, "restEnded", 3, { at: after(600) }),
      ],
    }),
  );
  t.strictSame(
    rows.map(({ segments }) => segments[0]?.label),
    ["rest", "rest began (restCause 4)", "rest overstayed", "cancelRest", "rest ended"],
  );
});

test("the events of a call go between center and customer, and have no client", async (t) => {
  const events = [
    event(1, "callArrived", 2, { agent: undefined, call: "c1", caller: "13800000001" }),
    event(2, "ringing", 2, { call: "c1" }),
    event(3, "callOver", 3, { agent: undefined, call: "c1" }),
  ];
  const rows = makeRows(ladder({ events }));
  t.strictSame(rows.map(lineOf), [
    "customer > center: call arrived (from 13800000001) | ",
    "center > gateway: ringing | undelivered",
    "center > customer: call over | ",
  ]);
  t.strictSame(lanesOf(rows), ["gateway", "center", "customer"]);
});

test("an event is joined to the poll whose answer has its serial number, also without a stored answer", async (t) => {
  const rows = makeRows(
    ladder({
      entries: [
        poll(9, "AgentEvent_Hold", { events: [2] }),
        poll(10, "AgentEvent_Hold", { events: [1], answer: null }),
      ],
      events: [event(1, "held", 0, { call: "c1" }), event(2, "held", 0, { call: "c2" })],
    }),
  );
  t.strictSame(
    rows.map(({ outcome }) => outcome),
    ["poll 10, 0.4 ms", "poll 9, 0.4 ms"],
  );
});

test("a poll without an event has no row, unless the user asks for it or it was refused", async (t) => {
  const entries = [
    poll(1),
    poll(2, undefined, { retcode: "100-006" }),
    poll(3, undefined, { phase: "received", endedAt: null }),
  ];
  const keysOf = (showsEmptyPolls: boolean) => makeRows(ladder({ entries, showsEmptyPolls })).map(({ key }) => key);
  t.strictSame(keysOf(false), ["request 2"]);
  t.strictSame(keysOf(true), ["request 1", "request 2", "request 3"]);
});

test("a fault on the way to the client is a mark of its event", async (t) => {
  const fault = { id: 4, effect: "lost" };
  const rows = makeRows(ladder({ events: [event(1, "becameIdle", 0, { fault })] }));
  t.strictSame(
    rows.map(({ outcome, marks }) => [outcome, marks]),
    [["undelivered", [{ kind: "fault", severity: "warning", sentence: "Fault 4 was applied: lost." }]]],
  );
});

test("an event that a poll brought at once also has the marks of the poll, the worst first", async (t) => {
  const fault = { id: 4, effect: "late" };
  const finding = { severity: "error", sentence: "Too often.", entries: [1] } as unknown as FindingInfo;
  const rows = makeRows(
    ladder({
      entries: [poll(1, "AgentState_Ready", { events: [1] })],
      events: [event(1, "becameIdle", 0, { fault })],
      findings: [finding],
    }),
  );
  t.strictSame(
    rows.map(({ marks }) => marks),
    [
      [
        { kind: "finding", severity: "error", sentence: "Too often." },
        { kind: "fault", severity: "warning", sentence: "Fault 4 was applied: late." },
      ],
    ],
  );
});

test("findings, faults and reasons are marks of the request that they concern, the worst first", async (t) => {
  const reason = { sentence: "the call is held", in: null, name: null, found: null, accepted: null, didYouMean: null };
  const finding = { severity: "error", sentence: "Too often.", entries: [2] } as unknown as FindingInfo;
  const rows = makeRows(
    ladder({
      entries: [
        request(1, "hold", { retcode: "200-015", reason }),
        request(2, "queryCallStatisticsInfo", { retcode: "100-007", reason, fault: { id: 3, effect: "retcode" } }),
      ],
      findings: [finding],
    }),
  );
  t.strictSame(rows[0]?.marks, [{ kind: "reason", severity: "note", sentence: "The call is held" }]);
  t.strictSame(rows[1]?.marks, [
    { kind: "finding", severity: "error", sentence: "Too often." },
    { kind: "fault", severity: "warning", sentence: "Fault 3 was applied: retcode." },
  ]);
  t.strictSame(
    rows.map(({ isRefused }) => isRefused),
    [true, true],
  );
});
