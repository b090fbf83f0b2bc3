// Lists gateways whose answers differ from the simulator's in one thing each, with the place at which a comparison must find it.
import {
  changeAnswers,
  changeHeaders,
  delayEvent,
  removeEvent,
  repeatEvent,
  replaceText,
  swapEvents,
} from "./changes.ts";
import type { MutantRow } from "./setting-mutants.ts";

const LOGIN = /^PUT .*onlineagent/;
const RINGING = /AgentEvent_Ringing/;

/** Gateways with changed answers. */
export const CHANGED_ANSWERS: readonly MutantRow[] = [
  {
    name: "the case of a header",
    change: changeAnswers(
      LOGIN,
      changeHeaders((all) => all.map(([name, value]) => [name === "Set-GUID" ? "Set-Guid" : name, value])),
    ),
    place: "L0 onlineagent/login header Set-Guid",
  },
  {
    name: "a missing header",
    change: changeAnswers(
      /statistics/,
      changeHeaders((all) => all.filter(([name]) => name !== "JSON-Type")),
    ),
    place: "L0 calldata/queryCallStatisticsInfo header JSON-Type",
  },
  {
    name: "another header",
    change: changeAnswers(
      /statistics/,
      changeHeaders((all) => [...all, ["X-Frame-Options", "DENY"]]),
    ),
    place: "L0 calldata/queryCallStatisticsInfo header X-Frame-Options",
  },
  {
    name: "the order of headers",
    change: changeAnswers(
      /saybusy/,
      changeHeaders((all) => [...all].reverse()),
    ),
    place: "L0 onlineagent/sayBusy headers: order",
  },
  {
    name: "the value of a header",
    change: changeAnswers(
      /saybusy/,
      changeHeaders((all) => all.map(([name, value]) => [name, value.replace("json", "json;charset=UTF-8")])),
    ),
    place: "L0 onlineagent/sayBusy header Content-Type",
  },
  {
    name: "the headers of polls",
    change: changeAnswers(
      RINGING,
      changeHeaders((all) => all.filter(([name]) => name !== "Cache-Control")),
    ),
    place: "L0 AgentEvent_Ringing header Cache-Control",
  },
  {
    name: "an HTTP status",
    change: changeAnswers(/200-015/, (answer) => ({ ...answer, status: 400 })),
    place: "L1 voicecall/getHold status",
  },
  {
    name: "a retcode",
    change: changeAnswers(/200-015/, replaceText("200-015", "200-016")),
    place: "L1 voicecall/getHold retcode",
  },
  {
    name: "a request that is refused",
    change: changeAnswers(/voicecall\/101\/hold/, replaceText('"retcode":"0"', '"retcode":"200-001"')),
    place: "L1 voicecall/hold retcode",
  },
  {
    name: "a body that is not JSON",
    change: changeAnswers(/saybusy/, (answer) => ({ ...answer, status: 200, body: "<html>" })),
    place: "L1 onlineagent/sayBusy retcode",
  },
  {
    name: "a member beside the result",
    change: changeAnswers(/saybusy/, replaceText("}}", '},"resultCode":0}')),
    place: "L1 onlineagent/sayBusy resultCode",
  },
  {
    name: "a result that is null",
    change: changeAnswers(/saybusy/, replaceText('"result":{}', '"result":null')),
    place: "L1 onlineagent/sayBusy result",
  },
  {
    name: "the order of the envelope",
    change: changeAnswers(
      /saybusy/,
      replaceText('"message":"success","retcode":"0"', '"retcode":"0","message":"success"'),
    ),
    place: "L2 onlineagent/sayBusy the envelope: order",
  },
  {
    name: "a missing member",
    change: changeAnswers(LOGIN, replaceText(',"timeRemaining":""', "")),
    place: "L2 onlineagent/login result.timeRemaining",
  },
  {
    name: "a missing member of an event",
    change: changeAnswers(/AgentEvent_Ringing.*"transfrom":""/, replaceText('"transfrom":"",', "")),
    place: "L2 AgentEvent_Ringing event.content.transfrom",
  },
  {
    name: "the spelling of a member",
    change: changeAnswers(RINGING, replaceText('"callid"', '"callId"')),
    place: "L2 AgentEvent_Ringing event.content.callId",
  },
  {
    name: "another type",
    change: changeAnswers(LOGIN, replaceText('"vdnid":1', '"vdnid":"1"')),
    place: "L2 onlineagent/login result.vdnid",
  },
  {
    name: "the type of the content of an event",
    change: changeAnswers(/AgentEvent_Hold/, replaceText(/"content":("[^"]*")/, '"content":{"callid":$1}')),
    place: "L2 AgentEvent_Hold event.content",
  },
  {
    name: "the order of members",
    change: changeAnswers(LOGIN, replaceText(/("vdnid":1),("workno":"\d+")/, "$2,$1")),
    place: "L2 onlineagent/login result: order",
  },
  {
    name: "a message",
    change: changeAnswers(/200-015/, replaceText("no held call", "no call is held")),
    place: "L3 voicecall/getHold message",
  },
  {
    name: "a state",
    change: changeAnswers(/agentstatus.*"retcode":"0"/, replaceText(/"agentState":"?\d/, '"agentState":9')),
    place: "L3 onlineagent/getAgentStatus result.agentState",
  },
  {
    name: "the length of a list",
    change: changeAnswers(/agentskills/, replaceText(/\[(\{[^}]*\})\]/, "[$1,$1]"), 2),
    place: "L3 onlineagent/queryAgentSkills result: length",
  },
  {
    name: "the id of an earlier call",
    change: changeAnswers(/AgentEvent_Call_Release/, replaceText(/\d{10}-2/, "1767603600-1"), 3),
    place: "L3 AgentEvent_Call_Release event.content",
  },
  {
    name: "the Guid of another agent",
    change: changeAnswers(
      LOGIN,
      changeHeaders((all) => all.map(([name, value]) => [name, value.replace("00000002-", "00000001-")])),
    ),
    place: "L3 onlineagent/login header Set-GUID",
  },
  {
    name: "an instant",
    change: changeAnswers(LOGIN, replaceText(/"loginTime":"17676/, '"loginTime":"17670'), 2),
    place: "L3 onlineagent/login result.loginTime",
  },
  { name: "an event that is not sent", change: removeEvent("AgentEvent_Hold"), place: "L4 AgentEvent_Hold event" },
  {
    name: "an event that is sent twice",
    change: repeatEvent("AgentEvent_Talking"),
    place: "L4 AgentEvent_Talking event",
  },
  {
    name: "the order of two events",
    change: swapEvents("AgentEvent_SuccTransResult", "AgentEvent_Call_Release"),
    place: "L4 AgentEvent_Call_Release order",
  },
  {
    name: "the name of an event",
    change: changeAnswers(/AgentEvent_SuccTransResult/, replaceText("SuccTransResult", "SuccTransferResult")),
    place: "L4 AgentEvent_SuccTransferResult event",
  },
  {
    name: "a counter",
    change: changeAnswers(/statistics.*"retcode":"0"/, replaceText(/"keepnums":1/, '"keepnums":2'), 3),
    place: "L5 calldata/queryCallStatisticsInfo result.keepnums",
  },
  {
    name: "a time that includes ringing",
    change: changeAnswers(/statistics.*"retcode":"0"/, replaceText(/"talktime":30/, '"talktime":33'), 1),
    place: "L5 calldata/queryCallStatisticsInfo result.talktime",
  },
  { name: "a late event", change: delayEvent("AgentEvent_Hold", 4_000), place: "L6 AgentEvent_Hold time" },
];
