// The shape of a scenario as it stands in the file. It only checks; build.ts turns what passed into a Scenario.
import { z } from "zod";
import { agentIds } from "./agent-ids.ts";
import { CLOCK_FORM, parseClockMode } from "./clock-mode.ts";
import { closed, distribution, duration, instant, text, timeZone, wholeNumber } from "./forms.ts";
import { settingsPatch } from "./settings-schema.ts";
import { steps } from "./step-schema.ts";
import { expects, expectsText } from "./wording.ts";

const id = wholeNumber("id");

const vdn = closed("vdn", { id: id.optional(), name: text("name").optional() });

const digits = z.string({ error: expectsText("telephone number", "digits only, such as 40000") }).regex(/^\d{1,24}$/);

const queue = closed("queue", {
  id: wholeNumber("queue id"),
  name: text("name").optional(),
  media: z.literal("voice", { error: expects("medium that is simulated", 'only "voice" is so far') }).optional(),
});

const autopilotForm = "true, or an object with answer, talk, wrapUp (how long each takes)";
const autopilot = z
  .union(
    [
      z.boolean(),
      closed("autopilot", {
        answer: distribution.optional(),
        talk: distribution.optional(),
        wrapUp: distribution.optional(),
      }),
    ],
    { error: expects("autopilot", autopilotForm) },
  )
  .describe("Whether the simulator plays this agent from the start.");

const agent = closed("agent", {
  id: wholeNumber("agent id").optional(),
  ids: agentIds.optional().describe("In place of id: many agents that are alike."),
  name: text("name").optional().describe("Made up if absent."),
  password: text("password").optional(),
  passwordLife: duration.optional().describe("How long a password lasts; for ever if absent."),
  account: text("account name").optional().describe("The name it may sign in by instead of its id."),
  group: text("group name").optional().describe("The agents' group it is in; Default if absent."),
  phone: text("telephone number").optional().describe("The number it uses when the simulator plays it."),
  queues: z
    .array(wholeNumber("queue id"), { error: expects("list of queues", "a list of queue ids, such as [25]") })
    .optional(),
  autopilot: autopilot.optional(),
}).check((check) => {
  if (check.issues.length > 0) return;
  const { id: one, ids, name, account } = check.value;
  const complain = (message: string, path: PropertyKey[] = []) =>
    check.issues.push({ code: "custom", input: check.value, message, path });
  if (one === undefined && ids === undefined)
    complain('"id" is missing: an agent has an id such as 101, or ids such as 201-260');
  if (one !== undefined && ids !== undefined) complain("an agent has id or ids, not both", ["ids"]);
  if (ids !== undefined && account !== undefined)
    complain("agents with ids cannot share an account: leave it out, and each has its id", ["account"]);
  if (ids !== undefined && name !== undefined)
    complain("agents with ids cannot share a name: leave it out, and each gets its own", ["name"]);
});

const listOf = (noun: string) => expects(`list of ${noun}`, "a list, each item beginning with a -");

/** The contact center that a world begins with. */
export const center = closed("center", {
  vdn: vdn.optional(),
  timeZone: timeZone.optional(),
  phoneRange: closed("phoneRange", { from: digits, to: digits })
    .optional()
    .describe("The numbers that agents may sign in with; others get 100-014."),
  queues: z.array(queue, { error: listOf("queues") }).optional(),
  agents: z.array(agent, { error: listOf("agents") }).optional(),
});

export type WrittenCenter = z.infer<typeof center>;

const variableSentence = expects(
  "name of a variable",
  "letters, digits and _, not beginning with a digit, not phone or name",
);
const valueSentence = expects("value of a variable", "text, a number, true or false");

/** The values that templates can name. */
export const variables = z.record(
  z.string({ error: variableSentence }).regex(/^(?!(?:phone|name)$)[A-Za-z_]\w*$/),
  z.union([z.string(), z.number(), z.boolean()], { error: valueSentence }),
  { error: expects("set of variables", "an object with a value for each name") },
);

/** The whole file. */
export const scenario = closed("scenario", {
  name: text("name").optional().describe("The file's name if absent."),
  seed: z
    .union([z.int(), z.literal("random")], { error: expects("seed", "a whole number, or random") })
    .optional()
    .describe("The same seed, the same chance."),
  start: instant.optional().describe("The instant at which the world begins."),
  clock: z
    .string({ error: expects("clock", CLOCK_FORM) })
    .refine((written) => parseClockMode(written) !== undefined)
    .optional()
    .describe(`${CLOCK_FORM}.`),
  duration: duration.optional().describe("How long a run lasts that has no end of its own."),
  settings: settingsPatch.optional(),
  variables: variables.optional(),
  center: center.optional().describe("Agents 101 to 110 and a queue if absent."),
  steps: steps.optional(),
});

export type WrittenScenario = z.infer<typeof scenario>;
