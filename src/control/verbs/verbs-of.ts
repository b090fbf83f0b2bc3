// Declares verbs for the acts of agents that are also steps of scenarios.

import type * as z from "zod";
import { closed } from "../../forms/values.ts";
import { type Act, verbOfAct } from "../../scenario/acts/act.ts";
import { findFirstMissingAgent } from "../requests/center/call-targets.ts";
import type { Route } from "../route.ts";
import { BODY, calledNumber } from "./agent-calls.ts";
import { declareAgentVerb } from "./agent-verb.ts";

/** Returns a route for each act: the verb with which an agent performs it. */
export function verbsOf(acts: Readonly<Record<string, object>>): Route[] {
  return Object.entries(acts).map(([name, act]) => verbOf(name, act as Act<z.core.$ZodShape, object>));
}

function verbOf(name: string, act: Act<z.core.$ZodShape, object>): Route {
  const members = act.members(calledNumber);
  const shape = closed(BODY, members);
  // A request whose members are all optional needs no body.
  const body = shape.safeParse({}).success ? shape.optional() : shape;
  return declareAgentVerb({
    name: `${name}AsAgent`,
    verb: verbOfAct(name),
    summary: `The ${act.by ?? "agent"} ${act.does}.`,
    needs: act.needs,
    ...(Object.keys(members).length === 0 ? {} : { body }),
    act({ center, agent, body }) {
      const input = act.build(body ?? {});
      const { at, agents } = act.agentsOf?.(input) ?? { at: "", agents: [] };
      return findFirstMissingAgent(center, at, agents) ?? act.perform(center, { agent, ...input });
    },
  });
}
