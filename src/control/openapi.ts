// Describes the control API as an OpenAPI 3.1 document, from the declarations of its requests and their examples.
import * as z from "zod";
import type { Work } from "../core/index.ts";
import { defaultSettings } from "../forms/settings.ts";
import { readPackageVersion } from "../runtime/version.ts";
import { writeSettings } from "../scenario/reading/settings-schema.ts";
import { capitalize } from "../words/capitalize.ts";
import { createExampleProblem } from "./example-problems.ts";
import type { Example } from "./examples/example.ts";
import { createExamples, MORE_ANSWERS } from "./examples/examples.ts";
import { toOpenApiPath } from "./paths.ts";
import { factsOfProblem, PROBLEM_KINDS, PROBLEM_TYPE, type ProblemKind, problemSchema } from "./problem.ts";
import { groupSchemasByType, type Route } from "./route.ts";
import { type JsonSchema, Shapes } from "./shapes.ts";

const STATUS_DESCRIPTIONS: Readonly<Record<200 | 201 | 204, string>> = {
  200: "Success.",
  201: "Created. The header Location has the path.",
  204: "Success, without a body.",
};

const EXAMPLES = createExamples(writeSettings(defaultSettings));

const worldParameter = {
  name: "world",
  in: "path",
  required: true,
  description: "Name of a world. The world `default` always exists.",
  schema: { type: "string" },
};

/** The problems that every request can have. Public requests never have `token-needed`. */
const EVERYWHERE: readonly ProblemKind[] = [
  "unreadable-request",
  "token-needed",
  "foreign-host",
  "foreign-origin",
  "push-refused",
  "page-type",
  "invalid-input",
  "headers-too-large",
  "request-timeout",
  "failed",
];
/** The further problems of requests with a body. */
const WITH_BODY: readonly ProblemKind[] = [
  "invalid-encoding",
  "invalid-json",
  "body-too-large",
  "malformed-type",
  "unknown-encoding",
];

/**
 * Returns the OpenAPI document of these routes.
 *
 * @param basePath the path below which the routes are served
 * @yields after each route, because all of them together take some tenths of a second.
 */
export function* describeApi(routes: readonly Route[], basePath = "/"): Work<object> {
  const shapes = new Shapes();
  const problemResponses = new ProblemResponses();
  const paths: Record<string, JsonSchema> = {};
  let done = 0;
  for (const route of routes) {
    const path = toOpenApiPath(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, shapes, problemResponses) };
    yield { done: ++done, of: routes.length };
  }
  const problem = shapes.convertOutput(problemSchema);
  return {
    openapi: "3.1.0",
    info: {
      title: "CC-Gateway simulator: the control API",
      version: readPackageVersion(),
      description:
        "Controls the worlds of a simulator and reports what happens in them. HEAD is supported wherever GET is. Bodies are read as JSON, " +
        "regardless of their Content-Type, unless an operation says otherwise.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: basePath, description: "The control API of this simulator." }],
    // The token is required only if the simulator was started with one.
    security: [{ token: [] }, {}],
    paths,
    components: {
      schemas: { ...shapes.named, Problem: problem },
      responses: problemResponses.named,
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "The value of --control-token.",
        },
      },
    },
  };
}

function describeRoute(route: Route, shapes: Shapes, problemResponses: ProblemResponses): JsonSchema {
  const parameters = parametersOf(route, shapes);
  const examples = EXAMPLES[route.name] ?? {};
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [tagOf(route)],
    ...(route.of === "simulator" && route.isPublic ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(route, shapes, examples),
    responses: { ...answersOf(route, shapes, examples), ...problemsOf(route, problemResponses) },
  };
}

function toPascalCase(words: readonly string[]): string {
  return words.map((word) => capitalize(word)).join("");
}

/** Returns the tag of a route: the segment of its path after the world; without such a segment, `worlds` or `simulator`. */
function tagOf({ of, path }: Route): string {
  const [, first = "", , second] = path.split("/");
  return of === "world" ? (second ?? first) : first === "worlds" ? first : "simulator";
}

function parametersOf(route: Route, shapes: Shapes): JsonSchema[] {
  const ofWorld = route.of === "world" ? [worldParameter] : [];
  return [...ofWorld, ...membersOf(route.params, "path", shapes), ...membersOf(route.query, "query", shapes)];
}

