// Property: a center restored from a snapshot behaves like the original after any actions.

import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { type AgentId, delayEvent, reorderEvent, setListening, takeEvent } from "../../src/core/index.ts";
import { countCases } from "../support/cases.ts";
import { openRestoredCopy, type Stage } from "../support/center.ts";
import { checkSameHash } from "../support/restoring.ts";
import { openShift, shift, signAllIn, takeStep } from "../support/shift.ts";

/** Returns the whole state of a stage as plain data. */
function writeStage({ center, chance }: Stage): unknown {
  return JSON.parse(JSON.stringify([center.snapshot(), [...chance.draws]]));
}

test("a restored center behaves like the original, before and after any actions with calls", (t) => {
  fc.assert(
    fc.property(shift, fc.nat(100), (shift, before) => {
      const original = openShift(shift);
      signAllIn(original, shift);
      for (const step of shift.steps.slice(0, before)) takeStep(original, step, shift.agents);
      // A snapshot has no held polls: their clients count as just heard from, and poll again.
      const copy = openRestoredCopy(original);
      for (const { center } of [original, copy]) {
        for (const { id: agent, session } of center.state.agents.values()) {
          if (session) center.perform(setListening, { agent, session: session.serial, listening: true });
        }
      }
      deepEqual(writeStage(copy), writeStage(original));
      for (const step of shift.steps.slice(before)) {
        deepEqual(takeStep(copy, step, shift.agents), takeStep(original, step, shift.agents));
      }
      original.runFor(3_600);
      copy.runFor(3_600);
      deepEqual(writeStage(copy), writeStage(original));
    }),
    { numRuns: countCases(60) },
  );
  t.end();
});

/** Acts on the mailboxes of agents. Agents are counted from 0. */
const mail = fc.array(fc.record({ agent: fc.nat(4), act: fc.constantFrom("take", "reorder", "delay") }), {
  maxLength: 12,
});

test("a restored center has the hash of the original, except for held polls and events in transit", (t) => {
  fc.assert(
    fc.property(shift, mail, (shift, mail) => {
      const original = openShift(shift);
      signAllIn(original, shift);
      for (const step of shift.steps) takeStep(original, step, shift.agents);
      for (const { agent, act } of mail) handleMail(original, 101 + agent, act);
      const copy = openRestoredCopy(original);
      checkSameHash(copy, original);
    }),
    { numRuns: countCases(40) },
  );
  t.end();
});

/** Fetches the oldest event in the mailbox of an agent, or reorders or delays the newest. */
function handleMail({ center }: Stage, agent: AgentId, act: "take" | "reorder" | "delay"): void {
  const serial = center.agent(agent)?.mailbox.waiting.at(-1)?.serial ?? 0;
  if (act === "take") center.perform(takeEvent, { agent, skipped: 0 });
  else if (act === "reorder") center.perform(reorderEvent, { agent, serial });
  else center.perform(delayEvent, { agent, serial, wait: 100 });
}
