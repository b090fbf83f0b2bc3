// Schemas of the gateway's event and operation names, for scenarios, faults and verifications.
import * as z from "zod";
import { EVENT_NAMES, type EventName } from "../words/event-names.ts";
import { type InterfaceName, KNOWN_INTERFACES } from "../words/known-interfaces.ts";
import { describeUnknownName, expects } from "./wording.ts";

/** An operation of the gateway, by the name in its log. */
export type OperationName = Exclude<InterfaceName, `${string} ${string}`>;

/** The names of the known interfaces, except those that are not one word, such as `agentstatus register/modify`. */
export const OPERATION_NAMES: ReadonlySet<string> = new Set(
  KNOWN_INTERFACES.map(({ name }) => name).filter((name) => /^\w+$/.test(name)),
);

/** Examples instead of a list: there are too many names for a sentence. */
const EVENT_FORM = "one of the gateway's, such as AgentEvent_Ringing, AgentEvent_Talking or AgentState_Ready";
const OPERATION_FORM = "one of the gateway's, such as login, answer, hold, release or sayBusy";

/** Returns the schema of one of many names; `missing` is the sentence to use if the name is missing. */
function createNameSchema(noun: string, names: ReadonlySet<string>, form: string, missing?: string) {
  const usual = expects(noun, form);
  const describeMisfit: typeof usual = (failure) => (failure.input === undefined && missing) || usual(failure);
  return z
    .string({ error: describeMisfit })
    .refine((name) => names.has(name), {
      error: ({ input }) =>
        typeof input === "string"
          ? describeUnknownName(noun, input, names, `An ${noun} is ${form}`)
          : describeMisfit({ input }),
    })
    .meta({ enum: [...names] });
}

/** Returns the error sentence for an unknown operation. */
export function describeUnknownOperation(name: string): string {
  return describeUnknownName("operation", name, OPERATION_NAMES, `An operation is ${OPERATION_FORM}`);
}

/** The schema of an event's name as clients receive it. */
export const eventName = createNameSchema("event", new Set(EVENT_NAMES), EVENT_FORM) as unknown as z.ZodType<
  EventName,
  EventName
>;

/**
 * Returns the schema of an operation's name as in the gateway's log.
 *
 * @param missing the sentence to use if the name is missing.
 */
export function createOperationNameSchema(missing?: string) {
  const name = createNameSchema("operation", OPERATION_NAMES, OPERATION_FORM, missing);
  return name as unknown as z.ZodType<OperationName, OperationName>;
}