function membersOf(shape: z.ZodType | undefined, where: "path" | "query", shapes: Shapes): JsonSchema[] {
  if (!(shape instanceof z.ZodObject)) return [];
  return Object.entries(shape.shape).map(([name, member]) => {
    const { description, ...schema } = shapes.convertInput(member as z.ZodType);
    return {
      name,
      in: where,
      required: where === "path" || !(member as z.ZodType).safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
      schema,
    };
  });
}

function bodyOf({ body, bodyIsText }: Route, shapes: Shapes, { request = {} }: Example): { requestBody?: JsonSchema } {
  if (body === undefined) return {};
  const schema = shapes.convertInput(body);
  const text = {
    "application/yaml": { schema },
    "application/json": { schema: { type: "object" } },
    "text/plain": { schema },
  };
  const content = bodyIsText === true ? text : { "application/json": { schema } };
  const withExamples = Object.entries(content).map(([type, media]) => [type, { ...media, example: request[type] }]);
  return { requestBody: { required: !body.safeParse(undefined).success, content: Object.fromEntries(withExamples) } };
}

function answersOf({ name, answers }: Route, shapes: Shapes, { answer: examples = {} }: Example): JsonSchema {
  const written = Object.entries(answers).map(([status, answer]) => {
    const content = Object.entries(groupSchemasByType(answer)).map(([type, shape]) => [
      type,
      { schema: shapes.convertOutput(shape), ...describeExamples(name, examples[type]) },
    ]);
    const location = { Location: { description: "Path of the new resource.", schema: { type: "string" } } };
    return [
      status,
      {
        description: STATUS_DESCRIPTIONS[Number(status) as 200],
        ...(status === "201" ? { headers: location } : {}),
        ...(content.length === 0 ? {} : { content: Object.fromEntries(content) }),
      },
    ];
  });
  return Object.fromEntries(written);
}

/** Returns the example of an answer, or all of them if it has several forms. */
function describeExamples(name: string, value: unknown): JsonSchema {
  const several = MORE_ANSWERS[name];
  if (several === undefined) return { example: value };
  return { examples: Object.fromEntries(Object.entries(several).map(([of, value]) => [of, { value }])) };
}

/** Returns references to the responses with the problems of a request, by status. */
function problemsOf(route: Route, problemResponses: ProblemResponses): JsonSchema {
  const isPublic = route.of === "simulator" && route.isPublic;
  const kinds = new Set<ProblemKind>([
    ...EVERYWHERE.filter((kind) => !isPublic || kind !== "token-needed"),
    ...(route.of === "world" ? (["unknown-world", "world-failed", "world-elsewhere"] as const) : []),
    ...(route.body === undefined ? [] : WITH_BODY),
    ...(route.problems ?? []),
  ]);
  // Equal sets of problems get equal names, because all sets have the order of the table.
  const sorted = PROBLEM_KINDS.filter((kind) => kinds.has(kind));
  const statuses = new Set(sorted.map((kind) => factsOfProblem(kind).status));
  const written = [...statuses]
    .sort((a, b) => a - b)
    .map((status) => [
      status,
      problemResponses.referTo(sorted.filter((kind) => factsOfProblem(kind).status === status)),
    ]);
  return Object.fromEntries(written);
}

/** Collects the responses with problems, which many requests share. */
class ProblemResponses {
  readonly named: Record<string, JsonSchema> = {};

  /** Returns a reference to the response with these kinds of problems, and adds the response if it is new. */
  referTo(kinds: readonly ProblemKind[]): JsonSchema {
    const name = kinds.map((kind) => toPascalCase(kind.split("-"))).join("Or");
    this.named[name] ??= describeProblems(kinds);
    return { $ref: `#/components/responses/${name}` };
  }
}

function describeProblems(kinds: readonly ProblemKind[]): JsonSchema {
  const types = kinds.map((kind) => `urn:ccgw:problem:${kind}`);
  const schema = { allOf: [{ $ref: "#/components/schemas/Problem" }], properties: { type: { enum: types } } };
  const examples = Object.fromEntries(kinds.map((kind) => [kind, { value: createExampleProblem(kind) }]));
  const description = kinds.map((kind) => `${factsOfProblem(kind).title} (\`${kind}\`).`).join(" ");
  return { description, content: { [PROBLEM_TYPE]: { schema, examples } } };
}
