// Declares the verbs of an inspector: inspect an agent, stop the inspection, and take over the agent's call.

import {
  type AgentId,
  type Center,
  INSPECTION_MODES,
  inspectInMode,
  Refusal,
  refuse,
  stopInspection,
  takeOverCall,
} from "../../core/index.ts";
import { closed, inspectionMode, wholeNumber } from "../../forms/values.ts";
import { findMissingAgent } from "../requests/center/call-targets.ts";
import type { Route } from "../route.ts";
import { BODY, callId } from "./agent-calls.ts";
import { declareAgentVerb } from "./agent-verb.ts";

/** The gateway checks the right of an inspector before the operation, and refuses with this retcode. */
const retcodeOf = { "inspectors-only": "900-002" } as const;

/** Returns the refusal of an agent who is signed out or no inspector; undefined for a signed-in inspector. */
function refusalOfInspector(center: Center, id: AgentId): Refusal | undefined {
  const agent = center.agent(id);
  if (agent?.session === undefined) return refuse("not-signed-in");
  return agent.inspector ? undefined : refuse("inspectors-only");
}

/** Returns the agent that an inspector inspects now. Refuses: not-signed-in, inspectors-only, no-inspection. */
function findInspected(center: Center, id: AgentId): AgentId | Refusal {
  return refusalOfInspector(center, id) ?? center.agent(id)?.session?.inspection?.agent ?? refuse("no-inspection");
}

/** The schema of the body of the verb `inspect`. */
export const inspectBody = closed(BODY, {
  agent: wholeNumber("agent id").describe("The agent to inspect."),
  mode: inspectionMode
    .optional()
    .describe(
      "`listen` (default): no one hears the inspector. `insert`: all hear each other. `whisper`: only the agent hears the inspector.",
    ),
});

const inspect = declareAgentVerb({
  name: "inspectAsAgent",
  verb: "inspect",
  summary:
    "An idle inspector listens to an agent, talks in its calls, or whispers to it. During an inspection of that agent, the verb changes the mode.",
  body: inspectBody,
  needs: "an idle inspector (inspector: true in the scenario), and another agent who is signed in and no inspector",
  retcodeOf,
  act: ({ center, agent: inspector, body: { agent, mode = "listen" } }) =>
    findMissingAgent(center, "agent", agent) ??
    refusalOfInspector(center, inspector) ??
    center.perform(inspectInMode, { inspector, agent, mode }),
});

const stopInspecting = declareAgentVerb({
  name: "stopInspectingAsAgent",
  verb: "stop-inspecting",
  summary: "An inspector stops its inspection.",
  needs: "an inspector who inspects an agent",
  retcodeOf,
  act: ({ center, agent: inspector }) => {
    const agent = findInspected(center, inspector);
    return agent instanceof Refusal
      ? agent
      : center.perform(stopInspection, { inspector, agent, modes: INSPECTION_MODES });
  },
});

const interceptBody = closed(BODY, {
  call: callId.optional().describe("Id of the call; default the one in which the inspected agent talks."),
}).optional();

const intercept = declareAgentVerb({
  name: "interceptAsAgent",
  verb: "intercept",
  summary: "An inspector takes over the call of the inspected agent, and the agent leaves it.",
  body: interceptBody,
  needs:
    "an inspector who inspects an agent, and a call in which that agent talks, without a consultation, a transfer or a three-way call",
  retcodeOf,
  act: ({ center, agent: inspector, body }) => {
    const agent = findInspected(center, inspector);
    return agent instanceof Refusal ? agent : center.perform(takeOverCall, { inspector, agent, call: body?.call });
  },
});

/** The routes of an inspector, one per verb. */
export const agentInspectionRoutes: readonly Route[] = [inspect, stopInspecting, intercept];
