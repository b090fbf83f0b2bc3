// Property: after any moves, and at any time, the stored JSON of agents equals newly written JSON.
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import {
  bindPhone,
  type Center,
  changeDetails,
  chooseSkills,
  mapGroupsByName,
  requestRest,
  signOut,
} from "../../../../src/core/index.ts";
import {
  type AgentForm,
  EMPTY_SKILLS,
  STATUS_AND_TIME,
  WHOLE,
  WITH_GROUP_NAME,
  WITHOUT_SKILLS,
} from "../../../../src/gateway/operations/agentgroup/agent-forms.ts";
import { describeAgent } from "../../../../src/gateway/operations/agentgroup/agent-object.ts";
import { listAgents } from "../../../../src/gateway/operations/agentgroup/list-agents.ts";
import { countCases } from "../../../support/cases.ts";
import { openShift, shift, signAllIn, takeStep } from "../../../support/shift.ts";

const FORMS: readonly AgentForm<unknown>[] = [WHOLE, WITH_GROUP_NAME, WITHOUT_SKILLS, EMPTY_SKILLS, STATUS_AND_TIME];

/** Returns the lists of all agents in all forms, from stored texts where possible. */
function writeLists(center: Center): string[] {
  return FORMS.map((form) => {
    const list = listAgents(center, form, () => true);
    const bytes = Buffer.alloc(list.byteLength);
    equal(list.copyTo(bytes, 0), bytes.length);
    return bytes.toString();
  });
}

/** Returns the same lists, newly written from the agents. */
function writeNewLists(center: Center): string[] {
  const common = { vdn: center.state.vdn.id, groups: mapGroupsByName(center) };
  const objects = Array.from(center.state.agents.values(), (agent) => describeAgent(center, common, agent));
  return [
    JSON.stringify(objects),
    JSON.stringify(objects.map((object) => ({ ...object, groupName: object.groupname }))),
    JSON.stringify(objects.map(({ skilllist, ...others }) => others)),
    JSON.stringify(objects.map((object) => ({ ...object, skilllist: [] }))),
    JSON.stringify(
      objects.map(({ workno, name, status, ctiStatus, currentstatetime }) => ({
        workno,
        name,
        status,
        ctiStatus,
        currentstatetime,
      })),
    ),
  ];
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

test("after any moves, the stored JSON of agents equals newly written JSON", (t) => {
  const change = fc.record({
    agent: fc.nat(20),
    kind: fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[])),
  });
  fc.assert(
    fc.property(shift, fc.array(change, { minLength: 1, maxLength: 8 }), (shift, someChanges) => {
      const stage = openShift(shift);
      signAllIn(stage, shift);
      shift.steps.forEach((step, i) => {
        takeStep(stage, step, shift.agents);
        const { agent, kind } = someChanges[i % someChanges.length] as (typeof someChanges)[number];
        changes[kind](stage.center, 101 + (agent % shift.agents));
        equal(writeLists(stage.center).join("\n"), writeNewLists(stage.center).join("\n"));
      });
    }),
    { numRuns: countCases(60) },
  );
  t.end();
});
