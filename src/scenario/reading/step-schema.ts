// The schema of a step: an object with the step's name as its only member.
import * as z from "zod";
import { duration, positiveDuration, tooLongOr } from "../../forms/duration-form.ts";
import { closed, timeOfDay, wholeNumber } from "../../forms/values.ts";
import { expects, expectsNamed } from "../../forms/wording.ts";
import { type WrittenCondition, withCondition } from "../conditions/condition-schema.ts";
import { expectation, type WrittenExpectation } from "../conditions/expectation-schema.ts";
import { ACTION_KINDS, type WrittenActions } from "../steps/index.ts";

const stepsSentence = expects("list of steps", "a list, each item an object with the step's name as its only member");
const tracksSentence = expects("list of tracks", "a list of lists of steps, such as [[{wait: 5s}], [{wait: 9s}]]");
const choicesSentence = expects("list of choices", "a list, each item an object with steps and an optional weight");

/** The schema of a list of steps. */
export const steps = z
  .array(
    z.lazy(() => step),
    { error: stepsSentence },
  )
  .meta({ id: "Steps" });

/** A step in its written form; exactly one member is defined. */
export interface WrittenStep extends WrittenActions {
  wait?: string | undefined;
  at?: string | undefined;
  waitFor?: (WrittenCondition & { timeout?: string | undefined }) | undefined;
  when?: WrittenWhen | undefined;
  expect?: WrittenExpectation | undefined;
  repeat?: WrittenRepeat | undefined;
  parallel?: WrittenStep[][] | undefined;
  choose?: WrittenChoice[] | undefined;
}

type WrittenWhen = WrittenCondition & {
  timeout?: string | undefined;
  then?: WrittenStep[] | undefined;
  otherwise?: WrittenStep[] | undefined;
};

interface WrittenRepeat {
  times?: number | undefined;
  every?: string | undefined;
  for?: string | undefined;
  steps: WrittenStep[];
}

interface WrittenChoice {
  weight?: number | undefined;
  steps: WrittenStep[];
}

const momentForm = "a duration since the start of the world, such as 30m, or a time of day, such as 09:30";
const at = z.union([duration, timeOfDay], { error: tooLongOr(expects("moment", momentForm)) });

const waitFor = withCondition("waitFor step", {
  timeout: duration.optional().describe("World time after which the wait ends and counts as a failed expectation."),
});

const when = withCondition("when step", {
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

const repeat = closed("repeat step", {
  times: wholeNumber("number of times").max(1_000_000).optional(),
  every: positiveDuration.optional().describe("The time from the start of one round to the start of the next."),
  for: duration.optional(),
  steps: steps.min(1),
});

const weight = z.number({ error: expects("weight", "a number above 0, such as 3 or 0.5") }).positive();
const choice = closed("choice", {
  weight: weight.max(1_000_000).optional().describe("The probability is proportional to this number; 1 if absent."),
  steps,
});

const members: Record<string, z.ZodType> = {
  ...Object.fromEntries(ACTION_KINDS.map(([name, { shape, summary }]) => [name, shape.optional().describe(summary)])),
  wait: duration.optional().describe("Waits for a duration."),
  at: at.optional().describe(`Waits for ${momentForm}.`),
  waitFor: waitFor.optional().describe("Waits until a condition is true."),
  when: when.optional().describe("Runs one list of steps if a condition is true, and another if not."),
  expect: expectation.optional().describe("Compares the world with what you expect."),
  repeat: repeat.optional().describe("Runs its steps several times."),
  parallel: z
    .array(steps, { error: tracksSentence })
    .min(1)
    .optional()
    .describe("Runs several lists of steps at the same time, and ends when all are done."),
  choose: z
    .array(choice, { error: choicesSentence })
    .min(1)
    .optional()
    .describe("Runs one of several lists of steps, at random."),
};

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

/** The schema of one step. Its members come from a table, so the compiler can't infer WrittenStep. */
export const step = oneMember as unknown as z.ZodType<WrittenStep>;
