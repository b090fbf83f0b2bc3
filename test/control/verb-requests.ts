// Generates requests with the verbs of agents: possible ones, and ones that are refused.
import fc from "fast-check";
import type { Request } from "./refused-request.ts";

const optionalCall = fc.record({ call: fc.constantFrom("1767603600-1", "1767603600-2", "x") }, { requiredKeys: [] });
const optionalChat = fc.record({ chat: fc.constantFrom("1767603600-1", "1767603600-2", "x") }, { requiredKeys: [] });
const target = fc.constantFrom({ agent: 101 }, { agent: 999 }, { queue: 26 }, { ivr: 1 }, { number: "139" }, {});
const participants = fc.record(
  { agents: fc.constantFrom<unknown>(101, "101-102", [201, 999], "x"), numbers: fc.constantFrom(["139"], [], [7]) },
  { requiredKeys: [] },
);
const participant = fc.record({ participant: fc.constantFrom({ agent: 102 }, { agent: 999 }, { number: "139" }, {}) });
const noBody = fc.constant(undefined);

/** The verbs of agents and an unknown one, each with bodies that it may accept. */
export const VERBS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  answer: optionalCall,
  reject: fc.record({ after: fc.constantFrom("busy", "idle", "gone") }, { requiredKeys: [] }),
  hold: noBody,
  retrieve: optionalCall,
  release: optionalCall,
  mute: noBody,
  unmute: noBody,
  "call-out": fc.record({ to: target }),
  transfer: fc.record({ to: target, mode: fc.constantFrom("release", "success", "suspend", "talk", "threeParty") }),
  "cancel-transfer": noBody,
  consult: fc.record({ to: target, mode: fc.constantFrom("twoParty", "threeParty") }),
  "three-way-call": fc.oneof(optionalCall, fc.record({ to: target })),
  connect: optionalCall,
  inspect: fc.record({ agent: fc.constantFrom(101, 102, 201, 999), mode: fc.constantFrom("listen", "whisper") }),
  "stop-inspecting": noBody,
  intercept: optionalCall,
  "answer-chat": optionalChat,
  "refuse-chat": optionalChat,
  say: fc.record({ text: fc.constantFrom("Hello", "", "x".repeat(7_000)) }),
  "end-chat": optionalChat,
  "transfer-chat": fc.record({ to: target, mode: fc.constantFrom("release", "success", "talk") }),
  "begin-chat": fc.record({ agent: fc.constantFrom(101, 102, 201, 999) }),
  conference: fc.record(
    { participants, places: fc.constantFrom(1, 5, 121), length: fc.constantFrom("4m", "2h", "2d"), to: target },
    { requiredKeys: ["participants"] },
  ),
  "add-participants": fc.record({ participants }),
  "remove-participants": fc.record({ participants }),
  "hold-participant": participant,
  "retrieve-participant": participant,
  "mute-participant": participant,
  "unmute-participant": participant,
  "change-participant-mode": fc.record({
    participant: fc.constantFrom({ agent: 102 }, { number: "139" }),
    mode: fc.constantFrom("hear", "talk", "both", "none", "mute"),
  }),
  "prolong-conference": fc.record({ by: fc.constantFrom("1m", "1440m", "0s", 5) }),
  "change-places": fc.record({ by: fc.constantFrom(2, -2, 118, 0, 1, "2") }),
  "play-sound": fc.record({
    sound: fc.constantFrom("y:/1.V3", "", "x".repeat(128)),
    participant: fc.constantFrom(undefined, { agent: 102 }),
  }),
  "stop-sound": fc.record({ participant: fc.constantFrom({ agent: 102 }, {}) }, { requiredKeys: [] }),
  "answer-conference": noBody,
  "reject-conference": noBody,
  "leave-conference": noBody,
  "end-conference": noBody,
  "hand-over-chair": fc.record({ agent: fc.constantFrom(101, 102, 999) }),
  record: noBody,
  "pause-recording": noBody,
  "resume-recording": noBody,
  "stop-recording": noBody,
  "no-such-verb": noBody,
};

/** A verb of agent 101, 102 or 201, and rarely of an unknown agent. */
export const verbRequest: fc.Arbitrary<Request> = fc
  .tuple(
    fc.constantFrom(...Object.keys(VERBS)),
    fc.constantFrom("101", "101", "101", "102", "102", "201", "201", "999"),
  )
  .chain(([verb, agent]) => (VERBS[verb] ?? noBody).map((body): Request => ["POST", `/agents/${agent}/${verb}`, body]));
