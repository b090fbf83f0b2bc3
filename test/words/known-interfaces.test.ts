// Tests of the table of known interfaces, and of the interface that a request addresses.
import { test } from "tap";
import { findKnownInterface, KNOWN_INTERFACES, type KnownInterface } from "../../src/words/known-interfaces.ts";
import { FIRST_EDITION } from "./rows-of-first-edition.ts";

const findName = (method: string, path: string) => {
  const match = findKnownInterface(method, path);
  return match === undefined ? "unknown" : `${match.row.name}${match.isMethodRight ? "" : ", another method"}`;
};

test("the table has every known interface, group by group", (t) => {
  const groups: Record<string, number> = {};
  for (const { group } of KNOWN_INTERFACES) groups[group] = (groups[group] ?? 0) + 1;
  t.strictSame(groups, {
    onlineagent: 40,
    voicecall: 33,
    calldata: 27,
    agentgroup: 29,
    queuedevice: 10,
    qualitycontrol: 32,
    recordplay: 23,
    recordfile: 4,
    textchat: 12,
    mediacall: 6,
    agentconf: 19,
    multimediaconf: 5,
    querymonitor: 10,
    agentevent: 6,
    config: 2,
  });
  t.equal(KNOWN_INTERFACES.length, 258);
  t.end();
});

/** Writes a row like the first edition. */
const writeRow = ({ group, name, method, isMethodGuessed, path }: KnownInterface) =>
  `${group} | ${name} | ${isMethodGuessed ? "?" : method} | ${path.slice(group.length + 1)}`;

test("the table has every row of the first edition, except eight rows with corrected details", (t) => {
  const rows = new Set(KNOWN_INTERFACES.map(writeRow));
  t.equal(FIRST_EDITION.length, 242);
  t.strictSame(
    FIRST_EDITION.filter((row) => !rows.has(row)),
    [
      "onlineagent | syncAgentInfo | ? | /{agentid}/syncagentinfo",
      "textchat | confirmMessage | ? | /{workno}/confirmmessage",
      "mediacall | setCallNumsByMediaType | ? | /{agentid}/setcallnumsbymediatype",
      "agentconf | rejectAgentConf | ? | /{agentid}/rejectagentconf",
      "agentconf | retrieve a held participant | ? | ?",
      "agentconf | playVoiceToConf | ? | /{agentid}/playvoicetoconf",
      "agentconf | stopVoiceToConf | ? | /{agentid}/stopvoicetoconf",
      "agentconf | modifyConfResource | ? | /{agentid}/modifyconfresource",
    ],
  );
  t.end();
});

test("sixteen rows are new, and eight replace rows of the first edition", (t) => {
  const before = new Set(FIRST_EDITION);
  t.strictSame(
    KNOWN_INTERFACES.map(writeRow).filter((row) => !before.has(row)),
    [
      "onlineagent | syncAgentInfo | POST | /{agentid}/syncagentinfo",
      "onlineagent | vrcToken | POST | /{agentid}/vrctoken",
      "voicecall | reject | POST | /{agentid}/reject",
      "voicecall | startASR | POST | /{agentid}/startasrbycallid",
      "qualitycontrol | localRecordPath | GET | /{agentid}/localrecordpath",
      "qualitycontrol | recordFile | GET | /{agentid}/recordfile",
      "recordfile | downloadVideoFile | GET | /{agentid}/videofiledownload",
      "recordfile | downloadVideoFileEx | GET | /{agentid}/videofiledownloadEx",
      "textchat | confirmMessage | ? | /{workno}/confirmmessage|sendmessagewithoutcall",
      "mediacall | setCallNumsByMediaType | POST | /{agentid}/setcallnumsbymediatype",
      "mediacall | setCallNums | POST | /{agentid}/setcallnums",
      "mediacall | transfer | POST | /{agentid}/transfer",
      "mediacall | getConnectInfo | POST | /{agentid}/getconnectinfo",
      "mediacall | imageCapture | POST | /{agentid}/imagecapture",
      "agentconf | rejectAgentConf | POST | /{agentid}/rejectagentconf",
      "agentconf | unholdParticipant | POST | /{agentid}/unholdparticipant",
      "agentconf | playVoiceToConf | POST | /{agentid}/playvoicetoconf",
      "agentconf | stopVoiceToConf | POST | /{agentid}/stopvoicetoconf",
      "agentconf | modifyConfResource | POST | /{agentid}/modifyconfresource",
      "agentconf | changeParticipantMode | POST | /{agentid}/changeparticipantmode",
      "agentconf | playVoiceToParticipant | POST | /{agentid}/playvoicetoparticipant",
      "agentconf | stopVoiceToParticipant | POST | /{agentid}/stopvoicetoparticipant",
      "agentconf | queryConfInfos | POST | /{agentid}/queryconfinfos",
      "agentconf | queryAllConfIds | GET | /{agentid}/queryvdnconfid",
    ],
  );
  t.end();
});

