// Lists gateways whose answers differ from the simulator's in one thing each, with the place at which a comparison must find it.
import { answers, headers, late, swapEvents, text, twice, withoutEvent } from "./changes.ts";
import type { MutantRow } from "./setting-mutants.ts";

const LOGIN = /^PUT .*onlineagent/;
const RINGING = /AgentEvent_Ringing/;

/** Gateways with changed answers. */
export const CHANGED_ANSWERS: readonly MutantRow[] = [
  {
    name: "the case of a header",
    change: answers(
      LOGIN,
      headers((all) => all.map(([name, value]) => [name === "Set-GUID" ? "Set-Guid" : name, value])),
    ),
    found: "L0 onlineagent/login header Set-Guid",
  },
  {
    name: "a missing header",
    change: answers(
      /statistics/,
      headers((all) => all.filter(([name]) => name !== "JSON-Type")),
    ),
    found: "L0 calldata/queryCallStatisticsInfo header JSON-Type",
  },
  {
    name: "another header",
    change: answers(
      /statistics/,
      headers((all) => [...all, ["X-Frame-Options", "DENY"]]),
    ),
    found: "L0 calldata/queryCallStatisticsInfo header X-Frame-Options",
  },
  {
    name: "the order of headers",
    change: answers(
      /saybusy/,
      headers((all) => [...all].reverse()),
    ),
    found: "L0 onlineagent/sayBusy headers: order",
  },
  {
    name: "the value of a header",
    change: answers(
      /saybusy/,
      headers((all) => all.map(([name, value]) => [name, value.replace("json", "json;charset=UTF-8")])),
    ),
    found: "L0 onlineagent/sayBusy header Content-Type",
  },
  {
    name: "the headers of polls",
    change: answers(
      RINGING,
      headers((all) => all.filter(([name]) => name !== "Cache-Control")),
    ),
    found: "L0 AgentEvent_Ringing header Cache-Control",
  },
  {
    name: "an HTTP status",
    change: answers(/200-015/, (answer) => ({ ...answer, status: 400 })),
    found: "L1 voicecall/getHold status",
  },
  {
    name: "a retcode",
    change: answers(/200-015/, text("200-015", "200-016")),
    found: "L1 voicecall/getHold retcode",
  },
  {
    name: "a request that is refused",
    change: answers(/voicecall\/101\/hold/, text('"retcode":"0"', '"retcode":"200-001"')),
    found: "L1 voicecall/hold retcode",
  },
  {
    name: "a body that is not JSON",
    change: answers(/saybusy/, (answer) => ({ ...answer, status: 200, body: "<html>" })),
    found: "L1 onlineagent/sayBusy retcode",
  },
  {
    name: "a member beside the result",
    change: answers(/saybusy/, text("}}", '},"resultCode":0}')),
    found: "L1 onlineagent/sayBusy resultCode",
  },
  {
    name: "a result that is null",
    change: answers(/saybusy/, text('"result":{}', '"result":null')),
    found: "L1 onlineagent/sayBusy result",
  },
  {
    name: "the order of the envelope",
    change: answers(/saybusy/, text('"message":"success","retcode":"0"', '"retcode":"0","message":"success"')),
    found: "L2 onlineagent/sayBusy the envelope: order",
  },
  {
    name: "a missing member",
    change: answers(LOGIN, text(',"timeRemaining":""', "")),
    found: "L2 onlineagent/login result.timeRemaining",
  },
  {
    name: "a missing member of an event",
    change: answers(/AgentEvent_Ringing.*"transfrom":""/, text('"transfrom":"",', "")),
    found: "L2 AgentEvent_Ringing event.content.transfrom",
  },
  {
    name: "the spelling of a member",
    change: answers(RINGING, text('"callid"', '"callId"')),
    found: "L2 AgentEvent_Ringing event.content.callId",
  },
  {
    name: "another type",
    change: answers(LOGIN, text('"vdnid":1', '"vdnid":"1"')),
    found: "L2 onlineagent/login result.vdnid",
  },
  {
    name: "the type of the content of an event",
    change: answers(/AgentEvent_Hold/, text(/"content":("[^"]*")/, '"content":{"callid":$1}')),
    found: "L2 AgentEvent_Hold event.content",
  },
  {
    name: "the order of members",
    change: answers(LOGIN, text(/("vdnid":1),("workno":"\d+")/, "$2,$1")),
    found: "L2 onlineagent/login result: order",
  },
  {
    name: "a message",
    change: answers(/200-015/, text("no held call", "no call is held")),
    found: "L3 voicecall/getHold message",
  },
  {
    name: "a state",
    change: answers(/agentstatus.*"retcode":"0"/, text(/"agentState":"?\d/, '"agentState":9')),
    found: "L3 onlineagent/getAgentStatus result.agentState",
  },
  {
    name: "the length of a list",
    change: answers(/agentskills/, text(/\[(\{[^}]*\})\]/, "[$1,$1]"), 2),
    found: "L3 onlineagent/queryAgentSkills result: length",
  },
  {
    name: "the id of an earlier call",
    change: answers(/AgentEvent_Call_Release/, text(/\d{10}-2/, "1767603600-1"), 3),
    found: "L3 AgentEvent_Call_Release event.content",
  },
  {
    name: "the Guid of another agent",
    change: answers(
      LOGIN,
      headers((all) => all.map(([name, value]) => [name, value.replace("00000002-", "00000001-")])),
    ),
    found: "L3 onlineagent/login header Set-GUID",
  },
  {
    name: "an instant",
    change: answers(LOGIN, text(/"loginTime":"17676/, '"loginTime":"17670'), 2),
    found: "L3 onlineagent/login result.loginTime",
  },
  { name: "an event that is not sent", change: withoutEvent("AgentEvent_Hold"), found: "L4 AgentEvent_Hold event" },
  { name: "an event that is sent twice", change: twice("AgentEvent_Talking"), found: "L4 AgentEvent_Talking event" },
  {
    name: "the order of two events",
    change: swapEvents("AgentEvent_SuccTransResult", "AgentEvent_Call_Release"),
    found: "L4 AgentEvent_Call_Release order",
  },
  {
    name: "the name of an event",
    change: answers(/AgentEvent_SuccTransResult/, text("SuccTransResult", "SuccTransferResult")),
    found: "L4 AgentEvent_SuccTransferResult event",
  },
  {
    name: "a counter",
    change: answers(/statistics.*"retcode":"0"/, text(/"keepnums":1/, '"keepnums":2'), 3),
    found: "L5 calldata/queryCallStatisticsInfo result.keepnums",
  },
  {
    name: "a time that includes ringing",
    change: answers(/statistics.*"retcode":"0"/, text(/"talktime":30/, '"talktime":33'), 1),
    found: "L5 calldata/queryCallStatisticsInfo result.talktime",
  },
  { name: "a late event", change: late("AgentEvent_Hold", 4_000), found: "L6 AgentEvent_Hold time" },
];
