// The API's description of itself: it is OpenAPI 3.1, and has every request that there is and no other.
import { readFileSync } from "node:fs";
import { test } from "tap";
import { ROUTES } from "../../src/control/router.ts";
import { answerOf, type Content, type Described, described, differencesFromSchema } from "./described.ts";
import { openDoor } from "./door.ts";

test("it is what OpenAPI 3.1 says a description is", async (t) => {
  const { Validator } = await import("@seriousme/openapi-schema-validator");
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(described)));
  t.strictSame([valid, errors], [true, undefined]);
});

test("it is asked for like anything else, and needs the token", async (t) => {
  const { ask } = await openDoor({ token: "open-sesame" });
  t.equal((await ask("GET", "/openapi.json")).status, 401);
  const seen = await ask("GET", "/openapi.json", undefined, { authorization: "Bearer open-sesame" });
  t.strictSame([seen.status, seen.type, seen.body], [200, "application/json", described]);
});

test("it is written once", async (t) => {
  const { ask } = await openDoor();
  const first = (await ask("GET", "/openapi.json")).body;
  t.intercept(JSON, "stringify", { value: () => t.fail("it is written again") });
  t.strictSame((await ask("GET", "/openapi.json")).body, first);
});

test("it has the version of the package", async (t) => {
  t.equal(described.openapi, "3.1.0");
  t.equal(described.info.version, JSON.parse(readFileSync("package.json", "utf8")).version);
});

test("every request is in it, and no other", async (t) => {
  const requests = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  t.same(requests.sort(), routes.sort());
});

test("every part of a path is a parameter", async (t) => {
  for (const [path, methods] of Object.entries(described.paths)) {
    for (const [method, { parameters = [] }] of Object.entries(methods)) {
      const named = parameters.filter((one) => one.in === "path").map(({ name }) => name);
      t.strictSame(named, path.match(/(?<=\{)\w+/g) ?? [], `${method} ${path}`);
    }
  }
});

test("every request has a name of its own", async (t) => {
  const names = requestsOf(described).map(({ operationId }) => operationId);
  t.strictSame([...new Set(names)], names);
  t.ok(names.every((name) => /^[a-z]+[A-Za-z]*$/.test(name)));
});

test("a token is needed for all but health and certificate, where there is one", async (t) => {
  t.strictSame(described.security, [{ token: [] }, {}]);
  const open = requestsOf(described).filter(({ security }) => security?.length === 0);
  t.same(open.map(({ operationId }) => operationId).sort(), ["getCaCertificate", "getHealth"]);
});

test("shapes that several answers share stand in it once", async (t) => {
  const agent = answerOf(described.paths["/worlds/{world}/agents/{agent}"]?.["get"], 200)?.content;
  t.strictSame(agent?.["application/json"]?.schema, { $ref: "#/components/schemas/Agent" });
  for (const name of ["Agent", "Call", "Clock", "Event", "Fault", "JournalEntry", "Problem", "World"]) {
    t.ok(described.components.schemas[name], name);
  }
  t.notMatch(JSON.stringify(described), "$defs");
});

test("queries, bodies and problems are described", async (t) => {
  const journal = described.paths["/worlds/{world}/journal"]?.["get"];
  t.strictSame(
    journal?.parameters?.map(({ name, required }) => [name, required]),
    [
      ["world", true],
      ["agent", false],
      ["operation", false],
      ["retcode", false],
      ["phase", false],
      ["limit", false],
    ],
  );
  const make = described.paths["/worlds"]?.["post"];
  t.match(make?.requestBody?.content["application/json"]?.schema, { required: ["name"], additionalProperties: false });
  t.strictSame(answerOf(make, 409)?.content?.["application/problem+json"]?.schema, {
    allOf: [{ $ref: "#/components/schemas/Problem" }],
    properties: {
      type: {
        enum: ["urn:ccgw:problem:time-stands-still", "urn:ccgw:problem:world-taken", "urn:ccgw:problem:worlds-full"],
      },
    },
  });
  const script = described.paths["/worlds/{world}/scenario"];
  t.strictSame(Object.keys(script?.["put"]?.requestBody?.content ?? {}), [
    "application/yaml",
    "application/json",
    "text/plain",
  ]);
  t.strictSame(Object.keys(answerOf(script?.["get"], 200)?.content ?? {}), ["application/json", "application/yaml"]);
});

test("the operation ids are the names of methods in a generated client", async (t) => {
  t.strictSame(
    requestsOf(described).map(({ operationId }) => operationId),
    [
      ...["getHealth", "getCaCertificate", "getSimulator", "getOpenApi", "getMetrics"],
      ...["listWorlds", "createWorld", "getWorld", "deleteWorld", "resetWorld", "getSnapshot", "restoreSnapshot"],
      ...["getScenario", "replaceScenario", "getSettings", "changeSettings"],
      ...["listAgents", "getAgent", "changeAgent", "getAgentStatistics", "offerPreview", "withdrawPreview"],
      ...["listCalls", "createCall", "getCall"],
      ...["hangUpCall", "answerCall", "refuseCall", "reportNoAnswer", "reportBusy"],
      ...["getClock", "setClock", "advanceClock", "listFaults", "addFault", "clearFaults", "getFault", "deleteFault"],
      ...["followEvents", "getJournal", "clearJournal", "verify", "getFindings", "clearFindings"],
    ],
  );
});

test("each body has an example that its schema accepts", async (t) => {
  for (const { operationId, requestBody, responses } of requestsOf(described)) {
    const answers = Object.keys(responses).map((status) => [status, answerOf({ responses }, Number(status))?.content]);
    for (const [what, content = {}] of [["request", requestBody?.content], ...answers] as [string, Content?][]) {
      for (const [type, media] of Object.entries(content)) {
        const examples =
          media.examples === undefined ? [media.example] : Object.values(media.examples).map(({ value }) => value);
        t.ok(examples.length > 0);
        for (const example of examples) {
          t.not(example, undefined, `${operationId} ${what} ${type}`);
          t.equal(differencesFromSchema(media.schema, example), "", `${operationId} ${what} ${type}`);
        }
      }
    }
  }
});

function requestsOf({ paths }: Described) {
  return Object.values(paths).flatMap((methods) => Object.values(methods));
}
