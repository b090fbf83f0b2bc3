// The schema of the options of a new world, for the control API and the library.
import * as z from "zod";
import { formatDuration, parseDuration } from "../core/index.ts";
import { clockText } from "../forms/clock-form.ts";
import { closed, instant, positiveDuration, seed } from "../forms/values.ts";
import { expects, expectsText, show } from "../forms/wording.ts";
import type { GivenScenario } from "../scenario/reading/scenario-schema.ts";
import { settingsPatch } from "../scenario/reading/settings-schema.ts";
import { SCRIPT_FORM } from "./reading/read-script.ts";

export type { GivenScenario } from "../scenario/reading/scenario-schema.ts";
export type { WrittenStep } from "../scenario/reading/step-schema.ts";

/** The accepted names of worlds and checkpoints, for error messages. */
export const NAME_FORM = "1 to 64 letters, digits, dots, - and _, but not . or .. alone";

/** The pattern of the names of worlds and checkpoints. They are parts of paths and often of file names, so `.` and `..` are not allowed. */
export const NAME_PATTERN = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,64}$/;

const MAX_PATH_LENGTH = 4_096;
const pathForm = `a path such as night.yaml, at most ${MAX_PATH_LENGTH} characters`;

/** The schema of the path of the file that the text of a scenario came from. The file is never opened. */
export const scenarioFilePath = z
  .string({ error: expects("path of a file", pathForm) })
  .min(1)
  .max(MAX_PATH_LENGTH);

/** The minimum ttl, in milliseconds. A world with a shorter one could be deleted before its first request. */
const MIN_TTL_MS = 1_000;

/** The schema of the name of a world. */
export const worldName = z
  .string({ error: expectsText("name of a world", NAME_FORM, NAME_PATTERN) })
  .regex(NAME_PATTERN)
  .describe(`${NAME_FORM}.`);

/** The schema of a scenario as an object. Only its reader checks the members: it reports each problem with its place. */
export const scenarioObject = z.record(z.string(), z.unknown()) as unknown as z.ZodType<GivenScenario, GivenScenario>;

/** The schema of the options of a new world: the body of `POST /worlds`. */
export const worldOrder = closed("world", {
  name: worldName.optional().describe(`${NAME_FORM}. Default: world-1, world-2 and so on.`),
  seed: seed.optional().describe("Random seed: the same seed gives the same run. Default: as in the scenario."),
  clock: clockText.optional(),
  start: instant.optional().describe("World time at the start. Default: as in the scenario."),
  scenario: z
    .union([z.string().min(1), scenarioObject], { error: expects("scenario", SCRIPT_FORM) })
    .optional()
    .describe(`${SCRIPT_FORM}. Default: the shipped scenario \`default\`.`),
  scenarioFile: scenarioFilePath
    .optional()
    .describe(
      "The file that the text of the scenario came from. Messages about mistakes begin with its path. A scenario without a name is named after it.",
    ),
  settings: settingsPatch
    .optional()
    .describe("Settings, which take precedence over those of the scenario (docs/settings.md)."),
  ttl: positiveDuration
    .refine((written) => (parseDuration(written) || MIN_TTL_MS) >= MIN_TTL_MS, {
      error: ({ input }) => `${show(input)} is too short: at least ${formatDuration(MIN_TTL_MS)}`,
    })
    .optional()
    .describe("Wall time without a request after which the world is deleted; default never."),
});

/**
 * The options of a new world. All are optional. `seed`, `clock`, `start` and `settings` take precedence over those of the scenario.
 */
export type WorldOrder = z.output<typeof worldOrder>;
