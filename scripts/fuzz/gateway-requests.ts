// Makes requests to every operation of the gateway from its table, nearly valid or hostile.
import * as z from "zod";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import type { Random } from "./random.ts";
import { type FuzzRequest, HELD_TIMEOUT_MS, USUAL_TIMEOUT_MS, writeRequest } from "./request.ts";
import { makeValueFrom, type Schema } from "./schemas.ts";
import { encodeForUrl, makeValueFor, mutate } from "./values.ts";

const ROOT = "/agentgateway/resource";
const SEGMENTS = ["0", "100", "60000", "-101", "1e3", "%00", "%2e%2e", "%zz", "a;b=1", "null", "x".repeat(300), "é"];

const schemas = new Map<object, Schema>();

/** Returns the JSON Schema of a shape. Types without a JSON Schema accept any value. */
function schemaOf(shape: z.ZodType): Schema {
  const known = schemas.get(shape);
  if (known !== undefined) return known;
  const made = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as Schema;
  schemas.set(shape, made);
  return made;
}

/** A valid sign-in with pushes, which random bodies rarely contain. Nothing listens at its address. */
const PUSHING = JSON.stringify({
  password: "secret",
  phonenum: "40038",
  callBackUri: "http://127.0.0.1:1/x",
  serviceToken: "token",
});

/** Returns a request to a random operation; `guids` are the known Guids of signed-in agents. */
export function makeGatewayRequest(random: Random, world: string, guids: ReadonlyMap<string, string>): FuzzRequest {
  // Sign-ins are more frequent than other requests, so that there are sessions.
  const operation = random.chance(0.08)
    ? (OPERATIONS.find(({ name }) => name === "login") ?? random.pick(OPERATIONS))
    : random.pick(OPERATIONS);
  const agent = random.chance(0.9) ? random.pick(["101", "102", "103"]) : random.pick(["999", ...SEGMENTS]);
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (name === "agentid") return agent;
    return random.chance(0.8) ? encodeForUrl(makeValueFor(name, random)) : random.pick(SEGMENTS);
  });
  const method = random.chance(0.95)
    ? operation.method
    : random.pick(["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "FETCH"]);
  const query = operation.query === undefined ? "" : makeQuery(operation.query(), random);
  const isPushing = operation.name === "login" && random.chance(0.2);
  const body = isPushing ? PUSHING : operation.body === undefined ? "" : makeBody(operation.body(), random);
  const guid = random.chance(0.9) ? guids.get(agent) : String(random.pick(["", "wrong", "x".repeat(2_000)]));
  const type = random.chance(0.9) ? "application/json" : random.pick([undefined, "text/plain", "nonsense", "a/b/c"]);
  const headers = { "X-CCGW-World": world, "Content-Type": type, Guid: guid };
  const isHeld = operation.success === "event";
  return {
    port: "gateway",
    what: `${operation.name} (${method} ${path.slice(0, 60)})`,
    bytes: writeRequest(method, ROOT + path + query, headers, body),
    timeoutMs: isHeld ? HELD_TIMEOUT_MS : USUAL_TIMEOUT_MS,
  };
}

function makeQuery(shape: z.ZodType, random: Random): string {
  const value = makeValueFrom(schemaOf(shape), "", random);
  if (typeof value !== "object" || value === null) return "?=";
  const pairs = Object.entries(value).map(([name, member]) => `${name}=${encodeForUrl(member)}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function makeBody(shape: z.ZodType, random: Random): string {
  if (random.chance(0.05)) return random.pick(["{", "[]", "null", "\u0000", "[".repeat(30_000), "x".repeat(70_000)]);
  const value = makeValueFrom(schemaOf(shape), "", random);
  return JSON.stringify(random.chance(0.4) ? mutate(value, random) : value);
}
