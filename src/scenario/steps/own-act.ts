// Declares steps that name an agent and nothing else: the agent makes a move on its own part in something.
import type { AgentId, Move } from "../../core/index.ts";
import { closed } from "../../forms/values.ts";
import { agent } from "../step-forms.ts";
import { plainAction } from "./action.ts";

/** Declares a step that only names an agent, who makes a move. */
export function ownAct(
  name: string,
  { summary, operation, move }: { summary: string; operation: string; move: Move<{ agent: AgentId }, "done"> },
) {
  return plainAction({
    summary,
    operation,
    shape: closed(name, { agent }),
    play: ({ center }, { agent }) => center.perform(move, { agent }),
  });
}
