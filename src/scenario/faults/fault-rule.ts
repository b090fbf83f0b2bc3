// The schema of a fault: what it affects, when and how often, and its effect.
import * as z from "zod";
import { SHOWN_STATES } from "../../core/index.ts";
import { agentIds } from "../../forms/agent-ids.ts";
import { createOperationNameSchema } from "../../forms/gateway-names.ts";
import type { WrittenInstant } from "../../forms/instant-form.ts";
import { closed, duration, instant, positiveDuration, readonlyList, wholeNumber } from "../../forms/values.ts";
import { expects, expectsOneOf } from "../../forms/wording.ts";
import { POLL_OPERATIONS } from "../../words/fault-effects.ts";
import { effectShape, kindOf, listEffectsOn } from "./effects/index.ts";

/** The states of an agent that a fault can be limited to; `held`: one of its calls is on hold. */
const STATES = [...SHOWN_STATES, "held"] as const;

const momentForm = "an instant such as 2026-01-05T09:00:00Z, or a duration from now, such as 10m";
const writtenInstant = instant as unknown as z.ZodType<WrittenInstant, WrittenInstant>;
const moment = z.union([duration, writtenInstant], { error: expects("moment", momentForm) });

const MAX_TIMES = 1_000_000_000;

const shape = closed("fault", {
  agents: agentIds.optional().describe("The agents whose requests or events it affects; all if absent."),
  operations: readonlyList(
    z
      .array(createOperationNameSchema(), {
        error: expects("list of operations", 'a list of names, such as ["queryCallStatisticsInfo"]'),
      })
      .min(1),
  )
    .optional()
    .describe("The requests it affects; all if absent."),
  state: z
    .enum(STATES, { error: expectsOneOf("state", STATES) })
    .optional()
    .describe("Only while the agent is in this state; held: while it has a call on hold."),
  from: moment.optional().describe(`When it begins, in world time: ${momentForm}.`),
  to: moment.optional().describe(`When it ends, in world time: ${momentForm}.`),
  for: positiveDuration.optional().describe("Instead of to: how long it lasts, in world time."),
  times: wholeNumber("number of times")
    .max(MAX_TIMES, { error: expects("number of times", `a whole number from 1 to ${MAX_TIMES}`) })
    .optional()
    .describe("How often it applies; without limit if absent."),
  skip: wholeNumber("number to skip", 0)
    .max(MAX_TIMES, { error: expects("number to skip", `a whole number from 0 to ${MAX_TIMES}`) })
    .optional()
    .describe("How many matching requests or events pass first."),
  probability: z
    .number({ error: expects("probability", "a number above 0 and up to 1, such as 0.3") })
    .positive()
    .max(1)
    .optional()
    .describe("The probability each time, above 0 and at most 1; depends on the world's seed."),
  effect: effectShape.describe("The effect: one of the members."),
});

type Written = z.infer<typeof shape>;

const NOT_KNOWN_YET = "a TLS connection is set up before the first request";
const ALL_ALIKE = "every connection to the port of this fault gets the same effect";

/** The members that do not apply to a fault with a separate port, with the reasons. */
const NOT_FOR_CONNECTIONS: readonly (readonly [member: keyof Written, why: string])[] = [
  ["agents", NOT_KNOWN_YET],
  ["operations", NOT_KNOWN_YET],
  ["state", NOT_KNOWN_YET],
  ["times", ALL_ALIKE],
  ["skip", ALL_ALIKE],
  ["probability", ALL_ALIKE],
  ["from", "the port opens when the fault is added, so add the fault when it should begin"],
];

/** The schema of a fault. */
export const faultRule = shape
  .check((check) => {
    if (check.issues.length > 0) return;
    const { affects } = kindOf(check.value.effect).kind;
    const misfits = affects === "connections" ? findConnectionMisfits(check.value) : [findContradiction(check.value)];
    for (const misfit of misfits) {
      if (misfit === undefined) continue;
      check.issues.push({ code: "custom", input: check.value, message: misfit[1], path: [misfit[0]] });
    }
  })
  .meta({ not: { anyOf: [{ required: ["for", "to"] }, ...matchConnectionMisfits(), ...matchOperationMisfits()] } });

/** A fault in its written form. */
export type WrittenFault = z.infer<typeof faultRule>;

type Misfit = [member: string, message: string];

/** Returns the misfits of a fault with a separate port, which can be limited only by its end. */
function findConnectionMisfits(written: Written): (Misfit | undefined)[] {
  const misfits = NOT_FOR_CONNECTIONS.filter(([member]) => written[member] !== undefined);
  return [
    ...misfits.map(([member, why]): Misfit => [member, `${why}; leave out ${member}`]),
    findContradiction(written),
  ];
}

/** Returns the member that contradicts others, with a sentence; undefined if none does. */
function findContradiction({ operations, from, to, for: length, effect }: Written): Misfit | undefined {
  const { affects } = kindOf(effect).kind;
  if (length !== undefined && to !== undefined) return ["for", "a fault has for or to, not both"];
  if (from !== undefined && to !== undefined && isInstant(from) && isInstant(to) && Date.parse(to) <= Date.parse(from))
    return ["to", `${to} is not after ${from}, when the fault begins`];
  if (operations === undefined) return undefined;
  if (affects === "events")
    return ["operations", "this effect applies to events, not to requests: leave out operations"];
  if (affects === "polls" && !operations.some((name) => POLL_OPERATIONS.includes(name)))
    return [
      "operations",
      `a switch-over affects only polls: leave out operations, or use ${POLL_OPERATIONS.join(", ")}`,
    ];
  return undefined;
}

/** Returns whether an accepted moment is an instant rather than a duration. */
export function isInstant(moment: string): boolean {
  return /^\d{4}-/.test(moment);
}

/** Returns a JSON Schema that matches an effect of a kind. */
function matchEffectsOn(what: Parameters<typeof listEffectsOn>[0]) {
  return { anyOf: listEffectsOn(what).map((name) => ({ required: [name] })) };
}

/** Returns JSON Schemas that match members that do not apply to a fault with a separate port. */
function matchConnectionMisfits() {
  const effect = matchEffectsOn("connections");
  return NOT_FOR_CONNECTIONS.map(([member]) => ({ required: [member], properties: { effect } }));
}

/** Returns JSON Schemas that match operations to which an effect can't be limited. */
function matchOperationMisfits() {
  const others = { items: { not: { enum: POLL_OPERATIONS } } };
  return [
    { required: ["operations"], properties: { effect: matchEffectsOn("events") } },
    { required: ["operations"], properties: { effect: matchEffectsOn("polls"), operations: others } },
  ];
}