test("no two rows have the same method and path, and every row is well-formed", (t) => {
  const keys = KNOWN_INTERFACES.map((row) => `${row.method} ${row.path}`);
  t.strictSame(
    keys.filter((key, index) => keys.indexOf(key) !== index),
    [],
  );
  const malformed = KNOWN_INTERFACES.filter(
    (row) =>
      !/^[A-Za-z][A-Za-z /]+$/.test(row.name) ||
      !new RegExp(`^/${row.group}(/(\\{[a-zA-Z]+\\}|[a-zA-Z|]+))+$`).test(row.path) ||
      !/^(cec_07_\d{4}|generated client|public client)$/.test(row.page) ||
      row.query.some((name) => !/^[a-zA-Z]+$/.test(name)) ||
      row.alternativeMethod === row.method,
  );
  t.strictSame(malformed, []);
  t.end();
});

test("every row is found by a request", (t) => {
  const notFound = KNOWN_INTERFACES.filter((row) => {
    const path = row.path.replace(/\{\w+\}/g, "101").replace(/\|\w+/, "");
    return findKnownInterface(row.isMethodGuessed ? "PATCH" : row.method, path)?.row !== row;
  });
  t.strictSame(notFound, []);
  t.end();
});

test("a placeholder matches any one segment", (t) => {
  t.equal(findName("PUT", "/onlineagent/101"), "login");
  t.equal(findName("POST", "/onlineagent/101/rest/600/3"), "rest");
  t.equal(findName("GET", "/calldata/101/callinfobycallid/1700000000-12"), "queryCallInfoByCallId");
  t.equal(findName("POST", "/onlineagent/101/rest/600"), "unknown");
  t.equal(findName("GET", "/calldata//101/statistics"), "queryCallStatisticsInfo");
  t.end();
});

test("a literal segment precedes a placeholder", (t) => {
  t.equal(findName("GET", "/agentevent/allagentevent"), "getAllAgentEvent");
  t.equal(findName("GET", "/agentevent/101"), "getAgentEvent");
  t.equal(findName("PUT", "/onlineagent/loginbyaccount"), "loginByAccount");
  t.equal(findName("DELETE", "/qualitycontrol/101/deleteqctask"), "deleteQcTask");
  t.equal(findName("DELETE", "/qualitycontrol/101/102"), "stopSuperviseOrInsert");
  t.end();
});

test("a path is also found with a different method", (t) => {
  t.equal(findName("POST", "/voicecall/101/answer"), "answer, another method");
  t.equal(findName("GET", "/qualitycontrol/101/deleteqctask"), "deleteQcTask, another method");
  t.end();
});

test("two methods on one path are two interfaces", (t) => {
  t.equal(findName("GET", "/textchat/101/mediafile"), "downloadMediaFile");
  t.equal(findName("POST", "/textchat/101/mediafile"), "uploadMediaFile");
  t.end();
});

test("an interface with a guessed method matches every method, and one with two methods matches both", (t) => {
  t.equal(findName("DELETE", "/textchat/101/confirmmessage"), "confirmMessage");
  t.equal(findName("POST", "/textchat/101/confirmmessage"), "confirmMessage");
  t.equal(findName("DELETE", "/agentconf/101/rejectagentconf"), "rejectAgentConf");
  t.equal(findName("POST", "/agentconf/101/rejectagentconf"), "rejectAgentConf");
  t.equal(findName("PUT", "/agentconf/101/rejectagentconf"), "rejectAgentConf, another method");
  t.end();
});

test("both spellings of a path are found, and otherwise case matters", (t) => {
  t.equal(findName("PUT", "/voicecall/101/previewcallout"), "previewCallOut");
  t.equal(findName("PUT", "/voicecall/101/previewCallout"), "previewCallOut");
  t.equal(findName("POST", "/config/sys/agentstatus/modify"), "agentstatus register/modify");
  t.equal(findName("GET", "/calldata/101/Statistics"), "unknown");
  t.end();
});

test("an address that the gateway never had is not found", (t) => {
  t.equal(findName("GET", "/"), "unknown");
  t.equal(findName("GET", "/weather/101"), "unknown");
  t.equal(findName("GET", "/calldata/101/statistics/today/now"), "unknown");
  t.end();
});
