// Generates requests about conferences, of clients and of the control API, for property tests of worlds and tapes.
import fc from "fast-check";

/** Returns the address of an agent in a request about a conference. */
export const addressOf = (agent: number) => ({ addressType: 9, address: String(agent) });
/** The address of a phone outside the center. */
const PHONE = { addressType: 6, address: "13900000001" };

/** A request of a client about a conference; `{}` stands for the agent. */
export const conferenceRequest = fc.constantFrom<[method: string, path: string, body?: unknown]>(
  ["POST", "agentconf/{}/requestagentconf", { memberNum: 4, time: 4, promptTime: 1 }],
  ["POST", "agentconf/{}/requestagentconf", { memberNum: 2 }],
  ["POST", "agentconf/{}/batchaddparticipant", { addresses: [addressOf(101), addressOf(102), PHONE] }],
  ["POST", "agentconf/{}/batchaddparticipant", { addresses: [addressOf(103)] }],
  ["POST", "agentconf/{}/batchremoveparticipant", { addresses: [addressOf(102)] }],
  ["POST", "agentconf/{}/holdparticipant", { ...addressOf(102), voicePath: "y:/1.V3" }],
  ["POST", "agentconf/{}/changeparticipantmode", { ...PHONE, attribute: 1 }],
  ["POST", "agentconf/{}/playvoicetoconf", { voicePath: "y:/1.V3" }],
  ["POST", "agentconf/{}/applytoshiftpresident", { destAgentNo: 102 }],
  ["POST", "agentconf/{}/answeragentconf"],
  ["POST", "agentconf/{}/answeragentconf"],
  ["POST", "agentconf/{}/rejectagentconf"],
  ["POST", "agentconf/{}/requestleaveagentconf"],
  ["POST", "agentconf/{}/releaseagentconf"],
  ["PUT", "multimediaconf/{}/requestconf", { callid: "1", addressinfo: "9,1,102;9,1,103;" }],
  ["POST", "multimediaconf/{}/joinconfresult", { confid: 1, confresult: 0 }],
);

/** A verb of an agent in a conference, with its body. */
export const conferenceVerb = fc.constantFrom<[verb: string, body?: object]>(
  ["conference", { participants: { agents: "102-103", numbers: ["13900000001"] }, warning: "1m" }],
  ["add-participants", { participants: { agents: [101, 103] } }],
  ["remove-participants", { participants: { numbers: ["13900000001"] } }],
  ["hold-participant", { participant: { agent: 102 } }],
  ["hand-over-chair", { agent: 102 }],
  ["change-participant-mode", { participant: { agent: 102 }, mode: "none" }],
  ["change-places", { by: 2 }],
  ["change-places", { by: -2 }],
  ["play-sound", { sound: "y:/1.V3" }],
  ["play-sound", { sound: "y:/1.V3", participant: { agent: 102 } }],
  ["stop-sound"],
  ["prolong-conference", { by: "10m" }],
  ["answer-conference"],
  ["answer-conference"],
  ["reject-conference"],
  ["leave-conference"],
  ["end-conference"],
);

/** An action of a phone in one of the first conferences of a world. */
export const conferencePhoneAct = fc
  .tuple(fc.constantFrom(1_024_256, 1_024_512), fc.constantFrom("answer", "refuse", "no-answer", "busy", "hang-up"))
  .map(([id, verb]) => ["POST", `/conferences/${id}/${verb}`] as const);

type ControlRequest = readonly [method: "POST" | "PATCH", path: string, body?: unknown];

/** A step in a conference: a verb of an agent, an action of a phone, or time that passes. */
const conferenceStep: fc.Arbitrary<ControlRequest> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(101, 102, 103), conferenceVerb)
      .map(([id, [verb, body]]): ControlRequest => ["POST", `/agents/${id}/${verb}`, body]),
  },
  { weight: 1, arbitrary: conferencePhoneAct },
  {
    weight: 1,
    arbitrary: fc.constantFrom("2s", "40s", "5m").map((by): ControlRequest => ["POST", "/clock/advance", { by }]),
  },
);

/** The requests of a conference: its agents sign in, agent 101 begins it, agent 102 answers, and random steps follow. */
export const conferenceScene: fc.Arbitrary<readonly ControlRequest[]> = fc
  .tuple(
    fc.subarray([102, 103]),
    fc.constantFrom({ agents: [102, 103] }, { agents: 102, numbers: ["13900000001"] }, {}),
    fc.array(conferenceStep, { minLength: 2, maxLength: 8, size: "max" }),
  )
  .map(([others, participants, acts]) => [
    ...[101, ...others].map((id): ControlRequest => ["PATCH", `/agents/${id}`, { signedIn: true }]),
    ["POST", "/agents/101/conference", { participants, places: 3, length: "5m" }],
    ["POST", "/agents/102/answer-conference"],
    ...acts,
  ]);
