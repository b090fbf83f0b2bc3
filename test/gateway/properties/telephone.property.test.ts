// Property: calls stay consistent for random actions of agents and customers, and refusals have declared retcodes.
import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { type CallId, type CallRecord, dropEvents, REASONS, type Reason } from "../../../src/core/index.ts";
import { OPERATIONS } from "../../../src/gateway/plugin.ts";
import { RETCODE_OF } from "../../../src/words/retcodes.ts";
import { countCases } from "../../support/cases.ts";
import { checkExplanations, checkShortLogs } from "../../support/explanations.ts";
import {
  checkCallsAndAgents,
  checkCountersSinceSignIn,
  checkFreeAgents,
  recordEvents,
  writeStateAsText,
} from "../../support/invariants.ts";
import { openShift, type Step, shift, signAllIn, takeStep } from "../../support/shift.ts";

/** The operation of each step. Steps of the control API have none. */
const OPERATION_OF: Partial<Record<Step["do"], string>> = {
  answer: "answer",
  release: "release",
  dropCall: "dropCall",
  disconnect: "disconnect",
  hold: "hold",
  retrieve: "getHold",
  cancelTransfer: "cancelTransfer",
  joinThreeWay: "confJoin",
  connectHeld: "connectHold",
  suspendToIvr: "transfer",
  handToIvr: "transfer",
  pickUp: "snatchPickup",
  takeWaiting: "requestAppointedCall",
  pickUpPhone: "phonePickup",
  hangUpPhone: "phoneHangUp",
  mute: "beginMute",
  unmute: "endMute",
  callOut: "callout",
  transferOut: "transfer",
  callInside: "callInner",
  consult: "innerHelp",
  transferIn: "transfer",
};

/** Checks that a refusal has a retcode that its operation lists. */
function checkRetcode(step: Step, reason: Reason): void {
  const name = OPERATION_OF[step.do];
  if (name === undefined) return;
  const operation = OPERATIONS.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  ok(operation !== undefined, `there is no operation ${name}`);
  const retcode = operation.retcodeOf?.[reason] ?? RETCODE_OF[reason];
  ok(
    operation.retcodes.includes(retcode),
    `${name} was refused with ${reason}, but does not list its retcode ${retcode}`,
  );
}

/** Checks that two agents who were alone in a call talked for the same time. */
function checkTalkTimes(records: readonly CallRecord[], mixed: ReadonlySet<CallId>): void {
  for (const [id, parts] of groupByCall(records)) {
    const isInternal = parts[0]?.feature === "internal" || parts[0]?.feature === "twoPartyHelp";
    const answered = parts.filter(({ answeredAt }) => answeredAt !== undefined);
    if (!isInternal || mixed.has(id) || answered.length !== 2) continue;
    const [first, second] = answered.map(({ answeredAt, endedAt }) => endedAt - (answeredAt ?? 0));
    equal(first, second, `the two agents of ${id} talked for different times`);
  }
}

function groupByCall(records: readonly CallRecord[]): Map<CallId, CallRecord[]> {
  const groups = new Map<CallId, CallRecord[]>();
  for (const record of records) groups.set(record.call, [...(groups.get(record.call) ?? []), record]);
  return groups;
}

test("calls, agents and counters stay consistent for any actions of agents and customers", (t) => {
  fc.assert(
    fc.property(shift, (shift) => {
      const { agents, steps } = shift;
      const stage = openShift(shift);
      const eventsSinceSignIn = recordEvents(stage);
      const mixed = new Set<CallId>();
      stage.center.log.listen(({ event }) => {
        if (event.type === "talkPassed" || event.type === "threeWayBegan") mixed.add(event.call);
        if (event.type === "talkPassed") mixed.add(event.into);
      });
      signAllIn(stage, shift);
      for (const step of steps) {
        const before = writeStateAsText(stage);
        const outcome = takeStep(stage, step, agents);
        const reason = REASONS.find((known) => known === outcome);
        if (reason !== undefined) {
          // A preview that was offered to make the step possible stays.
          if (step.do !== "preview")
            equal(writeStateAsText(stage), before, `${step.do}, refused with ${reason}, changed something`);
          checkRetcode(step, reason);
        }
        checkCallsAndAgents(stage);
        checkFreeAgents(stage);
        checkCountersSinceSignIn(stage, eventsSinceSignIn);
        for (const { id, mailbox } of stage.center.state.agents.values()) {
          stage.center.perform(dropEvents, { agent: id, before: mailbox.first + mailbox.waiting.length });
        }
      }
      checkTalkTimes(stage.center.state.records, mixed);
      checkExplanations(stage);
      checkShortLogs(stage);
      // After all agents have signed out, no agent has a leg.
      for (let i = 0; i < agents; i++) stage.signOut(101 + i, "forced");
      stage.runFor(3_600);
      deepEqual(
        [...stage.center.state.calls.values()].filter(({ waiting }) => !waiting).flatMap(({ legs }) => legs),
        [],
      );
    }),
    { numRuns: countCases(150) },
  );
  t.end();
});
