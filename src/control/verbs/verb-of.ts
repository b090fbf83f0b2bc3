// Makes a verb of an act of an agent.
import type * as z from "zod";
import { closed } from "../../forms/values.ts";
import type { Act } from "../../scenario/acts/act.ts";
import type { Route } from "../route.ts";
import { BODY, calledNumber } from "./agent-calls.ts";
import { agentVerb } from "./agent-verb.ts";

/** Returns the verb with which an agent performs an act: the act `pauseRecording` is the verb `pause-recording`. */
export function verbOf<M extends z.core.$ZodShape, Kept extends object>(name: string, act: Act<M, Kept>): Route {
  const shape = closed(BODY, act.members(calledNumber));
  return agentVerb({
    name: `${name}AsAgent`,
    verb: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    summary: `The ${act.by ?? "agent"} ${act.does}.`,
    needs: act.needs,
    ...(Object.keys(shape.shape).length === 0 ? {} : { body: shape }),
    act: ({ center, agent, body }) =>
      act.perform(center, { agent, ...act.build((body ?? {}) as z.output<typeof shape>) }),
  });
}
