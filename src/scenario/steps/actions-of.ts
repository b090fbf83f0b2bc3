// Turns acts of agents into steps.
import type * as z from "zod";
import type { AgentId } from "../../core/index.ts";
import { closed } from "../../forms/values.ts";
import type { Act, WrittenMembers } from "../acts/act.ts";
import { agent, chair, number } from "../step-forms.ts";
import { type Action, declareAction } from "./action.ts";

/**
 * The step of an act, with its written form and its form after reading. For an act without members, zod infers a type without any members,
 * not even `agent`.
 */
type ActionOf<One> =
  One extends Act<infer M, infer Kept>
    ? Action<([keyof M] extends [never] ? unknown : WrittenMembers<M>) & { agent: AgentId }, Kept & { agent: AgentId }>
    : never;

/** Returns the steps in which agents perform acts. Each has the name of its act. */
export function actionsOf<Acts extends Readonly<Record<string, object>>>(
  acts: Acts,
): { [Name in keyof Acts]: ActionOf<Acts[Name]> } {
  const steps = Object.entries(acts).map(([name, act]) => [name, actionOf(name, act as Act<z.core.$ZodShape, object>)]);
  return Object.fromEntries(steps) as { [Name in keyof Acts]: ActionOf<Acts[Name]> };
}

function actionOf(name: string, act: Act<z.core.$ZodShape, object>) {
  type Written = WrittenMembers<z.core.$ZodShape> & { agent: AgentId };
  return declareAction({
    summary: act.by === "chair" ? `The chair ${act.does}.` : `An agent ${act.does}.`,
    operation: act.operation,
    shape: closed(`${name} step`, {
      agent: act.by === "chair" ? chair : agent,
      ...act.members(number),
    }) as unknown as z.ZodType<Written>,
    build: (written: Written) => ({ agent: written.agent, ...act.build(written) }),
    play: ({ center }, step) => act.perform(center, step),
  });
}
