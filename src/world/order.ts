// What a world can be made with, as people write it: one shape for the control API and the library.
import * as z from "zod";
import { formatDuration, parseDuration } from "../core/index.ts";
import { clockText } from "../forms/clock-form.ts";
import { closed, instant, seed, span } from "../forms/values.ts";
import { expects, expectsText, show } from "../forms/wording.ts";
import { settingsPatch } from "../scenario/reading/settings-schema.ts";
import { SCRIPT_FORM } from "./scripts.ts";

const NAME_FORM = "1 to 64 letters, digits, -, _ and ., and neither . nor ..";

/** Names stand in paths, and some people's in file names: none leads anywhere else. */
const NAME = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,64}$/;

/** A world that lasts less would be gone before its maker can ask for it. */
const SHORTEST_TTL = 1_000;

export const worldOrder = closed("world", {
  name: z
    .string({ error: expectsText("name of a world", NAME_FORM, NAME) })
    .regex(NAME)
    .describe(`${NAME_FORM}.`),
  seed: seed.optional().describe("The same seed, the same chance."),
  clock: clockText.optional(),
  start: instant.optional().describe("The instant at which the world begins."),
  scenario: z
    .union([z.string().min(1), z.record(z.string(), z.unknown())], { error: expects("scenario", SCRIPT_FORM) })
    .optional()
    .describe(`${SCRIPT_FORM}; default if absent.`),
  settings: settingsPatch.optional().describe("Settings that beat those of the scenario, as in docs/settings.md."),
  ttl: span
    .refine((written) => (parseDuration(written) || SHORTEST_TTL) >= SHORTEST_TTL, {
      error: ({ input }) => `${show(input)} is too short: at least ${formatDuration(SHORTEST_TTL)}`,
    })
    .optional()
    .describe("After how long without a request, in wall time, the world is deleted; never if absent."),
});

/** What a world is made with; everything but the name may be left out, and beats what the scenario says. */
export type WorldOrder = z.output<typeof worldOrder>;
