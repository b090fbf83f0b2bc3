// Makes requests to every route of the control API from its OpenAPI description, with snapshots and scenarios.
import { forge, mutate as mutateSnapshot } from "../../test/support/forging.ts";
import type { Random } from "./random.ts";
import { type FuzzRequest, HELD_TIMEOUT_MS, USUAL_TIMEOUT_MS, writeRequest } from "./request.ts";
import { makeScenarioText } from "./scenarios.ts";
import { makeValueFrom, type Schema } from "./schemas.ts";
import { encodeForUrl, makeValueFor, mutate } from "./values.ts";

interface Route {
  readonly method: string;
  readonly path: string;
  readonly body: Schema | undefined;
  readonly query: readonly string[];
}

/** The simulator's description of its control API. */
export interface Description {
  readonly routes: readonly Route[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** Returns all routes of an OpenAPI document. */
export function readDescription(openapi: {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}): Description {
  const routes = Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => /^(get|put|post|patch|delete)$/.test(method))
      .map(([method, { parameters = [], requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        body: Object.values(requestBody?.content ?? {})[0]?.schema,
        query: parameters.filter((one) => one.in === "query").map(({ name }) => name),
      })),
  );
  return { routes, schemas: openapi.components?.schemas ?? {} };
}

/** Verbs of agents, calls and conferences, and unknown ones. */
const VERBS = ["answer", "hang-up", "release", "transfer", "busy", "dance"];

/** The last segment of a path that ends in a verb. */
const VERB = /(?<=\/(?:agents|calls|conferences)\/[^/]+\/)[\w-]+$/;

/** Returns a request to a random route; `snapshot` is a snapshot of the world. */
export function makeControlRequest(
  random: Random,
  world: string,
  { routes, schemas }: Description,
  snapshot: object | undefined,
): FuzzRequest {
  const route = random.pick(routes);
  const template = random.chance(0.05) ? route.path.replace(VERB, random.pick(VERBS)) : route.path;
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "world") return random.chance(0.97) ? world : random.pick(["nowhere", "%2e%2e", "__proto__"]);
    if (name === "call") return random.chance(0.7) ? `1767603600-${random.below(4)}` : "x";
    if (name === "conference") return random.chance(0.7) ? String(1_024_000 + 256 * (1 + random.below(3))) : "x";
    return String(random.chance(0.8) ? random.pick([101, 102, 1, 2]) : random.pick(["x", "%00", "-1", "1e9"]));
  });
  const method = random.chance(0.97) ? route.method : random.pick(["GET", "HEAD", "PUT", "POST", "PATCH", "DELETE"]);
  const query = route.query
    .filter(() => random.chance(0.2))
    .map((name) => `${name}=${encodeForUrl(makeValueFor(name, random))}`);
  const url = query.length === 0 ? path : `${path}?${query.join("&")}`;
  const body = makeBody(route, world, random, schemas, snapshot);
  const type = random.chance(0.9) ? "application/json" : random.pick([undefined, "text/plain", "nonsense"]);
  return {
    port: "control",
    what: `${method} ${route.path}`,
    bytes: writeRequest(method, url, { "Content-Type": body === "" ? undefined : type }, body),
    timeoutMs: /\/(events|verify|wait-for)$/.test(route.path) ? HELD_TIMEOUT_MS : USUAL_TIMEOUT_MS,
  };
}

function makeBody(
  { method, path, body }: Route,
  world: string,
  random: Random,
  schemas: Readonly<Record<string, Schema>>,
  snapshot: object | undefined,
): string {
  if (random.chance(0.03))
    return random.pick(["{", "null", "[]", "\u0000", "[".repeat(30_000), `"${"x".repeat(1_100_000)}"`]);
  if (method === "PUT" && path.endsWith("/snapshot") && snapshot !== undefined)
    return makeSnapshotText(random, snapshot);
  if (method === "PUT" && path.endsWith("/scenario")) return makeScenarioText(random);
  if (body === undefined) return "";
  const value = makeValueFrom(body, "", random, schemas);
  if (method === "POST" && path === "/worlds") {
    // The ttl deletes the world when it gets no more requests.
    return JSON.stringify({
      ...(mutate(value, random) as object),
      name: `${world}-other`,
      ttl: "1s",
      scenario: makeScenarioText(random),
    });
  }
  return JSON.stringify(random.chance(0.5) ? mutate(value, random) : value);
}

function makeSnapshotText(random: Random, snapshot: object): string {
  if (random.chance(0.3)) return JSON.stringify(mutate(snapshot, random));
  return JSON.stringify(forge(snapshot, (inside) => void mutateSnapshot(inside, (below) => random.below(below))));
}
