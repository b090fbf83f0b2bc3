// Generates actions of agents, each as a verb of the control API and as the same request of a client.
import fc from "fast-check";
import { addressOf } from "../../support/conference-requests.ts";

/** An action of an agent, as a verb with its body and as a request of a client with its body. */
export interface Action {
  readonly verb: readonly [verb: string, body?: object];
  readonly request: readonly [method: string, path: string, body?: object];
}

/** Returns an action of these two requests. */
const createAction = (verb: Action["verb"], request: Action["request"]): Action => ({ verb, request });

const call = fc.nat(3).map((n) => `1767603600-${n + 1}`);
const colleague = fc.constantFrom(101, 102, 110);

/** The modes of a transfer to an outside number: the gateway's code, and the verb's word for it. */
const OUTSIDE_MODES = { 1: "release", 2: "success", 3: "talk", 4: "threeParty" } as const;

const callAction = fc.constantFrom(
  createAction(["answer"], ["PUT", "voicecall/{}/answer"]),
  createAction(["hold"], ["POST", "voicecall/{}/hold"]),
  createAction(["retrieve"], ["POST", "voicecall/{}/gethold"]),
  createAction(["release"], ["DELETE", "voicecall/{}/release"]),
  createAction(["mute"], ["POST", "voicecall/{}/beginmute"]),
  createAction(["unmute"], ["POST", "voicecall/{}/endmute"]),
  createAction(["cancel-transfer"], ["POST", "voicecall/{}/canceltransfer"]),
  createAction(["reject"], ["POST", "voicecall/{}/reject", { mode: 1 }]),
  createAction(["reject", { after: "idle" }], ["POST", "voicecall/{}/reject", { mode: 2 }]),
);

const callIdAction = fc.oneof(
  call.map((id) => createAction(["answer", { call: id }], ["PUT", `voicecall/{}/answer?callid=${id}`])),
  call.map((id) => createAction(["retrieve", { call: id }], ["POST", `voicecall/{}/gethold?callid=${id}`])),
  call.map((id) => createAction(["release", { call: id }], ["POST", `voicecall/{}/dropcall/${id}`])),
  call.map((callid) =>
    createAction(["reject", { call: callid }], ["POST", "voicecall/{}/reject", { callid, mode: 1 }]),
  ),
  call.map((callid) =>
    createAction(["three-way-call", { call: callid }], ["POST", "voicecall/{}/confjoin", { callid }]),
  ),
  call.map((id) => createAction(["connect", { call: id }], ["POST", `voicecall/{}/connecthold/${id}`])),
);

