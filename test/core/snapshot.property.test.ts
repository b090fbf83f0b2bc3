// Property: a center restored from a snapshot behaves like the original after any actions.

import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { type AgentId, delayEvent, reorderEvent, setListening, takeEvent } from "../../src/core/index.ts";
import { countCases } from "../support/cases.ts";
import { openRestoredCopy, type Stage } from "../support/center.ts";
import { checkSameHash } from "../support/restoring.ts";
import { openShift, shift, signAllIn, takeStep } from "../support/shift.ts";

/** Returns the state of a stage and the positions of its random streams as plain data. */
function readWholeState({ center, chance }: Stage): unknown {
  return JSON.parse(JSON.stringify([center.snapshot(), [...chance.draws]]));
}

test("a center restored in the middle of any actions with calls continues like the original", (t) => {
  fc.assert(
    fc.property(shift, fc.nat(100), (shift, stepsBefore) => {
      const original = openShift(shift);
      signAllIn(original, shift);
      for (const step of shift.steps.slice(0, stepsBefore)) takeStep(original, step, shift.agents);
      // A snapshot has no held polls: their clients count as just heard from, and poll again.
      const copy = openRestoredCopy(original);
      for (const { center } of [original, copy]) {
        for (const { id: agent, session } of center.state.agents.values()) {
          if (session) center.perform(setListening, { agent, session: session.serial, listening: true });
        }
      }
      deepEqual(readWholeState(copy), readWholeState(original));
      for (const step of shift.steps.slice(stepsBefore)) {
        deepEqual(takeStep(copy, step, shift.agents), takeStep(original, step, shift.agents));
      }
      original.runFor(3_600);
      copy.runFor(3_600);
      deepEqual(readWholeState(copy), readWholeState(original));
    }),
    { numRuns: countCases(60) },
  );
  t.end();
});

/** Actions on the mailboxes of agents. Agents are counted from 0. */
const mailboxActs = fc.array(fc.record({ agent: fc.nat(4), act: fc.constantFrom("take", "reorder", "delay") }), {
  maxLength: 12,
});

test("a restored center has the hash of the original, except for held polls and events in transit", (t) => {
  fc.assert(
    fc.property(shift, mailboxActs, (shift, mailboxActs) => {
      const original = openShift(shift);
      signAllIn(original, shift);
      for (const step of shift.steps) takeStep(original, step, shift.agents);
      for (const { agent, act } of mailboxActs) actOnMailbox(original, 101 + agent, act);
      const copy = openRestoredCopy(original);
      checkSameHash(copy, original);
    }),
    { numRuns: countCases(40) },
  );
  t.end();
});

/** Fetches the oldest event in the mailbox of an agent, or reorders or delays the newest. */
function actOnMailbox({ center }: Stage, agent: AgentId, act: "take" | "reorder" | "delay"): void {
  const serial = center.agent(agent)?.mailbox.waiting.at(-1)?.serial ?? 0;
  if (act === "take") center.perform(takeEvent, { agent, skipped: 0 });
  else if (act === "reorder") center.perform(reorderEvent, { agent, serial });
  else center.perform(delayEvent, { agent, serial, wait: 100 });
}
