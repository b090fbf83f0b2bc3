// The steps of inspectors: listen to an agent, talk in its call, whisper to it, and take its call over.
import {
  type AgentId,
  type Center,
  INSPECTION_MODES,
  type Inspection,
  inspectInMode,
  stopInspection,
  takeOverCall,
} from "../../core/index.ts";
import { closed, inspectionMode } from "../../forms/values.ts";
import { INSPECTION_REQUESTS } from "../stage/inspections.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { agent, callName } from "../step-forms.ts";
import { declarePlainAction, type ImmediateResult } from "./action.ts";

const inspector = agent.describe("The id of the inspector.");

/** Returns the inspection that an inspector makes, or the reason why there is none. */
function findInspection(center: Center, id: AgentId): Inspection | StepFailure {
  return center.agent(id)?.session?.inspection ?? new StepFailure(`agent ${id} inspects no agent`);
}

const inspect = declarePlainAction({
  summary:
    "An idle inspector listens to an agent, talks in its calls (insert), or whispers to it. If the inspector already inspects this agent, the step changes the mode.",
  operation: ({ mode }) => INSPECTION_REQUESTS[mode ?? "listen"],
  shape: closed("inspect step", {
    inspector,
    agent: agent.describe("The id of the agent that is inspected."),
    mode: inspectionMode.optional().describe("What the inspector does; listen if absent."),
  }),
  play({ center }, { inspector, agent, mode = "listen" }): ImmediateResult {
    if (center.agent(inspector)?.inspector !== true)
      return new StepFailure(`agent ${inspector} is not an inspector: give it inspector: true`);
    return center.perform(inspectInMode, { inspector, agent, mode });
  },
});

const stopInspecting = declarePlainAction({
  summary: "An inspector ends its inspection.",
  operation: "stopSuperviseOrInsert",
  shape: closed("stopInspecting step", { inspector }),
  play({ center }, { inspector }): ImmediateResult {
    const inspection = findInspection(center, inspector);
    if (inspection instanceof StepFailure) return inspection;
    return center.perform(stopInspection, { inspector, agent: inspection.agent, modes: INSPECTION_MODES });
  },
});

const intercept = declarePlainAction({
  summary: "An inspector takes over a call of the agent that it inspects.",
  operation: ({ call }) => (call === undefined ? "intercept" : "interceptCall"),
  shape: closed("intercept step", {
    inspector,
    call: callName.optional().describe("The call in which the agent talks if absent."),
  }),
  play({ center, calls }, { inspector, call: name }): ImmediateResult {
    const call = calls.findNamed(name);
    if (call instanceof StepFailure) return call;
    const inspection = findInspection(center, inspector);
    if (inspection instanceof StepFailure) return inspection;
    return center.perform(takeOverCall, { inspector, agent: inspection.agent, call });
  },
});

/** The steps of inspectors, by name. */
export const inspectionActions = { inspect, stopInspecting, intercept };
