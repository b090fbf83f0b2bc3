// Makes a step of an act of an agent.
import type * as z from "zod";
import type { AgentId } from "../../core/index.ts";
import { closed } from "../../forms/values.ts";
import type { Act, WrittenMembers } from "../acts/act.ts";
import { agent, chair, number } from "../step-forms.ts";
import { type Action, action } from "./action.ts";

/** Returns the step in which an agent performs an act. The step has the name of the act. */
export function actionOf<M extends z.core.$ZodShape, Kept extends object>(
  name: string,
  act: Act<M, Kept>,
): Action<WrittenMembers<M> & { agent: AgentId }, Kept & { agent: AgentId }> {
  type Written = WrittenMembers<M> & { agent: AgentId };
  return action({
    summary: act.by === "chair" ? `The chair ${act.does}.` : `An agent ${act.does}.`,
    operation: act.operation,
    shape: closed(name, {
      agent: act.by === "chair" ? chair : agent,
      ...act.members(number),
    }) as unknown as z.ZodType<Written>,
    build: (written: Written) => ({ agent: written.agent, ...act.build(written) }),
    play: ({ center }, step) => act.perform(center, step),
  });
}