const partyAction = fc.oneof(
  fc.constant(
    createAction(["call-out", { to: { number: "139" } }], ["PUT", "voicecall/{}/callout", { called: "139" }]),
  ),
  fc.constant(
    createAction(["call-out", { to: { queue: 25 } }], ["PUT", "voicecall/{}/callinnerskill", { skillId: 25 }]),
  ),
  colleague.map((agent) =>
    createAction(["call-out", { to: { agent } }], ["PUT", "voicecall/{}/callinner", { called: String(agent) }]),
  ),
  fc
    .constantFrom<0 | 2>(0, 2)
    .chain((mode) => fc.constantFrom({ agent: 101 }, { agent: 102 }, { queue: 25 }).map((to) => ({ to, mode })))
    .map(({ to, mode }) =>
      createAction(
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
      createAction(
        ["transfer", { to: { number: "139" }, mode: OUTSIDE_MODES[mode] }],
        ["POST", "voicecall/{}/transfer", { devicetype: 5, address: "139", mode }],
      ),
    ),
  fc
    .tuple(colleague, fc.constantFrom<1 | 2>(1, 2))
    .map(([agent, mode]) =>
      createAction(
        ["consult", { to: { agent }, mode: mode === 1 ? "twoParty" : "threeParty" }],
        ["POST", "voicecall/{}/innerhelp", { dstaddress: String(agent), devicetype: 2, mode }],
      ),
    ),
  colleague.map((agent) =>
    createAction(["inspect", { agent, mode: "listen" }], ["PUT", `qualitycontrol/{}/addsupervise/${agent}`]),
  ),
);

/** Generates the actions of a verb on a participant. */
const generateParticipantAction = (verb: string, path: string, more: object = {}) =>
  colleague.map((agent) =>
    createAction(
      [verb, { participant: { agent } }],
      ["POST", `agentconf/{}/${path}`, { ...addressOf(agent), ...more }],
    ),
  );

/** The modes of a participant: the gateway's code, and the verb's word for it. */
const MODES = { 1: "hear", 2: "talk", 3: "both", 4: "none" } as const;

const conferenceAction = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constant(
      createAction(
        ["conference", { participants: {}, places: 3, length: "30m", warning: "5m" }],
        ["POST", "agentconf/{}/requestagentconf", { memberNum: 3, time: 30, promptTime: 5 }],
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: colleague.map((agent) =>
      createAction(
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
    createAction(
      ["remove-participants", { participants: { agents: [agent] } }],
      ["POST", "agentconf/{}/batchremoveparticipant", { addresses: [addressOf(agent)] }],
    ),
  ),
  generateParticipantAction("hold-participant", "holdparticipant", { voicePath: "y:/1.V3" }),
  generateParticipantAction("retrieve-participant", "unholdparticipant"),
  generateParticipantAction("mute-participant", "changeparticipantmode", { attribute: 1 }),
  generateParticipantAction("unmute-participant", "changeparticipantmode", { attribute: 3 }),
  fc
    .constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4)
    .chain((attribute) =>
      colleague.map((agent) =>
        createAction(
          ["change-participant-mode", { participant: { agent }, mode: MODES[attribute] }],
          ["POST", "agentconf/{}/changeparticipantmode", { ...addressOf(agent), attribute }],
        ),
      ),
    ),
  fc.constantFrom(
    createAction(
      ["change-places", { by: 2 }],
      ["POST", "agentconf/{}/modifyconfresource", { modifyType: 0, modifyNum: 2 }],
    ),
    createAction(
      ["change-places", { by: -2 }],
      ["POST", "agentconf/{}/modifyconfresource", { modifyType: 1, modifyNum: 2 }],
    ),
    createAction(
      ["play-sound", { sound: "y:/1.V3" }],
      ["POST", "agentconf/{}/playvoicetoconf", { voicePath: "y:/1.V3" }],
    ),
    createAction(["stop-sound"], ["POST", "agentconf/{}/stopvoicetoconf"]),
  ),
  colleague.map((agent) =>
    createAction(
      ["play-sound", { sound: "y:/1.V3", participant: { agent } }],
      ["POST", "agentconf/{}/playvoicetoparticipant", { ...addressOf(agent), voicePath: "y:/1.V3" }],
    ),
  ),
  generateParticipantAction("stop-sound", "stopvoicetoparticipant"),
  colleague.map((agent) =>
    createAction(
      ["hand-over-chair", { agent }],
      ["POST", "agentconf/{}/applytoshiftpresident", { destAgentNo: agent }],
    ),
  ),
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      createAction(["prolong-conference", { by: "10m" }], ["POST", "agentconf/{}/prolongtime", { prolongTime: 10 }]),
      createAction(["answer-conference"], ["POST", "agentconf/{}/answeragentconf"]),
      createAction(["answer-conference"], ["POST", "agentconf/{}/answeragentconf"]),
      createAction(["reject-conference"], ["POST", "agentconf/{}/rejectagentconf"]),
      createAction(["leave-conference"], ["POST", "agentconf/{}/requestleaveagentconf"]),
      createAction(["end-conference"], ["POST", "agentconf/{}/releaseagentconf"]),
    ),
  },
);

const recordingAction = fc.constantFrom(
  createAction(["record"], ["PUT", "recordplay/{}/recordwithoutfilename"]),
  createAction(["record"], ["PUT", "recordplay/{}/recordwithoutfilename"]),
  createAction(["pause-recording"], ["POST", "recordplay/{}/pauserecord"]),
  createAction(["resume-recording"], ["POST", "recordplay/{}/resumerecord"]),
  createAction(["stop-recording"], ["DELETE", "recordplay/{}/stoprecord"]),
);

const chatAction = fc.oneof(
  call.chain((chat) =>
    fc.constantFrom(
      createAction(["answer-chat", { chat }], ["PUT", `textchat/{}/answer/${chat}`]),
      createAction(["answer-chat", { chat }], ["PUT", `textchat/{}/answer/${chat}`]),
      createAction(["refuse-chat", { chat }], ["DELETE", `textchat/{}/reject/${chat}`]),
      createAction(["end-chat", { chat }], ["DELETE", `textchat/{}/drop/${chat}`]),
      createAction(
        ["say", { chat, text: "hello" }],
        ["PUT", "textchat/{}/chatmessage", { callId: chat, content: "hello" }],
      ),
      createAction(
        ["transfer-chat", { chat, to: { agent: 102 }, mode: "success" }],
        ["POST", "textchat/{}/transfer", { callid: chat, addesstype: 1, destaddr: 102, mode: 1 }],
      ),
      createAction(
        ["transfer-chat", { chat, to: { queue: 41 } }],
        ["POST", "textchat/{}/transfer", { callid: chat, addesstype: 10, destaddr: 41, mode: 0 }],
      ),
    ),
  ),
  colleague.map((agent) => createAction(["begin-chat", { agent }], ["PUT", `textchat/{}/internalcall/${agent}`])),
);

/** An action of agent 101, 102 or 110. */
export const agentStep = fc.record({
  agent: colleague,
  does: fc.oneof(
    { weight: 3, arbitrary: callAction },
    { weight: 1, arbitrary: callIdAction },
    { weight: 3, arbitrary: partyAction },
    { weight: 3, arbitrary: conferenceAction },
    { weight: 2, arbitrary: recordingAction },
    { weight: 4, arbitrary: chatAction },
  ),
});
