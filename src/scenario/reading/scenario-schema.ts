// The schema of a scenario file. build-scenario.ts builds a Scenario from what it accepts.
import * as z from "zod";
import { clockText } from "../../forms/clock-form.ts";
import { closed, duration, instant, readonlyList, seed, text } from "../../forms/values.ts";
import { expects } from "../../forms/wording.ts";
import { centerMembers, expectsListOf } from "../center/center-schema.ts";
import { chatTraffic } from "../steps/traffic.ts";
import { settingsPatch } from "./settings-schema.ts";
import { steps } from "./step-schema.ts";

const variableSentence = expects(
  "name of a variable",
  "letters, digits and _, not beginning with a digit, not phone or name",
);
const valueSentence = expects("value of a variable", "text, a number, true or false");

/** The schema of values that templates can name. */
export const variables = z.record(
  z.string({ error: variableSentence }).regex(/^(?!(?:phone|name)$)[A-Za-z_]\w*$/),
  z.union([z.string(), z.number(), z.boolean()], { error: valueSentence }),
  { error: expects("set of variables", "an object with a value for each name") },
);

/** Matches the names of the members of the file that are ignored: a place for YAML anchors. */
export const FREE_MEMBER = /^x-/;

const MAX_CHAT_TRAFFIC = 100;

/** The schema of the contact center at the start of a world, with the traffic that begins with it. */
export const center = closed("center", {
  ...centerMembers,
  chats: readonlyList(
    z.array(chatTraffic.shape, { error: expectsListOf("traffic of chats") }).max(MAX_CHAT_TRAFFIC, {
      error: expects("list of traffic of chats", `a list of at most ${MAX_CHAT_TRAFFIC} items`),
    }),
  )
    .optional()
    .describe("Traffic of chats that begins with the center, with the members of the step chatTraffic."),
});

/** The schema of the whole file. */
export const scenario = closed("scenario", {
  name: text("name").optional().describe("The file's name if absent."),
  seed: seed.optional().describe("The random seed: the same seed gives the same run."),
  start: instant.optional().describe("The start time of the world."),
  clock: clockText.optional(),
  duration: duration.optional().describe("How long ccgw run plays a scenario whose steps never end; 1h if absent."),
  settings: settingsPatch.optional().describe("The settings of the world: see docs/settings.md."),
  variables: variables.optional().describe("Values for templates such as {{variables.prefix}}."),
  center: center.optional().describe("Agents 101 to 110 and a queue if absent."),
  steps: steps.optional().describe("The steps, in order."),
});

/** A checked file, before a Scenario is built from it. */
export type WrittenScenario = z.infer<typeof scenario>;

/** A scenario as an object: the contact center at the start, and the steps that follow. Members that begin with `x-` are ignored. */
export interface GivenScenario extends WrittenScenario {
  [free: `x-${string}`]: unknown;
}
