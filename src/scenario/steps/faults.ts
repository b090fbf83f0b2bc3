// The steps that add and remove faults.
import { listUniqueIds } from "../../forms/agent-ids.ts";
import { closed } from "../../forms/values.ts";
import { faultRule } from "../faults/fault-rule.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { declareAction, declarePlainAction } from "./action.ts";

const fault = declareAction({
  summary: "Adds a fault: requests fail, answers are broken, or events are lost.",
  shape: faultRule,
  build: ({ agents, ...rule }) => ({ rule: agents === undefined ? rule : { ...rule, agents: listUniqueIds(agents) } }),
  play({ faults }, { rule }) {
    const [problem] = faults.problemsOf(rule);
    if (problem !== undefined) return new StepFailure(problem);
    faults.add(rule);
    return undefined;
  },
});

const clearFaults = declarePlainAction({
  summary: "Removes all faults.",
  shape: closed("clearFaults step", {}),
  play: ({ faults }) => faults.clear(),
});

/** The steps that add and remove faults, by name. */
export const faultActions = { fault, clearFaults };
