// Tests of pushes in the ladder: drawn when they ended, with failures and repeats.

import { test } from "tap";
import type { Row } from "../../../src/board/ladder/row.ts";
import { makeRows } from "../../../src/board/ladder/rows.ts";
import type { Instant } from "../../../src/index.ts";
import { after, event, ladder, push, request } from "./samples.ts";

/** Returns a row as one line: its time, its arrow and its outcome. */
const lineOf = ({ at, segments, outcome, isRefused }: Row): string =>
  [
    at.slice(14, 19),
    ...segments.map(({ from, to, label }) => `${from} > ${to}: ${label}`),
    `${outcome}${isRefused ? " (refused)" : ""}`,
  ].join(" | ");

const createReason = (sentence: string) => ({
  sentence,
  in: null,
  name: null,
  found: null,
  accepted: null,
  didYouMean: null,
});
const READY = ["AgentState_Ready"];

test("an event goes through to its client if a push brought it at once", async (t) => {
  const rows = makeRows(
    ladder({
      entries: [request(1, "sayFree"), push(2, READY, { events: [1] })],
      events: [event(1, "becameIdle", 1)],
    }),
  );
  t.strictSame(rows.map(lineOf), [
    "00:00 | client 101 > gateway: sayFree | 0, 0.4 ms",
    "00:00 | center > gateway: became idle | gateway > client 101: AgentState_Ready | push 2, 0.4 ms",
  ]);
});

test("a slow push is drawn when it was acknowledged, after what happened meanwhile", async (t) => {
  const rows = makeRows(
    ladder({
      entries: [
        request(1, "sayFree"),
        push(2, READY, { events: [1], endedAt: "2026-03-02T10:15:11.512Z", endedWorldTime: after(4), ms: 4_000 }),
        request(3, "sayBusy", { worldTime: after(3) }),
      ],
      events: [event(1, "becameIdle", 1)],
    }),
  );
  t.strictSame(rows.map(lineOf), [
    "00:00 | client 101 > gateway: sayFree | 0, 0.4 ms",
    "00:00 | center > gateway: became idle | waits for push 2",
    "00:03 | client 101 > gateway: sayBusy | 0, 0.4 ms",
    "00:04 | gateway > client 101: AgentState_Ready | push 2, 4.0 s",
  ]);
  t.equal(rows[3]?.delivers, rows[1]?.key);
});

test("with a manual clock, the acknowledgment of a push is placed by its wall time", async (t) => {
  const at = (second: string): Instant => `2026-03-02T10:15:${second}Z`;
  const [sent, between, ended] = [at("07.512"), at("07.900"), at("08.000")];
  const rows = makeRows(
    ladder({
      entries: [
        request(1, "sayFree"),
        push(2, READY, { events: [1], receivedAt: sent, endedAt: ended }),
        request(3, "hold", { receivedAt: between }),
        request(4, "getHold", { receivedAt: "2026-03-02T10:15:09.000Z" }),
      ],
      events: [event(1, "becameIdle", 1)],
    }),
  );
  t.strictSame(
    rows.map(({ segments }) => segments.at(-1)?.label),
    ["sayFree", "became idle", "hold", "AgentState_Ready", "getHold"],
  );
});

test("a failed push is refused by its client, and the push that repeats its events is joined to them", async (t) => {
  const entries = [
    request(1, "login"),
    push(2, ["AgentOther_InService", "AgentState_Ready"], {
      events: [1, 2],
      status: 500,
      retcode: null,
      reason: createReason("the answer is HTTP 500 instead of 200"),
    }),
    push(3, ["AgentOther_InService", "AgentState_Ready"], {
      events: [1, 2],
      repeated: true,
      phase: "aborted",
      status: null,
      retcode: null,
      reason: createReason("no whole answer within 10 s"),
    }),
  ];
  const events = [event(1, "signedIn", 1), event(2, "becameIdle", 1)];
  const failed = makeRows(ladder({ entries, events }));
  t.strictSame(failed.map(lineOf), [
    "00:00 | client 101 > gateway: login | 0, 0.4 ms",
    "00:00 | center > gateway: signed in | undelivered",
    "00:00 | center > gateway: became idle | undelivered",
    "00:00 | gateway > client 101: AgentOther_InService, AgentState_Ready | push 2, HTTP 500, 0.4 ms (refused)",
    "00:00 | gateway > client 101: AgentOther_InService, AgentState_Ready | push 3, no answer, 0.4 ms, repeated (refused)",
  ]);
  t.strictSame(failed[3]?.marks, [
    { kind: "reason", severity: "note", sentence: "The answer is HTTP 500 instead of 200" },
  ]);
  const last = push(4, ["AgentOther_InService", "AgentState_Ready"], { events: [1, 2], repeated: true });
  const delivered = makeRows(ladder({ entries: [...entries, last], events }));
  t.strictSame(
    delivered.map(({ outcome }) => outcome),
    [
      "0, 0.4 ms",
      "waits for push 4",
      "waits for push 4",
      "push 2, HTTP 500, 0.4 ms",
      "push 3, no answer, 0.4 ms, repeated",
      "push 4, 0.4 ms, repeated",
      "push 4, 0.4 ms, repeated",
    ],
  );
  t.strictSame(
    delivered.slice(-2).map(({ delivers, segments }) => [delivers, segments[0]?.label]),
    [
      ["event 1", "AgentOther_InService"],
      ["event 2", "AgentState_Ready"],
    ],
  );
});

test("a push without an answer yet waits", async (t) => {
  const entries = [
    push(1, READY, { events: [1], phase: "received", retcode: null, endedAt: null, endedWorldTime: null, ms: null }),
  ];
  const rows = makeRows(ladder({ entries, events: [event(1, "becameIdle", 0)] }));
  t.strictSame(rows.map(lineOf), [
    "00:00 | center > gateway: became idle | undelivered",
    "00:00 | gateway > client 101: AgentState_Ready | push 1, waits",
  ]);
});

test("a push of a real gateway brings the events of the twin, and those that the twin has not sent", async (t) => {
  const names = ["AgentOther_InService", "AgentEvent_Preview", "AgentState_Ready"];
  const rows = makeRows(
    ladder({
      entries: [request(1, "login"), push(2, names, { events: [1, 2], worldTime: after(1), endedWorldTime: after(1) })],
      events: [event(1, "signedIn", 1), event(2, "becameIdle", 1)],
    }),
  );
  t.strictSame(rows.map(lineOf), [
    "00:00 | client 101 > gateway: login | 0, 0.4 ms",
    "00:00 | center > gateway: signed in | waits for push 2",
    "00:00 | center > gateway: became idle | waits for push 2",
    "00:01 | gateway > client 101: AgentOther_InService | push 2, 0.4 ms",
    "00:01 | gateway > client 101: AgentEvent_Preview | push 2, 0.4 ms",
    "00:01 | gateway > client 101: AgentState_Ready | push 2, 0.4 ms",
  ]);
  t.strictSame(
    rows.slice(3).map(({ delivers }) => delivers),
    ["event 1", undefined, "event 2"],
  );
});

test("a push of a real gateway is drawn without its twin and without its body", async (t) => {
  const known = push(1, READY);
  const entries = [known, { ...push(2, READY), request: null, bodies: "off" as const }];
  t.strictSame(makeRows(ladder({ entries })).map(lineOf), [
    "00:00 | gateway > client 101: AgentState_Ready | push 1, 0.4 ms",
    "00:00 | gateway > client 101: push | push 2, HTTP 200, 0.4 ms",
  ]);
});
