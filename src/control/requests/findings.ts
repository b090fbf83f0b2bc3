// The findings of a world: what its clients did that the real gateway would punish or its documents advise against.
import * as z from "zod";
import type { Work } from "../../core/index.ts";
import { iso } from "../../forms/iso.ts";
import type { Finding } from "../../world/findings/finding.ts";
import type { FindingFilter } from "../../world/findings/findings.ts";
import { SEVERITIES } from "../../world/findings/kind.ts";
import { KIND_NAMES } from "../../world/findings/kinds/index.ts";
import { impossibleConditions } from "../../world/impossible.ts";
import { closed, expects, expectsOneOf } from "../../world/input-forms.ts";
import type { World } from "../../world/world.ts";
import { isoInstant } from "../answers/written.ts";
import { answerInSlices, writeEach } from "../in-slices.ts";
import { invalidInput } from "../problem.ts";
import { NOTHING, type Route, worldRoute } from "../route.ts";

const severity = z.enum(SEVERITIES, { error: expectsOneOf("severity", SEVERITIES) });

export const findingsQuery = closed("query of findings", {
  agent: z
    .string({ error: expects("agent id", "digits, such as 101") })
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional()
    .describe("Only those about the client of this agent."),
  severity: severity.optional().describe("Only those that are this severe, or more so."),
  kind: z
    .enum(KIND_NAMES, { error: expectsOneOf("kind of finding", KIND_NAMES) })
    .optional()
    .describe("Only those of this kind."),
});

const moment = z.strictObject({
  wall: isoInstant.describe("In wall time."),
  world: isoInstant.describe("In the world's time."),
});

export const findingAnswer = z
  .strictObject({
    kind: z.enum(KIND_NAMES),
    severity: z.enum(SEVERITIES),
    agent: z.int().nullable().describe("The agent whose client it was; null: the request named none of the center."),
    connection: z.int().min(1).nullable().describe("Where there is no agent, the connection, as in the journal."),
    sentence: z.string().describe("What was found, with its figures."),
    rule: z.string().describe("What the client should do."),
    page: z.string().nullable().describe("The page of the public documents that says so; null: none does."),
    times: z.int().min(1),
    first: moment,
    last: moment,
    entries: z.array(z.int().min(1)).max(10).describe("The last journal entries concerned, by their numbers."),
  })
  .meta({ id: "Finding" });

export const findingsAnswer = z.strictObject({
  worst: z.enum(SEVERITIES).nullable().describe("The worst severity of all findings, whatever the query; null: none."),
  findings: z.array(findingAnswer).describe("In the order in which they were first made."),
  unkept: z.int().min(0).describe("How often something was found that had no place any more among 10,000 findings."),
});

function* writeFindings({ findings }: World, filter: FindingFilter): Work<z.output<typeof findingsAnswer>> {
  const { worst = null, unkept } = findings;
  return { worst, findings: yield* writeEach(findings.each(filter), writeFinding), unkept };
}

function writeFinding(finding: Finding): z.output<typeof findingAnswer> {
  const { agent, connection, page, first, last, entries } = finding;
  return {
    ...finding,
    agent: agent ?? null,
    connection: connection ?? null,
    page: page ?? null,
    first: { wall: iso(first.wall), world: iso(first.world) },
    last: { wall: iso(last.wall), world: iso(last.world) },
    entries: [...entries],
  };
}

const read = worldRoute({
  method: "GET",
  path: "/worlds/:world/findings",
  servesFailed: true,
  summary: "What clients did that the real gateway would punish or its documents advise against.",
  query: findingsQuery,
  answers: { 200: findingsAnswer },
  problems: ["abandoned"],
  handle: ({ world, query, left }) => {
    const isEmpty = world.findings.each(query).next().done === true;
    // A finding about an agent who is no more is still found.
    const impossible = isEmpty ? impossibleConditions(world, { agent: query.agent?.toString() }) : [];
    if (impossible.length > 0) return invalidInput(impossible);
    return answerInSlices("list of findings", writeFindings(world, query), left);
  },
});

const clear = worldRoute({
  method: "DELETE",
  path: "/worlds/:world/findings",
  servesFailed: true,
  summary: "Forgets all findings so far.",
  answers: { 204: null },
  handle: ({ world }) => {
    world.findings.clear();
    return NOTHING;
  },
});

export const findingRoutes: readonly Route[] = [read, clear];
