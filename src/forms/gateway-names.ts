// The names of the gateway's events and operations, as steps and faults write them.
import * as z from "zod";
import { EVENT_NAMES, type EventName } from "../words/event-names.ts";
import { KNOWN_INTERFACES } from "../words/known-interfaces.ts";
import { expects, unknown } from "./wording.ts";

/** The names of the gateway's operations. */
export const OPERATION_NAMES: ReadonlySet<string> = new Set(
  KNOWN_INTERFACES.map(({ name }) => name).filter((name) => /^\w+$/.test(name)),
);

/** Too many to list them all in a sentence. */
const EVENT_FORM = "one of the gateway's, such as AgentEvent_Ringing, AgentEvent_Talking or AgentState_Ready";
const OPERATION_FORM = "one of the gateway's, such as login, answer, hold, release or sayBusy";

function nameOf(noun: string, names: ReadonlySet<string>, form: string, missing?: string) {
  const usual = expects(noun, form);
  const otherwise: typeof usual = (failure) => (failure.input === undefined && missing) || usual(failure);
  return z
    .string({ error: otherwise })
    .refine((name) => names.has(name), {
      error: ({ input }) =>
        typeof input === "string" ? unknown(noun, input, names, `An ${noun} is ${form}`) : otherwise({ input }),
    })
    .meta({ enum: [...names] });
}

/** The sentence about a name that no operation has. */
export function sayUnknownOperation(name: string): string {
  return unknown("operation", name, OPERATION_NAMES, `An operation is ${OPERATION_FORM}`);
}

/** The type of an event as clients read it. */
export const eventName = nameOf("event", new Set(EVENT_NAMES), EVENT_FORM) as unknown as z.ZodType<EventName>;

/** The name of an operation as the gateway's log has it; `missing` is the sentence where there is none. */
export function operationName(missing?: string) {
  return nameOf("operation", OPERATION_NAMES, OPERATION_FORM, missing);
}
