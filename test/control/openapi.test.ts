// Tests that the description of the control API is valid OpenAPI 3.1, and contains every route and no other.
import { readFileSync } from "node:fs";
import { test } from "tap";
import { ROUTES } from "../../src/control/router.ts";
import { openControlApi } from "./control-api.ts";
import {
  type Content,
  findDifferencesFromSchema,
  findResponse,
  type OpenApiDocument,
  type OpenApiOperation,
  openApiDocument,
} from "./openapi-document.ts";

test("the document is valid OpenAPI 3.1", async (t) => {
  const { Validator } = await import("@seriousme/openapi-schema-validator");
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(openApiDocument)));
  t.strictSame([valid, errors], [true, undefined]);
});

test("GET /openapi.json is answered with the document with the token, and with 401 without it", async (t) => {
  const { send } = await openControlApi({ token: "open-sesame" });
  t.equal((await send("GET", "/openapi.json")).status, 401);
  const answer = await send("GET", "/openapi.json", undefined, { authorization: "Bearer open-sesame" });
  t.strictSame([answer.status, answer.type, answer.body], [200, "application/json", openApiDocument]);
});

test("the document is serialized once", async (t) => {
  const { send } = await openControlApi();
  const first = (await send("GET", "/openapi.json")).body;
  t.intercept(JSON, "stringify", { value: () => t.fail("it is serialized again") });
  t.strictSame((await send("GET", "/openapi.json")).body, first);
});

test("the document has the version of OpenAPI and that of the package", async (t) => {
  t.equal(openApiDocument.openapi, "3.1.0");
  t.equal(openApiDocument.info.version, JSON.parse(readFileSync("package.json", "utf8")).version);
});

