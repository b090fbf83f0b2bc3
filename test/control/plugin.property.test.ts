// Property: for any input, the control API answers as declared and never with a 5xx, and a refused request changes nothing.
import { deepEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { countCases } from "../support/cases.ts";
import { type ControlApi, openControlApi } from "./control-api.ts";

/** Returns the main parts of the world that the control API returns. */
async function readWorld({ send }: ControlApi) {
  const parts = [];
  for (const part of ["settings", "agents", "calls", "chats", "clock", "journal", "scenario"]) {
    parts.push((await send("GET", `/worlds/default/${part}`)).body);
  }
  return parts;
}

const anyMethod = fc.constantFrom("GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS");

const KNOWN_SEGMENTS = [
  "worlds",
  "default",
  "agents",
  "101",
  "calls",
  "chats",
  "say",
  "1767603600-1",
  "hang-up",
  "release",
  "call-out",
  "clock",
  "advance",
  "journal",
  "settings",
  "reset",
  "metrics",
  "openapi.json",
  "scenario",
];
const segment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...KNOWN_SEGMENTS) },
  { weight: 1, arbitrary: fc.string().map(encodeURIComponent) },
  { weight: 1, arbitrary: fc.constantFrom("%", "%zz", "..", "__proto__", "%2e%2e", "%00", "", "*", "{world}") },
);
const anyPath = fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join("/")}`);

const anyQuery = fc.oneof(
  fc.constant(""),
  fc.string().map((text) => `?${encodeURIComponent(text)}`),
  fc
    .dictionary(fc.constantFrom("agent", "operation", "retcode", "limit", "__proto__", "x"), fc.string())
    .map((members) => `?${new URLSearchParams(members)}`),
);

// Mostly bodies that no request accepts. Valid ones are covered by the other tests.
const anyBody = fc.oneof(
  fc.constant(undefined),
  fc.string(),
  fc.json(),
  fc
    .dictionary(
      fc.constantFrom(
        "by",
        "to",
        "mode",
        "from",
        "signedIn",
        "state",
        "statistics",
        "maxTime",
        "__proto__",
        "constructor",
      ),
      fc.jsonValue({ maxDepth: 2 }),
    )
    .map((members) => JSON.stringify(members)),
);

test("any request is answered as declared, never with a 5xx", async (t) => {
  const api = await openControlApi();
  t.teardown(() => api.world.close());
  await fc.assert(
    fc.asyncProperty(anyMethod, anyPath, anyQuery, anyBody, async (method, path, query, body) => {
      const answer = await api.send(method, `${path}${query}`, body);
      ok(answer.status < 500, `${method} ${path}${query} answered ${answer.status}`);
    }),
    { numRuns: countCases(1_500) },
  );
});

const changingRequest = fc.constantFrom(
  ["PATCH", "/worlds/default/settings"],
  ["PATCH", "/worlds/default/agents/101"],
  ["PATCH", "/worlds/default/agents/201"],
  ["POST", "/worlds/default/calls"],
  ["PUT", "/worlds/default/clock"],
  ["POST", "/worlds/default/clock/advance"],
  ["POST", "/worlds/default/calls/1767603600-1/hang-up"],
  ["POST", "/worlds/default/calls/1767603600-1/answer"],
  ["POST", "/worlds/default/agents/101/answer"],
  ["POST", "/worlds/default/agents/201/release"],
  ["POST", "/worlds/default/agents/201/call-out"],
  ["GET", "/worlds/default/journal"],
  ["PUT", "/worlds/default/scenario"],
  ["DELETE", "/worlds/default"],
);

test("a refused request changes nothing", async (t) => {
  const api = await openControlApi();
  t.teardown(() => api.world.close());
  await api.send("POST", "/worlds/default/calls", { from: "13800000001", to: { queue: 25 } });
  let before = await readWorld(api);
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(changingRequest, anyQuery, anyBody, async ([method = "", path = ""], query, body) => {
      const { status } = await api.send(method, `${path}${query}`, body);
      const after = await readWorld(api);
      if (status >= 400) {
        refused++;
        deepEqual(after, before);
      }
      before = after;
    }),
    { numRuns: countCases(500) },
  );
  ok(refused > countCases(400), `only ${refused} were refused`);
});
