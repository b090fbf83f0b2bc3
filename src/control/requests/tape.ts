// Returns the tape of a world, and single inputs on it.

import * as z from "zod";
import type { Work } from "../../core/index.ts";
import type { WrittenInstant } from "../../forms/instant-form.ts";
import { mapDefined } from "../../forms/optional-members.ts";
import { closed } from "../../forms/values.ts";
import { expects, show } from "../../forms/wording.ts";
import { capitalize } from "../../words/capitalize.ts";
import type { TapeRecord } from "../../world/tape/tape-record.ts";
import { headOf, lineOf, selectRecords, writeRecord } from "../../world/tape/tape-text.ts";
import { processSlices } from "../../world/time/slices.ts";
import { doInSlices } from "../../world/time/turns.ts";
import type { World } from "../../world/world.ts";
import { eventAnswer, writeEvent } from "../answers/event-answer.ts";
import { isoInstant } from "../answers/fields.ts";
import { entryAnswer, writeEntry } from "../answers/journal-answer.ts";
import { createProblem, type Problem } from "../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route, SchemasByType } from "../route.ts";
import { pathOfWorld, readIdInPath } from "./path-params.ts";
import { createQueryNumber } from "./query-forms.ts";

/** The media type of lines of JSON. */
const NDJSON = "application/x-ndjson";

const YAML = "application/yaml";

const read = declareWorldRoute({
  name: "getTape",
  method: "GET",
  path: "/worlds/:world/tape",
  servesFailed: true,
  summary:
    "Returns the tape: a head with the beginning of the world, then a line of JSON for each input and mark. With `as=scenario` the answer is a scenario.",
  query: closed("query of the tape", {
    from: createQueryNumber("input").describe("Number of the first input; default the oldest that the tape keeps."),
    limit: createQueryNumber("limit").describe("Maximum number of lines after the head; default all."),
    as: z
      .literal("scenario", { error: expects("form of a tape", "scenario; without it, a tape has lines of JSON") })
      .optional()
      .describe("`scenario`: the session as the YAML of a scenario. `from` and `limit` cannot be combined with it."),
  }).check((check) => {
    const { as, from, limit } = check.value;
    if (check.issues.length > 0 || as === undefined || (from ?? limit) === undefined) return;
    const message = 'a scenario is made from the whole tape: leave out "from" and "limit"';
    check.issues.push({ code: "custom", input: check.value, path: ["as"], message });
  }),
  answers: {
    200: new SchemasByType({
      [NDJSON]: z.string().describe("docs/tape.md describes the lines."),
      [YAML]: z.string().describe("With `as=scenario`: the scenario, with comments on what no step can do."),
    }),
  },
  problems: ["abandoned", "no-scenario"],
  async handle({ parts, world, query: { as, from = 0, limit = Number.POSITIVE_INFINITY }, getSignal }) {
    const origin = await doInSlices(processSlices, "tape", world.writeOriginInSlices(), getSignal);
    const body = await doInSlices(processSlices, "tape", writeTapeInSlices(world, origin, from, limit), getSignal);
    if (as === undefined) return { status: 200, body, type: NDJSON };
    const converted = await parts.convertTape?.(body, getSignal());
    if (converted !== undefined && "yaml" in converted) {
      return { status: 200, body: converted.yaml, type: `${YAML}; charset=utf-8` };
    }
    return createProblem(
      "no-scenario",
      `${capitalize(converted?.problem ?? "this server does not convert tapes: save the tape, and use `ccgw to-scenario FILE`")}.`,
    );
  },
});

function* writeTapeInSlices({ tape, name }: World, origin: object, from: number, limit: number): Work<string> {
  const records = tape.listRecords();
  let text = `${JSON.stringify(headOf(name, origin, tape.count - records.length))}\n`;
  const selected = selectRecords(records, from, limit);
  for (const [done, record] of selected.entries()) {
    text += lineOf(record);
    yield { done, of: selected.length };
  }
  return text;
}

/** The schema of an input. */
export const inputAnswer = z
  .looseObject({
    input: z.int().min(1).describe("Number of the input."),
    at: isoInstant.describe("World time."),
    request: z.looseObject({}).optional().describe("The request to the gateway, with filler in place of secrets."),
    control: z.looseObject({}).optional().describe("The request to the control API."),
    decision: z
      .looseObject({})
      .optional()
      .describe(
        "The decision, which depended on wall time: the sign-out of an agent because pushes failed for too long.",
      ),
    answer: z
      .strictObject({ code: z.string(), hash: z.string() })
      .nullable()
      .describe("Retcode or HTTP status of the answer, and a hash of it; null if there is none yet."),
    events: z.array(eventAnswer).describe("The events that it caused, as far as the log has them."),
    entry: entryAnswer.nullable().describe("The journal entry of the request; null if there is none."),
  })
  .meta({ id: "Input" });

const readInput = declareWorldRoute({
  name: "getInput",
  method: "GET",
  path: "/worlds/:world/inputs/:input",
  servesFailed: true,
  summary: "Returns an input: the request or decision, its answer, and the events that it caused.",
  params: z.object({ input: z.string().describe("Number of an input, such as 12.") }),
  answers: { 200: inputAnswer },
  problems: ["unknown-input"],
  handle: ({ world, params }) => {
    const record = mapDefined(readIdInPath(params.input), (input) => world.tape.findInput(input));
    return record === undefined
      ? createUnknownInputProblem(world, params.input)
      : createOkAnswer(writeInput(world, record));
  },
});

function createUnknownInputProblem(world: World, written: string): Problem {
  const where = `GET ${pathOfWorld(world)}/tape lists those that the tape keeps`;
  return createProblem("unknown-input", `The tape has no input ${show(written)}: ${where}.`);
}

function writeInput({ center, faults, journal, tape }: World, record: TapeRecord): z.output<typeof inputAnswer> {
  const { entry: number, answer, ...written } = writeRecord(record) as Record<string, unknown>;
  const input = written["input"] as number;
  const entry = typeof number === "number" ? journal.findEntry(number) : undefined;
  return {
    ...(written as { input: number; at: WrittenInstant }),
    answer: (answer ?? tape.findAnswer(input) ?? null) as z.output<typeof inputAnswer>["answer"],
    events: center.log
      .recent()
      .filter(({ cause }) => cause === input)
      .map((event) => writeEvent(event, faults.findByEvent(event.serial))),
    entry: entry === undefined ? null : writeEntry(entry),
  };
}

/** The routes that return a tape, and a single input. */
export const tapeRoutes: readonly Route[] = [read, readInput];
