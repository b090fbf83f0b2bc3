// Generates actions of agents, each as a verb of the control API and as the same request of a client.
import fc from "fast-check";
import { addressOf } from "../../support/conference-requests.ts";

/** An action of an agent, as a verb with its body and as a request of a client with its body. */
export interface Action {
  readonly verb: readonly [verb: string, body?: object];
  readonly request: readonly [method: string, path: string, body?: object];
}

const action = (verb: Action["verb"], request: Action["request"]): Action => ({ verb, request });

const call = fc.nat(3).map((n) => `1767603600-${n + 1}`);
const colleague = fc.constantFrom(101, 102, 110);

/** The modes of a transfer to an outside number: the gateway's code, and the verb's word for it. */
const OUTSIDE_MODES = { 1: "release", 2: "success", 3: "talk", 4: "threeParty" } as const;

const simple = fc.constantFrom(
  action(["answer"], ["PUT", "voicecall/{}/answer"]),
  action(["hold"], ["POST", "voicecall/{}/hold"]),
  action(["retrieve"], ["POST", "voicecall/{}/gethold"]),
  action(["release"], ["DELETE", "voicecall/{}/release"]),
  action(["mute"], ["POST", "voicecall/{}/beginmute"]),
  action(["unmute"], ["POST", "voicecall/{}/endmute"]),
  action(["cancel-transfer"], ["POST", "voicecall/{}/canceltransfer"]),
  action(["reject"], ["POST", "voicecall/{}/reject", { mode: 1 }]),
  action(["reject", { after: "idle" }], ["POST", "voicecall/{}/reject", { mode: 2 }]),
);

const withCall = fc.oneof(
  call.map((id) => action(["answer", { call: id }], ["PUT", `voicecall/{}/answer?callid=${id}`])),
  call.map((id) => action(["retrieve", { call: id }], ["POST", `voicecall/{}/gethold?callid=${id}`])),
  call.map((id) => action(["release", { call: id }], ["POST", `voicecall/{}/dropcall/${id}`])),
  call.map((callid) => action(["reject", { call: callid }], ["POST", "voicecall/{}/reject", { callid, mode: 1 }])),
  call.map((callid) => action(["three-way-call", { call: callid }], ["POST", "voicecall/{}/confjoin", { callid }])),
  call.map((id) => action(["connect", { call: id }], ["POST", `voicecall/{}/connecthold/${id}`])),
);

const withOthers = fc.oneof(
  fc.constant(action(["call-out", { to: { number: "139" } }], ["PUT", "voicecall/{}/callout", { called: "139" }])),
  fc.constant(action(["call-out", { to: { queue: 25 } }], ["PUT", "voicecall/{}/callinnerskill", { skillId: 25 }])),
  colleague.map((agent) =>
    action(["call-out", { to: { agent } }], ["PUT", "voicecall/{}/callinner", { called: String(agent) }]),
  ),
  fc
    .constantFrom<0 | 2>(0, 2)
    .chain((mode) => fc.constantFrom({ agent: 101 }, { agent: 102 }, { queue: 25 }).map((to) => ({ to, mode })))
    .map(({ to, mode }) =>
      action(
        ["transfer", { to, mode: mode === 0 ? "release" : "success" }],
        [
          "POST",
          "voicecall/{}/transfer",
          "agent" in to
            ? { devicetype: 2, address: String(to.agent), mode }
            : { devicetype: 1, address: String(to.queue), mode },
        ],
      ),
    ),
  fc
    .constantFrom<keyof typeof OUTSIDE_MODES>(1, 2, 3, 4)
    .map((mode) =>
      action(
        ["transfer", { to: { number: "139" }, mode: OUTSIDE_MODES[mode] }],
        ["POST", "voicecall/{}/transfer", { devicetype: 5, address: "139", mode }],
      ),
    ),
  fc
    .tuple(colleague, fc.constantFrom<1 | 2>(1, 2))
    .map(([agent, mode]) =>
      action(
        ["consult", { to: { agent }, mode: mode === 1 ? "twoParty" : "threeParty" }],
        ["POST", "voicecall/{}/innerhelp", { dstaddress: String(agent), devicetype: 2, mode }],
      ),
    ),
  colleague.map((agent) =>
    action(["inspect", { agent, mode: "listen" }], ["PUT", `qualitycontrol/{}/addsupervise/${agent}`]),
  ),
);

/** Returns the actions of a verb on a participant. */
const onParticipant = (verb: string, path: string, more: object = {}) =>
  colleague.map((agent) =>
    action([verb, { participant: { agent } }], ["POST", `agentconf/{}/${path}`, { ...addressOf(agent), ...more }]),
  );

/** The modes of a participant: the gateway's code, and the verb's word for it. */
const MODES = { 1: "hear", 2: "talk", 3: "both", 4: "none" } as const;

