// Schemas that several kinds of steps share: agents, calls, numbers, and the targets of calls.
import * as z from "zod";
import { closed, text, wholeNumber } from "../forms/values.ts";
import { expects } from "../forms/wording.ts";

export const agent = wholeNumber("agent id").describe("The id of an agent.");
export const callName = text("name of a call");
export const number = text("telephone number").describe("A telephone number. Can hold templates.");

/** The schema of the member `data`. */
export const data = text("piece of data").optional().describe("Data that the call carries. Can hold templates.");

/** The schema of the member `as`. */
export const newCallName = callName.optional().describe("A name for this call in later steps.");

const MAX_CALLS = 1_000_000;

/** The schema of a number of calls an hour. */
export const rate = z
  .number({ error: expects("number of calls an hour", "a number above 0, such as 12 or 0.5") })
  .max(MAX_CALLS)
  .describe("The average number of calls per hour.");

const TARGETS = {
  queue: { shape: wholeNumber("queue id").describe("The id of a queue."), form: "{queue: <id>}" },
  agent: { shape: agent, form: "{agent: <id>}" },
  ivr: { shape: wholeNumber("IVR id").describe("The id of an IVR."), form: "{ivr: <id>}" },
  number: { shape: number, form: "{number: <number>}" },
} as const;

type Kind = keyof typeof TARGETS;

/** The target of a call: an object with one member. */
export type Target<One extends Kind> = {
  [Member in One]: { [Name in Member]: z.infer<(typeof TARGETS)[Member]["shape"]> };
}[One];

/**
 * Returns the schema of a target.
 *
 * @param noun - the name of the target in error sentences.
 * @param kinds - the accepted kinds of targets.
 */
export function target<const One extends Kind>(noun: string, kinds: readonly One[]): z.ZodType<Target<One>> {
  const forms = kinds.map((kind) => TARGETS[kind].form);
  const form = `${forms.slice(0, -1).join(", ")} or ${forms.at(-1)}`;
  const shapes = kinds.map((kind) => closed(noun, { [kind]: TARGETS[kind].shape }));
  const choice = z.union(shapes, { error: expects(noun, form) }).describe(`${form}.`);
  return choice as unknown as z.ZodType<Target<One>>;
}
