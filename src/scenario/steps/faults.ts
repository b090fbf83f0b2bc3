// Steps that put clients into trouble on purpose, and take that back.
import { eachOnce } from "../../forms/agent-ids.ts";
import { closed } from "../../forms/values.ts";
import { faultRule } from "../faults/rule.ts";
import { Hitch } from "../stage/hitch.ts";
import { act, plainAct } from "./act.ts";

const fault = act({
  summary: "Causes trouble for clients: requests fail, answers are broken, events are lost.",
  shape: faultRule,
  build: ({ agents, ...rule }) => ({ rule: agents === undefined ? rule : { ...rule, agents: eachOnce(agents) } }),
  play({ faults }, { rule }) {
    const [wrong] = faults.wrongWith(rule);
    if (wrong !== undefined) return new Hitch(wrong);
    faults.add(rule);
    return undefined;
  },
});

const clearFaults = plainAct({
  summary: "Removes all faults.",
  shape: closed("clearFaults", {}),
  play: ({ faults }) => faults.clear(),
});

export const faultActs = { fault, clearFaults };