const inConference = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constant(
      action(
        ["conference", { participants: {}, places: 3, length: "30m", warning: "5m" }],
        ["POST", "agentconf/{}/requestagentconf", { memberNum: 3, time: 30, promptTime: 5 }],
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: colleague.map((agent) =>
      action(
        ["add-participants", { participants: { agents: [agent], numbers: ["139"] } }],
        [
          "POST",
          "agentconf/{}/batchaddparticipant",
          { addresses: [addressOf(agent), { addressType: 6, address: "139" }] },
        ],
      ),
    ),
  },
  colleague.map((agent) =>
    action(
      ["remove-participants", { participants: { agents: [agent] } }],
      ["POST", "agentconf/{}/batchremoveparticipant", { addresses: [addressOf(agent)] }],
    ),
  ),
  onParticipant("hold-participant", "holdparticipant", { voicePath: "y:/1.V3" }),
  onParticipant("retrieve-participant", "unholdparticipant"),
  onParticipant("mute-participant", "changeparticipantmode", { attribute: 1 }),
  onParticipant("unmute-participant", "changeparticipantmode", { attribute: 3 }),
  fc
    .constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4)
    .chain((attribute) =>
      colleague.map((agent) =>
        action(
          ["change-participant-mode", { participant: { agent }, mode: MODES[attribute] }],
          ["POST", "agentconf/{}/changeparticipantmode", { ...addressOf(agent), attribute }],
        ),
      ),
    ),
  fc.constantFrom(
    action(["change-places", { by: 2 }], ["POST", "agentconf/{}/modifyconfresource", { modifyType: 0, modifyNum: 2 }]),
    action(["change-places", { by: -2 }], ["POST", "agentconf/{}/modifyconfresource", { modifyType: 1, modifyNum: 2 }]),
    action(["play-sound", { sound: "y:/1.V3" }], ["POST", "agentconf/{}/playvoicetoconf", { voicePath: "y:/1.V3" }]),
    action(["stop-sound"], ["POST", "agentconf/{}/stopvoicetoconf"]),
  ),
  colleague.map((agent) =>
    action(
      ["play-sound", { sound: "y:/1.V3", participant: { agent } }],
      ["POST", "agentconf/{}/playvoicetoparticipant", { ...addressOf(agent), voicePath: "y:/1.V3" }],
    ),
  ),
  onParticipant("stop-sound", "stopvoicetoparticipant"),
  colleague.map((agent) =>
    action(["hand-over-chair", { agent }], ["POST", "agentconf/{}/applytoshiftpresident", { destAgentNo: agent }]),
  ),
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      action(["prolong-conference", { by: "10m" }], ["POST", "agentconf/{}/prolongtime", { prolongTime: 10 }]),
      action(["answer-conference"], ["POST", "agentconf/{}/answeragentconf"]),
      action(["answer-conference"], ["POST", "agentconf/{}/answeragentconf"]),
      action(["reject-conference"], ["POST", "agentconf/{}/rejectagentconf"]),
      action(["leave-conference"], ["POST", "agentconf/{}/requestleaveagentconf"]),
      action(["end-conference"], ["POST", "agentconf/{}/releaseagentconf"]),
    ),
  },
);

const inRecording = fc.constantFrom(
  action(["record"], ["PUT", "recordplay/{}/recordwithoutfilename"]),
  action(["record"], ["PUT", "recordplay/{}/recordwithoutfilename"]),
  action(["pause-recording"], ["POST", "recordplay/{}/pauserecord"]),
  action(["resume-recording"], ["POST", "recordplay/{}/resumerecord"]),
  action(["stop-recording"], ["DELETE", "recordplay/{}/stoprecord"]),
);

const inChat = fc.oneof(
  call.chain((chat) =>
    fc.constantFrom(
      action(["answer-chat", { chat }], ["PUT", `textchat/{}/answer/${chat}`]),
      action(["answer-chat", { chat }], ["PUT", `textchat/{}/answer/${chat}`]),
      action(["refuse-chat", { chat }], ["DELETE", `textchat/{}/reject/${chat}`]),
      action(["end-chat", { chat }], ["DELETE", `textchat/{}/drop/${chat}`]),
      action(["say", { chat, text: "hello" }], ["PUT", "textchat/{}/chatmessage", { callId: chat, content: "hello" }]),
      action(
        ["transfer-chat", { chat, to: { agent: 102 }, mode: "success" }],
        ["POST", "textchat/{}/transfer", { callid: chat, addesstype: 1, destaddr: 102, mode: 1 }],
      ),
      action(
        ["transfer-chat", { chat, to: { queue: 41 } }],
        ["POST", "textchat/{}/transfer", { callid: chat, addesstype: 10, destaddr: 41, mode: 0 }],
      ),
    ),
  ),
  colleague.map((agent) => action(["begin-chat", { agent }], ["PUT", `textchat/{}/internalcall/${agent}`])),
);

/** An action of agent 101, 102 or 110. */
export const agentStep = fc.record({
  agent: colleague,
  does: fc.oneof(
    { weight: 3, arbitrary: simple },
    { weight: 1, arbitrary: withCall },
    { weight: 3, arbitrary: withOthers },
    { weight: 3, arbitrary: inConference },
    { weight: 2, arbitrary: inRecording },
    { weight: 4, arbitrary: inChat },
  ),
});
