// How each step of a scenario is written in the file: an object whose one member is the step's name.
import { z } from "zod";
import { closed, duration, span, wholeNumber } from "./forms.ts";
import type { AgentStateName } from "./stage.ts";
import { ACT_KINDS, type WrittenActs } from "./steps/index.ts";
import { agent } from "./steps/shapes.ts";
import { expects, expectsNamed, expectsOneOf } from "./wording.ts";

const STATES = [
  "signedOut",
  "idle",
  "busy",
  "rest",
  "wrapUp",
  "talking",
  "ringing",
  "dialling",
] as const satisfies AgentStateName[];

const waitFor = closed("waitFor", {
  agent,
  state: z.enum(STATES, { error: expectsOneOf("state", STATES) }),
  within: duration.optional().describe("After this the step has failed."),
});

const stepsSentence = expects("list of steps", "a list, each item an object with the step's name as its one member");
const tracksSentence = expects("list of tracks", "a list of lists of steps, such as [[{wait: 5s}], [{wait: 9s}]]");

/** The steps of a scenario, one after the other. */
export const steps = z
  .array(
    z.lazy(() => step),
    { error: stepsSentence },
  )
  .meta({ id: "Steps" });

/** A step as it is written; exactly one member is there. */
export interface WrittenStep extends WrittenActs {
  wait?: string | undefined;
  waitFor?: z.infer<typeof waitFor> | undefined;
  repeat?: WrittenRepeat | undefined;
  parallel?: WrittenStep[][] | undefined;
}

export interface WrittenRepeat {
  times?: number | undefined;
  every?: string | undefined;
  for?: string | undefined;
  steps: WrittenStep[];
}

const repeat: z.ZodType<WrittenRepeat> = closed("repeat", {
  times: wholeNumber("number of times").max(1_000_000).optional(),
  every: span.optional().describe("From the beginning of one round to that of the next."),
  for: duration.optional(),
  steps: steps.min(1),
});

const members: Record<string, z.ZodType> = {
  ...Object.fromEntries(ACT_KINDS.map(([name, { shape, summary }]) => [name, shape.optional().describe(summary)])),
  wait: duration.optional().describe("Lets time pass."),
  waitFor: waitFor.optional().describe("Goes on when an agent is in a state."),
  repeat: repeat.optional().describe("Does its steps several times."),
  parallel: z
    .array(steps, { error: tracksSentence })
    .min(1)
    .optional()
    .describe("Does several lists of steps side by side, and goes on when all are done."),
};

const names = Object.keys(members);

const oneMember = z
  .strictObject(members, {
    error: expectsNamed("step", names, "step: an object with the step's name as its one member"),
  })
  .check((check) => {
    const found = Object.keys(check.value).filter((name) => check.value[name] !== undefined);
    if (check.issues.length > 0 || found.length === 1) return;
    const message =
      found.length === 0
        ? `this step is empty: a step is one of ${names.join(", ")}`
        : `${found.join(" and ")} are ${found.length} steps: begin each with its own "-"`;
    check.issues.push({ code: "custom", input: check.value, message });
  })
  .meta({ id: "Step", minProperties: 1, maxProperties: 1 });

/** One step. The shapes of its members are what WrittenStep says; put together from a table, they cannot say it themselves. */
export const step = oneMember as unknown as z.ZodType<WrittenStep>;
