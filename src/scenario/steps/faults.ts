// The steps that add and remove faults.
import { uniqueIds } from "../../forms/agent-ids.ts";
import { closed } from "../../forms/values.ts";
import { faultRule } from "../faults/fault-rule.ts";
import { StepFailure } from "../stage/step-failure.ts";
import { action, plainAction } from "./action.ts";

const fault = action({
  summary: "Adds a fault: requests fail, answers are broken, or events are lost.",
  shape: faultRule,
  build: ({ agents, ...rule }) => ({ rule: agents === undefined ? rule : { ...rule, agents: uniqueIds(agents) } }),
  play({ faults }, { rule }) {
    const [wrong] = faults.problemsOf(rule);
    if (wrong !== undefined) return new StepFailure(wrong);
    faults.add(rule);
    return undefined;
  },
});

const clearFaults = plainAction({
  summary: "Removes all faults.",
  shape: closed("clearFaults step", {}),
  play: ({ faults }) => faults.clear(),
});

/** The steps that add and remove faults, by name. */
export const faultActions = { fault, clearFaults };
