// Returns, sets and advances the clock of a world.
import * as z from "zod";
import { DURATION_FORM, type Duration, formatDuration, parseDuration } from "../../core/index.ts";
import { CLOCK_FORM, parseClockMode } from "../../forms/clock-mode.ts";
import { createDurationSchema, expectsDuration } from "../../forms/duration-form.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { closed, readDuration } from "../../forms/values.ts";
import { expects, show } from "../../forms/wording.ts";
import { explainTooMuchTraffic } from "../../world/limits.ts";
import { clockAnswer, writeClock } from "../answers/clock-answer.ts";
import { isoInstant } from "../answers/fields.ts";
import { createInvalidInputProblem } from "../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route } from "../route.ts";

/** The longest advance in one request. The answer comes after everything in it has run. */
export const MAX_ADVANCE_MS: Duration = 30 * 24 * 3_600_000;

const read = declareWorldRoute({
  name: "getClock",
  method: "GET",
  path: "/worlds/:world/clock",
  summary: "Returns the world time, the mode of the clock and the time of the next scheduled entry.",
  servesWorking: true,
  answers: { 200: clockAnswer },
  handle: ({ world }) => createOkAnswer(writeClock(world)),
});

const mode = z
  .string({ error: expects("mode of a clock", CLOCK_FORM) })
  .refine((written) => parseClockMode(written) !== undefined)
  .describe(`${CLOCK_FORM}.`);

const change = declareWorldRoute({
  name: "setClock",
  method: "PUT",
  path: "/worlds/:world/clock",
  summary: "Sets the mode of the clock: manual, or a multiple of wall time.",
  body: closed("clock", { mode }),
  answers: { 200: clockAnswer },
  async handle({ world, body }) {
    const parsed = parseClockMode(body.mode);
    await world.waitUntilFree();
    if (parsed !== undefined) world.setClock(parsed);
    return createOkAnswer(writeClock(world));
  },
});

const by = createDurationSchema(
  expectsDuration(`, and one request advances by at most ${formatDuration(MAX_ADVANCE_MS)}`),
)
  .refine((written) => (parseDuration(written) ?? 0) <= MAX_ADVANCE_MS, {
    error: ({ input }) =>
      `${show(input)} is too long: at most ${formatDuration(MAX_ADVANCE_MS)} in one request; send several`,
  })
  .describe(`${DURATION_FORM}, at most ${formatDuration(MAX_ADVANCE_MS)}.`);

const advanceForm = '{"by": "30m"} or {"to": "next"}';
const advanceBody = z.union(
  [
    closed("advance", { by }),
    closed("advance", {
      to: z.literal("next", { error: expects("target of an advance", '"next", the next scheduled entry') }),
    }),
  ],
  { error: expects("advance", advanceForm) },
);

/** The schema of the result of an advance. */
export const advancedAnswer = z.strictObject({
  now: isoInstant,
  ran: z.int().min(0).describe("Number of scheduled entries that ran."),
});

const advance = declareWorldRoute({
  name: "advanceClock",
  method: "POST",
  path: "/worlds/:world/clock/advance",
  summary:
    "Advances the clock, in any mode. The answer comes after everything that is due until the new time has happened, in order.",
  body: advanceBody,
  answers: { 200: advancedAnswer },
  problems: ["time-stands-still", "abandoned"],
  taped: "world",
  async handle({ world, body, getSignal, holder }) {
    const length = "by" in body ? readDuration(body.by) : "next";
    const tooMuch = explainTooMuchTraffic(world, length);
    if (tooMuch !== undefined) return createInvalidInputProblem([`by: ${tooMuch}`]);
    const ran = await world.advance(length, getSignal, holder);
    return createOkAnswer({ now: formatInstant(world.center.now), ran });
  },
});

/** The routes that return, set and advance a clock. */
export const clockRoutes: readonly Route[] = [read, change, advance];
