// Tests that the gateway's JavaScript client has a function for every interface, which sends exactly its request.
import { test } from "tap";
import { createScript } from "../../../src/gateway/resource-js/script.ts";
import { findKnownInterface, KNOWN_INTERFACES, type KnownInterface } from "../../../src/words/known-interfaces.ts";
import { API, runScript } from "./run-script.ts";

const OBJECTS: Readonly<Record<string, string>> = {
  agentconf: "AgentConf",
  agentevent: "AgentEventDispatcher",
  agentgroup: "AgentGroup",
  calldata: "CallData",
  config: "Config",
  mediacall: "MediaCall",
  multimediaconf: "MultimediaConf",
  onlineagent: "OnlineAgent",
  qualitycontrol: "QualityControl",
  querymonitor: "QueryMonitor",
  queuedevice: "QueueDevice",
  recordfile: "RecordFile",
  recordplay: "RecordPlayVoice",
  textchat: "TextChat",
  voicecall: "VoiceCall",
};

const OTHER_NAMES: Readonly<Record<string, string>> = { "agentstatus register/modify": "agentstatusRegisterModify" };

const functionOf = ({ group, name }: KnownInterface) => `${OBJECTS[group]}.${OTHER_NAMES[name] ?? name}`;

/** Returns a call with every parameter that the interface has, and an entity. */
function callOf(row: KnownInterface): string {
  const inPath = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}: "7/ü;"`);
  const inQuery = row.query.map((name) => `${name}: "a&b=c+d;é"`);
  return `${functionOf(row)}({ ${[...inPath, ...inQuery, '$entity: { a: "ü" }'].join(", ")} })`;
}

/** Returns the request that this call sends. */
function requestOf({ method, path, query, hasBody }: KnownInterface): string {
  const filled = path.replaceAll(/\{\w+\}/g, "7%2f%c3%bc%3b").replace(/\|\w+$/, "");
  const pairs = query.map((name) => `${name}=a%26b%3dc%2bd;%c3%a9`);
  const address = [`${API}${filled}`, ...(pairs.length > 0 ? [pairs.join("&")] : [])].join("?");
  const entity = hasBody ? ["Content-Type: application/json", "", '{"a":"ü"}'] : [];
  return [`${method} ${address}`, "Accept: application/json", ...entity].join("\n");
}

test("each of the 258 functions sends the request of its interface", async (t) => {
  const { sent, run } = runScript();
  for (const row of KNOWN_INTERFACES) run(callOf(row));
  t.equal(sent.length, 258);
  t.strictSame(sent, KNOWN_INTERFACES.map(requestOf));
});

test("the gateway finds the interface of each request", async (t) => {
  const { sent, run } = runScript();
  for (const row of KNOWN_INTERFACES) run(callOf(row));
  const found = sent.map((request) => {
    const [, method = "", path = ""] = /^(\w+) http:\/\/gw\.test\/agentgateway\/resource([^?\n]*)/.exec(request) ?? [];
    return findKnownInterface(method, path)?.row;
  });
  t.strictSame(
    found.map((row) => row && functionOf(row)),
    KNOWN_INTERFACES.map(functionOf),
  );
});

test("a function sends the query parameters that it gets, in the order of the interface", async (t) => {
  const { sent, run } = runScript();
  run('OnlineAgent.sayBusy({ prolong: "", agentid: 101 })');
  run("OnlineAgent.sayBusy({ agentid: 101, prolong: 1, reason: undefined })");
  run("OnlineAgent.sayBusy({ agentid: 101, unknown: 1, $entity: { a: 1 } })");
  run("OnlineAgent.sayBusy()");
  t.strictSame(
    sent.map((request) => request.replace(`POST ${API}/onlineagent`, "").replace("\nAccept: application/json", "")),
    ["/101/saybusy?prolong=", "/101/saybusy?reason=undefined&prolong=1", "/101/saybusy", "/undefined/saybusy"],
  );
});

test("a function uses the address, the credentials and the content types of its call", async (t) => {
  const { sent, run } = runScript();
  run(`VoiceCall.callout({
    agentid: 101, $entity: "<called/>", $apiURL: "https://other.test/api", $username: "u", $password: "p",
    $accepts: "text/xml", $contentType: "application/xml",
  })`);
  t.strictSame(sent, [
    `PUT https://other.test/api/voicecall/101/callout
(as u, p)
Accept: text/xml
Content-Type: application/xml

<called/>`,
  ]);
});

test("a function returns the entity, or calls its callback with status, request and entity", async (t) => {
  const { created, run } = runScript();
  const emptySuccess = { message: "", retcode: "0" };
  t.strictSame(run("AgentEventDispatcher.getAgentEvent({ agentid: 101 })"), emptySuccess);
  run(`var results = [];
    var returned = AgentEventDispatcher.getAgentEvent({
      agentid: 101,
      $callback: function (status, xhr, entity) { results.push(status, xhr instanceof XMLHttpRequest, entity); },
    });`);
  t.strictSame(run("[results, typeof returned]"), [[200, true, emptySuccess], "undefined"]);
  t.strictSame(
    created.map(({ async }) => async),
    [false, true],
  );
});

test("the script is ASCII, under 40 KB, and can be embedded in a page", async (t) => {
  const script = createScript(KNOWN_INTERFACES)(API);
  t.match(script, /^[\n\x20-\x7e]*$/);
  t.ok(script.length < 40_000, `it has ${script.length} bytes`);
  t.notMatch(script, /<\/script|<!--/i);
});

test("the script of another table has the objects and functions of that table", async (t) => {
  const row = KNOWN_INTERFACES.find(({ name }) => name === "hold");
  const script = createScript(row === undefined ? [] : [row])(API);
  t.strictSame(script.split("\n").slice(-4), [
    'var VoiceCall = REST.createGroup("voicecall", {',
    '  hold: "POST /{agentid}/hold",',
    "});",
    "",
  ]);
});

test("the script works in a page whose libraries add members to all objects", async (t) => {
  const { sent, run } = runScript([], {});
  run(`Object.prototype.extend = function () {};`);
  run(createScript(KNOWN_INTERFACES)(API));
  run("OnlineAgent.sayFree({ agentid: 101 }); OnlineAgent.sendNotelet({ agentid: 101, receiver: 102 });");
  t.strictSame(
    sent.map((request) => request.split("\n")[0]),
    [`POST ${API}/onlineagent/101/sayfree`, `POST ${API}/onlineagent/101/sendnotelet/102`],
  );
  t.equal(run('Object.prototype.hasOwnProperty.call(OnlineAgent, "extend")'), false);
});
