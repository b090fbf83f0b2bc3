// Property: after any actions of inspectors, calls and counters are consistent, and inspectors and their agents refer to each other.
import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import {
  beginInspecting,
  changeVideoTask,
  dropEvents,
  forceState,
  hangUpForAgent,
  REASONS,
  startVideoTask,
  stopInspection,
  switchInspection,
  takeOverCall,
  watchAgents,
} from "../../src/core/index.ts";
import { type Act, perform } from "../support/act.ts";
import { countCases } from "../support/cases.ts";
import { openCenter, type Stage } from "../support/center.ts";
import {
  checkCallsAndAgents,
  checkCountersSinceSignIn,
  checkFreeAgents,
  recordEvents,
  writeStateAsText,
} from "../support/invariants.ts";

const INSPECTORS = [101, 102, 103, 104, 105];
const LAST_AGENT = 125;
const special = Object.fromEntries(INSPECTORS.map((id) => [id, { inspector: true }]));

/** An inspector, or agent 106, who is none. */
const inspector = fc.integer({ min: 101, max: 106 });
/** The id of an agent, or one above the last, which no agent has. */
const anyone = fc.integer({ min: 101, max: LAST_AGENT + 1 });
const mode = fc.constantFrom("listen" as const, "insert" as const, "whisper" as const);

/** Any agent, or an agent with a call who is not an inspector, so that many attempts succeed. */
const target: fc.Arbitrary<(stage: Stage) => number> = fc.oneof(
  anyone.map((id) => () => id),
  fc.nat(20).map((n) => ({ center }: Stage) => {
    const talking = [...center.state.agents.values()].filter(
      ({ inspector, session }) => !inspector && session?.state.name === "occupied",
    );
    return talking[n % Math.max(talking.length, 1)]?.id ?? LAST_AGENT;
  }),
);

/** Returns the id of the nth current call, counted from 0, or an unknown id if there are fewer calls. */
const pickCall = ({ center }: Stage, n: number) => [...center.state.calls.keys()][n] ?? "none";

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: anyone.map(
      (id): Act =>
        (stage) =>
          stage.signIn(id),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyone, fc.constantFrom("own" as const, "forced" as const, "inspector" as const)).map(
      ([id, cause]): Act =>
        (stage) =>
          stage.signOut(id, cause),
    ),
  },
  {
    weight: 8,
    arbitrary: fc
      .tuple(anyone, fc.constantFrom("answer", "release", "hold", "retrieve", "sayFree", "work", "cancelWork"))
      .map(
        ([id, what]): Act =>
          (stage) =>
            stage[what as "answer"](id),
      ),
  },
  {
    weight: 4,
    arbitrary: anyone.map(
      (id): Act =>
        (stage) =>
          stage.call({ agent: id }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(25, 26).map(
      (queue): Act =>
        (stage) =>
          stage.call({ queue }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat(4).map(
      (n): Act =>
        (stage) =>
          stage.hangUpAsCustomer(pickCall(stage, n)),
    ),
  },
  {
    weight: 12,
    arbitrary: fc.tuple(inspector, target, mode).map(
      ([who, choose, mode]): Act =>
        (stage) =>
          perform(beginInspecting, { inspector: who, agent: choose(stage), mode })(stage),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(inspector, anyone, fc.oneof(mode, fc.constant("other" as const)))
      .map(([who, agent, mode]) => perform(switchInspection, { inspector: who, agent, mode })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(inspector, anyone, fc.subarray(["listen", "insert", "whisper"] as const))
      .map(([who, agent, modes]) => perform(stopInspection, { inspector: who, agent, modes })),
  },
  {
    weight: 6,
    // The inspector has an inspection if any has, so that many attempts succeed.
    arbitrary: fc.nat(4).map(
      (n): Act =>
        (stage) => {
          const inspecting = INSPECTORS.filter((id) => stage.center.agent(id)?.session?.inspection !== undefined);
          const who = inspecting[n % Math.max(inspecting.length, 1)] ?? 101;
          const agent = stage.center.agent(who)?.session?.inspection?.agent ?? 106;
          return perform(takeOverCall, { inspector: who, agent, call: undefined })(stage);
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(4).map(
      (n): Act =>
        (stage) =>
          perform(hangUpForAgent, { call: pickCall(stage, n) })(stage),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyone, fc.constantFrom("idle" as const, "busy" as const))
      .map(([agent, state]) => perform(forceState, { agent, state, isBookable: true })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(inspector, anyone, fc.boolean())
      .map(([who, agent, watches]) => perform(watchAgents, { inspector: who, agents: [agent], watches })),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(inspector, target).map(
      ([who, choose]): Act =>
        (stage) =>
          perform(startVideoTask, { inspector: who, agent: choose(stage) })(stage),
    ),
  },
  {
    weight: 4,
    // The agent is that of the inspector's first task, if it has any.
    arbitrary: fc.tuple(inspector, fc.constantFrom("report", "play", "endPlay", "stop", "delete")).map(
      ([who, act]): Act =>
        (stage) => {
          const agent = stage.center.agent(who)?.session?.videoTasks[0]?.agent ?? LAST_AGENT;
          return perform(changeVideoTask, { inspector: who, agent, act: act as "report" })(stage);
        },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.nat(60).map(
      (seconds): Act =>
        (stage) =>
          stage.runFor(seconds),
    ),
  },
);

/** Checks that inspectors and their agents refer to each other, and that exactly the inspectors are in the state `inspecting`. */
function checkInspections({ center: { state } }: Stage): void {
  const pairs: string[] = [];
  const expected: string[] = [];
  for (const { id, session } of state.agents.values()) {
    equal(session?.inspection !== undefined, session?.state.name === "inspecting", `${id} is ${session?.state.name}`);
    if (session?.inspection !== undefined) pairs.push(`${id} inspects ${session.inspection.agent}`);
    for (const inspector of session?.inspectors ?? []) expected.push(`${inspector} inspects ${id}`);
  }
  deepEqual(pairs.sort(), expected.sort());
  const agents = [...state.agents.values()];
  deepEqual(
    agents
      .flatMap(({ id, session }) => (session?.videoTasks ?? []).map(({ agent }) => `${id} watches ${agent}`))
      .sort(),
    agents
      .flatMap(({ id, session }) => (session?.videoInspectors ?? []).map((inspector) => `${inspector} watches ${id}`))
      .sort(),
  );
  for (const id of state.watchers)
    ok(state.agents.get(id)?.session !== undefined, `${id} watches agents, but is signed out`);
}

test("inspections are consistent, and refusals change nothing, after any sequence of actions", (t) => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 60, maxLength: 120 }), (acts) => {
      const stage = openCenter({ agents: LAST_AGENT - 100, special });
      for (let id = 101; id <= LAST_AGENT; id++) stage.signIn(id, { autoAnswer: id % 3 !== 0 });
      const eventsSinceSignIn = recordEvents(stage);
      for (const act of acts) {
        const before = writeStateAsText(stage);
        const outcome = act(stage);
        if (REASONS.some((reason) => reason === outcome)) equal(writeStateAsText(stage), before, `${outcome}`);
        checkInspections(stage);
        checkCallsAndAgents(stage);
        checkFreeAgents(stage);
        checkCountersSinceSignIn(stage, eventsSinceSignIn);
        for (const { id, mailbox } of stage.center.state.agents.values()) {
          stage.center.perform(dropEvents, { agent: id, before: mailbox.first + mailbox.waiting.length });
        }
      }
    }),
    { numRuns: countCases(100) },
  );
  t.end();
});
