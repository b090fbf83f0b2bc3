// The table of known interfaces, and what a request is taken for.
import { test } from "tap";
import { findKnownInterface, KNOWN_INTERFACES } from "../../src/words/known-interfaces.ts";

const found = (method: string, path: string) => {
  const match = findKnownInterface(method, path);
  return match === undefined ? "unknown" : `${match.row.name}${match.methodFits ? "" : ", another method"}`;
};

test("the table has every known interface, group by group", (t) => {
  const groups: Record<string, number> = {};
  for (const { group } of KNOWN_INTERFACES) groups[group] = (groups[group] ?? 0) + 1;
  t.strictSame(groups, {
    onlineagent: 39,
    voicecall: 31,
    calldata: 27,
    agentgroup: 29,
    queuedevice: 10,
    qualitycontrol: 30,
    recordplay: 23,
    recordfile: 2,
    textchat: 12,
    mediacall: 2,
    agentconf: 14,
    multimediaconf: 5,
    querymonitor: 10,
    agentevent: 6,
    config: 2,
  });
  t.equal(KNOWN_INTERFACES.length, 242);
  t.equal(KNOWN_INTERFACES.filter((row) => row.documented).length, 117);
  t.end();
});

test("no method and path stand twice, and every row can be read", (t) => {
  const keys = KNOWN_INTERFACES.map((row) => `${row.method} ${row.path}`);
  t.strictSame(
    keys.filter((key, index) => keys.indexOf(key) !== index),
    [],
  );
  for (const row of KNOWN_INTERFACES) {
    t.match(row.name, /^[A-Za-z][A-Za-z /]+$/);
    if (row.method !== null) t.match(row.method, /^(GET|PUT|POST|DELETE)$/);
    if (row.path !== null) t.match(row.path, new RegExp(`^/${row.group}(/(\\{[a-zA-Z]+\\}|[a-zA-Z|]+))+$`));
  }
  t.end();
});

test("every row with a path is found by a request of its own", (t) => {
  for (const row of KNOWN_INTERFACES) {
    if (row.path === null) continue;
    const path = row.path.replace(/\{\w+\}/g, "101").replace(/\|\w+/, "");
    t.equal(findKnownInterface(row.method ?? "PATCH", path)?.row, row, path);
  }
  t.end();
});

test("placeholders take any one segment", (t) => {
  t.equal(found("PUT", "/onlineagent/101"), "login");
  t.equal(found("POST", "/onlineagent/101/rest/600/3"), "rest");
  t.equal(found("GET", "/calldata/101/callinfobycallid/1700000000-12"), "queryCallInfoByCallId");
  t.equal(found("POST", "/onlineagent/101/rest/600"), "unknown");
  t.equal(found("GET", "/calldata//101/statistics"), "queryCallStatisticsInfo");
  t.end();
});

test("a literal segment wins over a placeholder", (t) => {
  t.equal(found("GET", "/agentevent/allagentevent"), "getAllAgentEvent");
  t.equal(found("GET", "/agentevent/101"), "getAgentEvent");
  t.equal(found("PUT", "/onlineagent/loginbyaccount"), "loginByAccount");
  t.equal(found("DELETE", "/qualitycontrol/101/deleteqctask"), "deleteQcTask");
  t.equal(found("DELETE", "/qualitycontrol/101/102"), "stopSuperviseOrInsert");
  t.end();
});

test("a path with another method is known all the same", (t) => {
  t.equal(found("POST", "/voicecall/101/answer"), "answer, another method");
  t.equal(found("GET", "/qualitycontrol/101/deleteqctask"), "deleteQcTask, another method");
  t.end();
});

test("two methods on one path are two interfaces", (t) => {
  t.equal(found("GET", "/textchat/101/mediafile"), "downloadMediaFile");
  t.equal(found("POST", "/textchat/101/mediafile"), "uploadMediaFile");
  t.end();
});

test("an interface whose method is not known fits every method", (t) => {
  t.equal(found("DELETE", "/agentconf/101/rejectagentconf"), "rejectAgentConf");
  t.equal(found("POST", "/agentconf/101/rejectagentconf"), "rejectAgentConf");
  t.end();
});

test("either spelling of a path is found, and case counts elsewhere", (t) => {
  t.equal(found("PUT", "/voicecall/101/previewcallout"), "previewCallOut");
  t.equal(found("PUT", "/voicecall/101/previewCallout"), "previewCallOut");
  t.equal(found("POST", "/config/sys/agentstatus/modify"), "agentstatus register/modify");
  t.equal(found("GET", "/calldata/101/Statistics"), "unknown");
  t.end();
});

test("what the gateway never had is unknown", (t) => {
  t.equal(found("GET", "/"), "unknown");
  t.equal(found("GET", "/weather/101"), "unknown");
  t.equal(found("GET", "/calldata/101/statistics/today/now"), "unknown");
  t.end();
});
