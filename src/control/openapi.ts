// The control API as an OpenAPI 3.1 document, made of the declarations of its requests and of nothing else.
import * as z from "zod";
import { packageVersion } from "../world/version.ts";
import { PROBLEM_KINDS, PROBLEM_TYPE, type ProblemKind, problemFacts, problemShape } from "./problem.ts";
import { type Route, shapesByType } from "./route.ts";
import { type JsonSchema, Shapes } from "./shapes.ts";

const REASONS: Readonly<Record<200 | 201 | 204, string>> = {
  200: "Done.",
  201: "Made; Location says where it is.",
  204: "Done; there is nothing to say.",
};

const worldParameter = {
  name: "world",
  in: "path",
  required: true,
  description: "The name of a world; default is always there.",
  schema: { type: "string" },
};

/** What every request can be refused with, and what beside it a request of a world, or one with a body, a query or a part of the path. */
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
const WITH_BODY: readonly ProblemKind[] = [
  "invalid-encoding",
  "invalid-json",
  "invalid-input",
  "body-too-large",
  "malformed-type",
];

/** The whole document. */
export function describeApi(routes: readonly Route[]): object {
  const shapes = new Shapes();
  const refusals = new Refusals();
  const paths: Record<string, JsonSchema> = {};
  for (const route of routes) {
    const path = pathOf(route);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describe(route, shapes, refusals) };
  }
  const problem = shapes.output(problemShape);
  return {
    openapi: "3.1.0",
    info: {
      title: "CC-Gateway simulator: the control API",
      version: packageVersion(),
      description:
        "Steers the worlds of a simulator and tells what happens in them. Whatever can be got can be asked for its head. " +
        "A body is read as JSON whatever its Content-Type says, where nothing else is said here.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "The control port of the simulator that this came from." }],
    // Without a token when the simulator was started without one.
    security: [{ token: [] }, {}],
    paths,
    components: {
      schemas: { ...shapes.named, Problem: problem },
      responses: refusals.named,
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "What the simulator was started with as --control-token.",
        },
      },
    },
  };
}

function describe(route: Route, shapes: Shapes, refusals: Refusals): JsonSchema {
  const parameters = parametersOf(route, shapes);
  return {
    operationId: nameOf(route),
    summary: route.summary,
    tags: [tagOf(route)],
    ...(route.of === "simulator" && route.open ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(route, shapes),
    responses: { ...answersOf(route, shapes), ...problemsOf(route, refusals) },
  };
}

/** `/worlds/{world}/agents`. */
function pathOf({ path }: Route): string {
  return path.replaceAll(/:(\w+)/g, "{$1}");
}

/** `getAgentStatistics`: the method, and the path without its world; of what is one of several the singular, which is its parameter's name. */
function nameOf({ method, path }: Route): string {
  const inWorld = path.replace(/^\/worlds\/:world(?=\/)/, "");
  const words = inWorld.replaceAll(/\/[\w-]+\/:(\w+)/g, "/$1").split(/[^A-Za-z]+/);
  return method.toLowerCase() + inPascalCase(words);
}

function inPascalCase(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** What a request is about: what comes first behind its world. */
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
    const { description, ...schema } = shapes.input(member as z.ZodType);
    return {
      name,
      in: where,
      required: where === "path" || !(member as z.ZodType).safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
      schema,
    };
  });
}

function bodyOf({ body, bodyIsText }: Route, shapes: Shapes): { requestBody?: JsonSchema } {
  if (body === undefined) return {};
  const schema = shapes.input(body);
  const text = {
    "application/yaml": { schema },
    "application/json": { schema: { type: "object" } },
    "text/plain": { schema },
  };
  const content = bodyIsText === true ? text : { "application/json": { schema } };
  return { requestBody: { required: !body.safeParse(undefined).success, content } };
}

function answersOf({ answers }: Route, shapes: Shapes): JsonSchema {
  const written = Object.entries(answers).map(([status, answer]) => {
    const content = Object.entries(shapesByType(answer)).map(([type, shape]) => [
      type,
      { schema: shapes.output(shape) },
    ]);
    const location = { Location: { description: "Its address.", schema: { type: "string" } } };
    return [
      status,
      {
        description: REASONS[Number(status) as 200],
        ...(status === "201" ? { headers: location } : {}),
        ...(content.length === 0 ? {} : { content: Object.fromEntries(content) }),
      },
    ];
  });
  return Object.fromEntries(written);
}

/** The problems that a request can be answered with, by status. */
function problemsOf(route: Route, refusals: Refusals): JsonSchema {
  const open = route.of === "simulator" && route.open;
  const takesInput = route.query !== undefined || route.body !== undefined;
  const kinds = new Set<ProblemKind>([
    ...EVERYWHERE.filter((kind) => !open || kind !== "token-needed"),
    ...(route.of === "world" ? (["unknown-world", "world-failed"] as const) : []),
    ...(takesInput ? (["invalid-input"] as const) : []),
    ...(route.body === undefined ? [] : WITH_BODY),
    ...(route.problems ?? []),
  ]);
  // In the order of the table, so that the same ones always have the same name.
  const sorted = PROBLEM_KINDS.filter((kind) => kinds.has(kind));
  const statuses = new Set(sorted.map((kind) => problemFacts(kind).status));
  const written = [...statuses]
    .sort((a, b) => a - b)
    .map((status) => [status, refusals.of(sorted.filter((kind) => problemFacts(kind).status === status))]);
  return Object.fromEntries(written);
}

/** Answers of problems are the same for many requests: each stands in the document once. */
class Refusals {
  readonly named: Record<string, JsonSchema> = {};

  of(kinds: readonly ProblemKind[]): JsonSchema {
    const name = kinds.map((kind) => inPascalCase(kind.split("-"))).join("Or");
    this.named[name] ??= describeProblems(kinds);
    return { $ref: `#/components/responses/${name}` };
  }
}

function describeProblems(kinds: readonly ProblemKind[]): JsonSchema {
  const types = kinds.map((kind) => `urn:ccgw:problem:${kind}`);
  const schema = { allOf: [{ $ref: "#/components/schemas/Problem" }], properties: { type: { enum: types } } };
  const description = kinds.map((kind) => `${problemFacts(kind).title} (\`${kind}\`).`).join(" ");
  return { description, content: { [PROBLEM_TYPE]: { schema } } };
}
