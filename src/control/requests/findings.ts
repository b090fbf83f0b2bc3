// Returns and deletes the findings of a world.

import * as z from "zod";
import type { Work } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { closed } from "../../forms/values.ts";
import { expectsOneOf } from "../../forms/wording.ts";
import type { Finding } from "../../world/findings/finding.ts";
import type { FindingFilter } from "../../world/findings/findings.ts";
import { SEVERITIES } from "../../world/findings/kind.ts";
import { KIND_NAMES } from "../../world/findings/kinds/index.ts";
import { listImpossibleConditions } from "../../world/verification/impossible.ts";
import type { World } from "../../world/world.ts";
import { isoInstant } from "../answers/fields.ts";
import { buildAnswerInSlices, writeEach } from "../in-slices.ts";
import { createInvalidInputProblem } from "../problem.ts";
import { declareWorldRoute, NO_CONTENT, type Route } from "../route.ts";
import { agentIdSentence } from "./query-forms.ts";

const severity = z.enum(SEVERITIES, { error: expectsOneOf("severity", SEVERITIES) });

/** The schema of the query of findings. */
export const findingsQuery = closed("query of findings", {
  agent: z
    .string({ error: agentIdSentence })
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional()
    .describe("Only findings about the client of this agent."),
  severity: severity.optional().describe("Only findings of at least this severity."),
  kind: z
    .enum(KIND_NAMES, { error: expectsOneOf("kind of finding", KIND_NAMES) })
    .optional()
    .describe("Only findings of this kind."),
});

const moment = z.strictObject({
  wall: isoInstant.describe("Wall time."),
  world: isoInstant.describe("World time."),
});

/** The schema of a finding in answers. */
export const findingAnswer = z
  .strictObject({
    kind: z.enum(KIND_NAMES),
    severity: z.enum(SEVERITIES),
    agent: z.int().nullable().describe("The agent of the client; null if the request named no agent of the center."),
    connection: z
      .int()
      .min(1)
      .nullable()
      .describe("The connection, as in the journal, if there is no agent; else null."),
    sentence: z.string().describe("The behavior of the client in one sentence, with numbers."),
    rule: z.string().describe("The behavior that is expected of a client."),
    page: z.string().nullable().describe("The page of the public documentation with the rule; null if there is none."),
    times: z.int().min(1),
    first: moment,
    last: moment,
    entries: z.array(z.int().min(1)).max(10).describe("Numbers of the last journal entries that show it."),
  })
  .meta({ id: "Finding" });

/** The schema of the findings of a world. */
export const findingsAnswer = z.strictObject({
  worst: z
    .enum(SEVERITIES)
    .nullable()
    .describe("The worst severity of all findings, regardless of the query; null if there are none."),
  findings: z.array(findingAnswer).describe("In the order of their first occurrence."),
  unkept: z
    .int()
    .min(0)
    .describe("Number of occurrences that were not stored, because a world stores 10,000 findings at most."),
});

function* writeFindings({ findings }: World, filter: FindingFilter): Work<z.output<typeof findingsAnswer>> {
  const { worst = null, droppedCount } = findings;
  return { worst, findings: yield* writeEach(findings.iterate(filter), writeFinding), unkept: droppedCount };
}

function writeFinding(finding: Finding): z.output<typeof findingAnswer> {
  const { agent, connection, page, first, last, entries } = finding;
  return {
    ...finding,
    agent: agent ?? null,
    connection: connection ?? null,
    page: page ?? null,
    first: { wall: formatInstant(first.wall), world: formatInstant(first.world) },
    last: { wall: formatInstant(last.wall), world: formatInstant(last.world) },
    entries: [...entries],
  };
}

const read = declareWorldRoute({
  name: "getFindings",
  method: "GET",
  path: "/worlds/:world/findings",
  servesFailed: true,
  summary:
    "Returns the findings: client behavior that the real gateway would punish, or that its documents advise against.",
  query: findingsQuery,
  answers: { 200: findingsAnswer },
  problems: ["abandoned"],
  handle: ({ world, query, getSignal }) => {
    const isEmpty = world.findings.iterate(query).next().done === true;
    // Findings about an agent whom the center no longer has are returned too, so only an empty result is checked.
    const impossible = isEmpty ? listImpossibleConditions(world, { agent: query.agent?.toString() }) : [];
    if (impossible.length > 0) return createInvalidInputProblem(impossible);
    return buildAnswerInSlices("list of findings", writeFindings(world, query), getSignal);
  },
});

const clear = declareWorldRoute({
  name: "clearFindings",
  method: "DELETE",
  taped: "never",
  path: "/worlds/:world/findings",
  servesFailed: true,
  summary: "Deletes all findings.",
  answers: { 204: null },
  handle: ({ world }) => {
    world.findings.clear();
    return NO_CONTENT;
  },
});

/** The routes that return and delete findings. */
export const findingRoutes: readonly Route[] = [read, clear];
