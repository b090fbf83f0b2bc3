// Tests of the outcome of a request or a push, in words.
import { test } from "tap";
import { describeAnswer, hasFailed, outcomeOf } from "../../../src/board/ladder/outcome.ts";
import { push, request } from "./samples.ts";

const WAITING = { phase: "received", status: null, retcode: null } as const;
const ABORTED = { phase: "aborted", status: null, retcode: null } as const;

const ENTRIES = [
  request(1, "sayBusy"),
  request(2, "transfer", { retcode: "000-002" }),
  request(3, "getAgentEvent", WAITING),
  request(4, "getAgentEvent", ABORTED),
  push(5, ["AgentState_Ready"]),
  push(6, ["AgentState_Ready"], { status: 500, retcode: null }),
  push(7, ["AgentState_Ready"], WAITING),
  push(8, ["AgentState_Ready"], ABORTED),
];

test("a request has a retcode, waits, or has lost its client; a push without a retcode has the status of its answer", async (t) => {
  t.strictSame(
    ENTRIES.map((entry) => [outcomeOf(entry), hasFailed(entry)]),
    [
      ["0", false],
      ["000-002", true],
      ["waits", false],
      ["client gone", true],
      ["0", false],
      ["HTTP 500", true],
      ["waits", false],
      ["no answer", true],
    ],
  );
});

test("the answer is described with its status, as not yet there, or as missing after an abort", async (t) => {
  t.strictSame(ENTRIES.map(describeAnswer), [
    "0, HTTP 200",
    "000-002, HTTP 200",
    "none yet",
    "none: the client has gone",
    "0, HTTP 200",
    "HTTP 500",
    "none yet",
    "none",
  ]);
});