test("the document contains every route and no other", async (t) => {
  const requests = Object.entries(openApiDocument.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  t.same(requests.sort(), routes.sort());
});

test("the declared path parameters are those of the path, in its order", async (t) => {
  for (const [path, methods] of Object.entries(openApiDocument.paths)) {
    for (const [method, { parameters = [] }] of Object.entries(methods)) {
      const named = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
      t.strictSame(named, path.match(/(?<=\{)\w+/g) ?? [], `${method} ${path}`);
    }
  }
});

test("every operation id is unique and consists of letters, the first in lower case", async (t) => {
  const ids = listOperations(openApiDocument).map(({ operationId }) => operationId);
  t.strictSame([...new Set(ids)], ids);
  t.strictSame(
    ids.filter((id) => !/^[a-z][A-Za-z]*$/.test(id)),
    [],
  );
});

test("only health and certificate are declared without a token", async (t) => {
  t.strictSame(openApiDocument.security, [{ token: [] }, {}]);
  const open = listOperations(openApiDocument).filter(({ security }) => security?.length === 0);
  t.same(open.map(({ operationId }) => operationId).sort(), ["getCaCertificate", "getHealth"]);
});

test("schemas that several answers share are components of the document", async (t) => {
  const agent = findResponse(openApiDocument.paths["/worlds/{world}/agents/{agent}"]?.["get"], 200)?.content;
  t.strictSame(agent?.["application/json"]?.schema, { $ref: "#/components/schemas/Agent" });
  const shared = ["Agent", "Call", "Clock", "Event", "Fault", "JournalEntry", "Problem", "World"];
  t.strictSame(
    shared.filter((name) => openApiDocument.components.schemas[name] === undefined),
    [],
  );
  t.notMatch(JSON.stringify(openApiDocument), "$defs");
});

test("the document has the parameters of the journal, the body and problems of new worlds, and the media types of scenarios", async (t) => {
  const journal = openApiDocument.paths["/worlds/{world}/journal"]?.["get"];
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
  const create = openApiDocument.paths["/worlds"]?.["post"];
  t.hasStrict(create?.requestBody?.content["application/json"]?.schema, {
    properties: { name: { type: "string" } },
    additionalProperties: false,
  });
  t.strictSame(findResponse(create, 409)?.content?.["application/problem+json"]?.schema, {
    allOf: [{ $ref: "#/components/schemas/Problem" }],
    properties: {
      type: {
        enum: ["urn:ccgw:problem:time-stands-still", "urn:ccgw:problem:world-taken", "urn:ccgw:problem:worlds-full"],
      },
    },
  });
  t.strictSame(
    listProblems(create, 415),
    ["malformed-type", "page-type", "unknown-encoding"],
    "the Content-Type can be malformed or not allowed for web pages, and the Content-Encoding unknown",
  );
  t.strictSame(listProblems(journal, 415), ["page-type"]);
  const scenario = openApiDocument.paths["/worlds/{world}/scenario"];
  t.strictSame(Object.keys(scenario?.["put"]?.requestBody?.content ?? {}), [
    "application/yaml",
    "application/json",
    "text/plain",
  ]);
  const response = findResponse(scenario?.["get"], 200);
  t.strictSame(Object.keys(response?.content ?? {}), ["application/json", "application/yaml"]);
});

test("the operation ids, which name the methods of a generated client, are unchanged", async (t) => {
  t.strictSame(
    listOperations(openApiDocument).map(({ operationId }) => operationId),
    [
      ...["getHealth", "getCaCertificate", "getSimulator", "getOpenApi", "getMetrics"],
      ...[
        "listWorlds",
        "createWorld",
        "ensureWorld",
        "getWorld",
        "deleteWorld",
        "resetWorld",
        "allocateWorld",
        "getSnapshot",
        "restoreSnapshot",
        "getHash",
        "listCheckpoints",
        "createCheckpoint",
        "deleteCheckpoint",
        "rewindWorld",
        "getBoardAt",
      ],
      ...["getScenario", "replaceScenario", "checkScenario", "getSettings", "changeSettings", "getBoard"],
      ...["listAgents", "getAgent", "changeAgent", "answerAsAgent", "rejectAsAgent", "holdAsAgent", "retrieveAsAgent"],
      ...["releaseAsAgent", "muteAsAgent", "unmuteAsAgent", "callOutAsAgent", "transferAsAgent"],
      ...["cancelTransferAsAgent", "consultAsAgent", "startThreeWayCallAsAgent", "connectAsAgent", "inspectAsAgent"],
      ...["stopInspectingAsAgent", "interceptAsAgent", "answerChatAsAgent", "refuseChatAsAgent", "sayAsAgent"],
      ...["endChatAsAgent", "transferChatAsAgent", "beginChatAsAgent", "beginConferenceAsAgent"],
      ...["addParticipantsAsAgent", "removeParticipantsAsAgent", "holdParticipantAsAgent"],
      ...["retrieveParticipantAsAgent", "muteParticipantAsAgent", "unmuteParticipantAsAgent"],
      ...[
        "changeParticipantModeAsAgent",
        "prolongConferenceAsAgent",
        "changePlacesAsAgent",
        "playSoundAsAgent",
        "stopSoundAsAgent",
        "answerConferenceAsAgent",
        "rejectConferenceAsAgent",
        "leaveConferenceAsAgent",
      ],
      ...[
        "endConferenceAsAgent",
        "handOverChairAsAgent",
        "recordAsAgent",
        "pauseRecordingAsAgent",
        "resumeRecordingAsAgent",
      ],
      ...["stopRecordingAsAgent"],
      ...["getAgentStatistics", "offerPreview", "withdrawPreview"],
      ...["listQueues", "getQueue", "getQueueFigures", "listConferences", "getConference"],
      ...["hangUpConferencePhone", "answerConferencePhone", "refuseConferencePhone"],
      ...[
        "reportNoAnswerOfConferencePhone",
        "reportBusyConferencePhone",
        "listRecordings",
        "getRecordingSound",
        "listCalls",
        "createCall",
        "getCall",
      ],
      ...["hangUpCall", "answerCall", "refuseCall", "reportNoAnswer", "reportBusy"],
      ...["listChats", "createChat", "getChat", "leaveChat", "sayInChat"],
      ...["getClock", "setClock", "advanceClock", "listFaults", "addFault", "clearFaults", "getFault", "deleteFault"],
      ...[
        "followEvents",
        "getJournal",
        "clearJournal",
        "getTape",
        "getInput",
        "verify",
        "waitFor",
        "getFindings",
        "clearFindings",
      ],
    ],
  );
});

test("every body has examples, and all of them match its schema", async (t) => {
  const wrong: string[] = [];
  for (const { operationId, requestBody, responses } of listOperations(openApiDocument)) {
    const answers = Object.keys(responses).map((status) => [
      status,
      findResponse({ responses }, Number(status))?.content,
    ]);
    for (const [what, content = {}] of [["request", requestBody?.content], ...answers] as [string, Content?][]) {
      for (const [type, media] of Object.entries(content)) {
        const examples =
          media.examples === undefined ? [media.example] : Object.values(media.examples).map(({ value }) => value);
        if (examples.length === 0 || examples.includes(undefined))
          wrong.push(`${operationId} ${what} ${type}: no example`);
        for (const example of examples) {
          const differences = findDifferencesFromSchema(media.schema, example);
          if (differences !== "") wrong.push(`${operationId} ${what} ${type}: ${differences}`);
        }
      }
    }
  }
  t.strictSame(wrong, []);
});

/** Returns the kinds of problems that an operation declares for a status; none if it declares no problem. */
function listProblems(operation: OpenApiOperation | undefined, status: number): string[] {
  const { schema } = findResponse(operation, status)?.content?.["application/problem+json"] ?? {};
  const { type } = (schema as { properties: { type: { enum: string[] } } } | undefined)?.properties ?? {};
  return type?.enum.map((kind) => kind.replace("urn:ccgw:problem:", "")) ?? [];
}

/** Returns all operations of a document. */
function listOperations({ paths }: OpenApiDocument) {
  return Object.values(paths).flatMap((methods) => Object.values(methods));
}
