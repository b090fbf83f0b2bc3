// Property: after any moves, reused agent objects and texts equal newly created ones.
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import {
  bindPhone,
  type Center,
  changeDetails,
  chooseSkills,
  requestRest,
  signOut,
} from "../../../../src/core/index.ts";
import { listAgents, listWithGroupNames } from "../../../../src/gateway/operations/agentgroup/list-agents.ts";
import { writeAgents } from "../../../../src/gateway/operations/agentgroup/write-agents.ts";
import { cases } from "../../../support/cases.ts";
import { openRestoredCopy } from "../../../support/center.ts";
import { openShift, shift, signAllIn, takeStep } from "../../../support/shift.ts";

/** Returns both lists of agents as JSON, from stored objects and texts where possible. */
function writeLists(center: Center): string {
  return [listAgents(center, () => true), listWithGroupNames(center, () => true)].flatMap(writeAgents).join("");
}

/** Returns both lists of a copy, whose agents have no stored objects. */
function writeNewLists(center: Center): string {
  return JSON.stringify(listAgents(center, () => true)) + JSON.stringify(listWithGroupNames(center, () => true));
}

/** Changes to the lists that cause no event, or are rare in a shift. */
const changes = {
  none: () => {},
  phone: (center: Center, agent: number) => center.perform(bindPhone, { agent, phone: `7${agent}${center.now % 7}` }),
  skills: (center: Center, agent: number) => center.perform(chooseSkills, { agent, queues: [25 + (center.now % 2)] }),
  rest: (center: Center, agent: number) =>
    center.perform(requestRest, { agent, time: 60_000, cause: 2, prolong: false }),
  signOut: (center: Center, agent: number) => center.perform(signOut, { agent, cause: "simulator" }),
  servers: (center: Center, agent: number) => center.perform(changeDetails, { agent, webm: center.now % 3 === 0 }),
};

test("after any moves, reused descriptions of agents equal new ones", (t) => {
  const change = fc.record({
    agent: fc.nat(20),
    kind: fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[])),
  });
  fc.assert(
    fc.property(shift, fc.array(change, { minLength: 1, maxLength: 8 }), (shift, changed) => {
      const stage = openShift(shift);
      signAllIn(stage, shift);
      shift.steps.forEach((step, i) => {
        takeStep(stage, step, shift.agents);
        const { agent, kind } = changed[i % changed.length] as (typeof changed)[number];
        changes[kind](stage.center, 101 + (agent % shift.agents));
        const lists = writeLists(stage.center);
        if (i % 8 === 0) equal(lists, writeNewLists(openRestoredCopy(stage).center));
      });
      equal(writeLists(stage.center), writeNewLists(openRestoredCopy(stage).center));
    }),
    { numRuns: cases(60) },
  );
  t.end();
});
