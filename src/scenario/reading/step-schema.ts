// The schema of a step: an object with the step's name as its only member.
import * as z from "zod";
import { duration, positiveDuration, withDurationLimit } from "../../forms/duration-form.ts";
import type { OneMember } from "../../forms/optional-members.ts";
import { closed, readonlyList, timeOfDay, wholeNumber } from "../../forms/values.ts";
import { expects, expectsNamed } from "../../forms/wording.ts";
import { createConditionSchema } from "../conditions/condition-schema.ts";
import { expectation } from "../conditions/expectation-schema.ts";
import { ACTION_KINDS, type WrittenActions } from "../steps/index.ts";

const stepsSentence = expects("list of steps", "a list, each item an object with the step's name as its only member");
const tracksSentence = expects("list of tracks", "a list of lists of steps, such as [[{wait: 5s}], [{wait: 9s}]]");
const choicesSentence = expects("list of choices", "a list, each item an object with steps and an optional weight");

const listOfSteps: z.ZodArray<z.ZodType<WrittenStep, WrittenStep>> = z
  .array(
    z.lazy(() => step),
    { error: stepsSentence },
  )
  .meta({ id: "Steps" });

/** The schema of a list of steps. Its type is declared, because a step can contain steps. */
export const steps: z.ZodType<readonly WrittenStep[], readonly WrittenStep[]> = readonlyList(listOfSteps);

const momentForm = "a duration since the start of the world, such as 30m, or a time of day, such as 09:30";
const at = z.union([duration, timeOfDay], { error: withDurationLimit(expects("moment", momentForm)) });

const waitFor = createConditionSchema("waitFor step", {
  timeout: duration.optional().describe("World time after which the wait ends and counts as a failed expectation."),
});

const when = createConditionSchema("when step", {
  timeout: duration.optional().describe("World time to wait for the condition; if absent, it is checked immediately."),
  // biome-ignore lint/suspicious/noThenProperty: a member of scenarios; the object is never awaited.
  then: steps.optional(),
  otherwise: steps.optional(),
})
  .check((check) => {
    const { value } = check;
    if (check.issues.length > 0 || value.then !== undefined || value.otherwise !== undefined) return;
    check.issues.push({
      code: "custom",
      input: value,
      message: "this step does nothing: use then, otherwise or both",
    });
  })
  .meta({ not: { propertyNames: { not: { enum: ["then", "otherwise"] } } } });

const MAX_ROUNDS = 1_000_000;

const repeat = closed("repeat step", {
  times: wholeNumber("number of times")
    .max(MAX_ROUNDS, { error: expects("number of times", `a whole number from 1 to ${MAX_ROUNDS}`) })
    .optional(),
  every: positiveDuration.optional().describe("The time from the start of one round to the start of the next."),
  for: duration.optional(),
  steps: readonlyList(listOfSteps.min(1)),
});

const MAX_WEIGHT = 1_000_000;
const weight = z
  .number({ error: expects("weight", `a number above 0 and up to ${MAX_WEIGHT}, such as 3 or 0.5`) })
  .positive();
const choice = closed("choice", {
  weight: weight.max(MAX_WEIGHT).optional().describe("The probability is proportional to this number; 1 if absent."),
  steps,
});

/** The flow steps, by name. */
const FLOW = {
  wait: { shape: duration, summary: "Waits for a duration." },
  at: { shape: at, summary: `Waits until a moment: ${momentForm}.` },
  waitFor: { shape: waitFor, summary: "Waits until a condition is true." },
  when: { shape: when, summary: "Runs one list of steps if a condition is true, and another if not." },
  expect: { shape: expectation, summary: "Compares the world with what you expect." },
  repeat: { shape: repeat, summary: "Runs its steps several times." },
  parallel: {
    shape: readonlyList(z.array(steps, { error: tracksSentence }).min(1)),
    summary: "Runs several lists of steps at the same time, and ends when all are done.",
  },
  choose: {
    shape: readonlyList(z.array(choice, { error: choicesSentence }).min(1)),
    summary: "Runs one of several lists of steps, at random.",
  },
} satisfies Record<keyof FlowMembers, { shape: z.ZodType; summary: string }>;

/** The written form of the flow steps, by name. The code compiles only if FLOW has the same names. */
interface FlowMembers {
  wait: z.infer<typeof duration>;
  at: z.infer<typeof at>;
  waitFor: z.infer<typeof waitFor>;
  when: z.infer<typeof when>;
  expect: z.infer<typeof expectation>;
  repeat: z.infer<typeof repeat>;
  parallel: readonly (readonly WrittenStep[])[];
  choose: readonly z.infer<typeof choice>[];
}

/** The written form of all steps, by name. */
export interface StepMembers extends WrittenActions, FlowMembers {}

/** A step of a scenario: an object with the name of the step as its only member. */
export type WrittenStep = OneMember<StepMembers>;

const members: Record<string, z.ZodType> = Object.fromEntries(
  [...ACTION_KINDS, ...Object.entries(FLOW)].map(([name, { shape, summary }]) => [
    name,
    shape.optional().describe(summary),
  ]),
);

const names = Object.keys(members);

const oneMember = z
  .strictObject(members, {
    error: expectsNamed("step", names, "step: use an object with the step's name as its only member"),
  })
  .check((check) => {
    const found = Object.keys(check.value).filter((name) => check.value[name] !== undefined);
    if (check.issues.length > 0 || found.length === 1) return;
    const message =
      found.length === 0
        ? `this step is empty: a step is one of ${names.join(", ")}`
        : `${found.join(" and ")} are ${found.length} steps in one item: begin each step with "-"`;
    check.issues.push({ code: "custom", input: check.value, message });
  })
  .meta({ id: "Step", minProperties: 1, maxProperties: 1 });

/** The schema of one step. Its members come from tables, so the compiler can't infer WrittenStep. */
export const step = oneMember as unknown as z.ZodType<WrittenStep, WrittenStep>;
