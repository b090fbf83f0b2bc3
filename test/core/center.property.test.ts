// Property: the invariants of a center apply after every step, for any actions of agents and customers.
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { dropEvents, hearClient, REASONS } from "../../src/core/index.ts";
import { countCases } from "../support/cases.ts";
import { openCenter, type Stage } from "../support/center.ts";
import { checkExplanations, checkShortLogs } from "../support/explanations.ts";
import {
  checkCallsAndAgents,
  checkCountersSinceSignIn,
  checkFreeAgents,
  recordEvents,
  writeStateAsText,
} from "../support/invariants.ts";

/**
 * One action of an agent or a customer, or the passing of time. Agents are counted from 0; the center does not know those beyond the
 * last.
 */
type Step =
  | { do: "signIn"; agent: number; force: boolean; polls: boolean; autoAnswer: boolean; autoEnterIdle: boolean }
  | { do: "signOut"; agent: number; cause: "own" | "forced" }
  | { do: (typeof AGENT_ACTIONS)[number]; agent: number }
  | { do: "rest"; agent: number; seconds: number; prolong: boolean }
  | { do: "sayBusy"; agent: number; prolong: boolean }
  | { do: "chooseSkills"; agent: number; queues: number[] }
  | { do: "hearClient"; agent: number }
  | { do: "callQueue"; queue: number; patience: number | undefined; talk: number | undefined }
  | { do: "callAgent"; agent: number; patience: number | undefined; talk: number | undefined }
  | { do: "hangUpAsCustomer"; nth: number }
  | { do: "runFor" | "advance"; seconds: number };

const AGENT_ACTIONS = [
  "answer",
  "release",
  "hold",
  "retrieve",
  "cancelBusy",
  "sayFree",
  "cancelRest",
  "work",
  "cancelWork",
] as const;

const agent = fc.nat(8);
const boolean = fc.boolean();
/** Generates seconds from 0 to a maximum, in steps of a quarter. */
const generateSeconds = (max: number) => fc.nat(max * 4).map((quarters) => quarters / 4);
const generateOptionalSeconds = (max: number) => fc.option(generateSeconds(max), { nil: undefined });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("signIn" as const),
      agent,
      force: boolean,
      polls: boolean,
      autoAnswer: boolean,
      autoEnterIdle: boolean,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("signOut" as const), agent, cause: fc.constantFrom("own", "forced") }),
  },
  { weight: 12, arbitrary: fc.record({ do: fc.constantFrom(...AGENT_ACTIONS), agent }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("rest" as const), agent, seconds: generateSeconds(90), prolong: boolean }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("sayBusy" as const), agent, prolong: boolean }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("chooseSkills" as const), agent, queues: fc.subarray([25, 26, 27]) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("hearClient" as const), agent }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("callQueue" as const),
      queue: fc.constantFrom(25, 25, 26, 27),
      patience: generateOptionalSeconds(90),
      talk: generateOptionalSeconds(90),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("callAgent" as const),
      agent,
      patience: generateOptionalSeconds(90),
      talk: generateOptionalSeconds(90),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("hangUpAsCustomer" as const), nth: fc.nat(4) }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom("runFor" as const, "advance" as const), seconds: generateSeconds(75) }),
  },
);

const shift = fc.record({
  agents: fc.integer({ min: 5, max: 8 }),
  noAnswerAction: fc.constantFrom("busy" as const, "idle" as const),
  steps: fc.array(step, { minLength: 1, maxLength: 70, size: "max" }),
});

/** Takes a step. Returns the result of its move, which is the reason if the center refuses it. */
function takeStep(stage: Stage, step: Step): unknown {
  switch (step.do) {
    case "signIn": {
      const { agent, do: _, ...details } = step;
      return stage.signIn(101 + agent, details);
    }
    case "signOut":
      return stage.signOut(101 + step.agent, step.cause);
    case "rest":
      return stage.rest(101 + step.agent, step.seconds, 0, step.prolong);
    case "sayBusy":
      return stage.sayBusy(101 + step.agent, 0, step.prolong);
    case "chooseSkills":
      return stage.chooseSkills(101 + step.agent, step.queues);
    case "hearClient": {
      const session = stage.center.agent(101 + step.agent)?.session;
      if (session !== undefined) stage.center.perform(hearClient, { id: 101 + step.agent });
      return "done";
    }
    case "callQueue":
      return stage.call({ queue: step.queue }, pickDurations(step));
    case "callAgent":
      return stage.call({ agent: 101 + step.agent }, pickDurations(step));
    case "hangUpAsCustomer":
      return stage.hangUpAsCustomer([...stage.center.state.calls.keys()][step.nth] ?? "none");
    case "runFor":
    case "advance":
      return stage[step.do](step.seconds);
    default:
      return stage[step.do](101 + step.agent);
  }
}

/** Returns the durations that a step has. */
function pickDurations({ patience, talk }: { patience: number | undefined; talk: number | undefined }) {
  return { ...(patience === undefined ? {} : { patience }), ...(talk === undefined ? {} : { talk }) };
}

test("the invariants of a center apply after any sequence of actions", (t) => {
  fc.assert(
    fc.property(shift, ({ agents, noAnswerAction, steps }) => {
      const stage = openCenter({ agents, settings: { noAnswerAction } });
      const eventsSinceSignIn = recordEvents(stage);
      for (const step of steps) {
        const before = writeStateAsText(stage);
        const outcome = takeStep(stage, step);
        if (REASONS.some((reason) => reason === outcome))
          equal(writeStateAsText(stage), before, "a refusal changes nothing");
        checkCallsAndAgents(stage);
        checkFreeAgents(stage);
        checkCountersSinceSignIn(stage, eventsSinceSignIn);
        // Every client fetches its events.
        for (const { id, mailbox } of stage.center.state.agents.values()) {
          stage.center.perform(dropEvents, { agent: id, before: mailbox.first + mailbox.waiting.length });
        }
      }
      checkExplanations(stage);
      checkShortLogs(stage);
    }),
    { numRuns: countCases(200) },
  );
  t.end();
});
