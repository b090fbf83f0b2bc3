// Operations of a chair on the participants of its conference: calling, removing, holding, and muting them.
import * as z from "zod";
import {
  changeParticipantMode as changeMode,
  holdParticipant as hold,
  inviteToConference,
  type ParticipantMode,
  Refusal,
  removeFromConference,
} from "../../../core/index.ts";
import { AGENTCONF } from "../../../words/interfaces/agentconf.ts";
import { declareOperation } from "../../operation.ts";
import { oneOf, orAbsent, text } from "../lenient.ts";
import {
  addressOf,
  CHAIR_REQUEST,
  checkGreeting,
  createGreetingMembers,
  createInvitedPartyShape,
  createListedPartyShape,
  createOnePartyShape,
  partyOf,
  playMode,
  voicePath,
} from "./shapes.ts";

const CHANGE_EVENTS = ["AgentConf_ParticipantChanged"] as const;

const batchAddParticipant = declareOperation(AGENTCONF.batchAddParticipant, {
  ...CHAIR_REQUEST,
  summary: "Calls agents and phones into the conference. Each joins when it answers.",
  body: () =>
    z
      .object({
        addresses: z
          .array(createInvitedPartyShape(), { error: "000-002" })
          .min(1, { error: "000-002" })
          .max(120, { error: "000-002" }),
        caller: orAbsent(text(24)),
        ...createGreetingMembers(),
      })
      .check(checkGreeting),
  events: [
    "AgentState_Busy",
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentConf_Ringing",
    ...CHANGE_EVENTS,
  ],
  confidence: "seen",
  handle: ({ center, agentId, body: { addresses } }) =>
    center.perform(inviteToConference, {
      agent: agentId,
      invitations: addresses.map(({ deviceCallType = 0, deviceType = 0, ...address }) => ({
        party: partyOf(address),
        deviceCallType,
        deviceType,
      })),
    }),
});

const batchRemoveParticipant = declareOperation(AGENTCONF.batchRemoveParticipant, {
  ...CHAIR_REQUEST,
  summary: "Removes agents and phones from the conference. Returns those that were not in it.",
  body: () =>
    z.object({
      addresses: z
        .array(createListedPartyShape(), { error: "000-002" })
        .min(1, { error: "000-002" })
        .max(30, { error: "000-002" }),
    }),
  success: "confirmed",
  result: () => z.object({ noExistParticipants: z.array(z.object({ addressType: z.string(), address: z.string() })) }),
  retcodes: [...CHAIR_REQUEST.retcodes, "101-006"],
  events: ["AgentOther_PhoneRelease", "AgentConf_SelfLeaveResult", "AgentState_Ready", ...CHANGE_EVENTS],
  confidence: "seen",
  handle: ({ center, agentId, body: { addresses } }) => {
    const missing = center.perform(removeFromConference, { agent: agentId, parties: addresses.map(partyOf) });
    return missing instanceof Refusal ? missing : { noExistParticipants: missing.map(addressOf) };
  },
});

const holdParticipant = declareOperation(AGENTCONF.holdParticipant, {
  ...CHAIR_REQUEST,
  summary: "Holds a participant, who then hears a sound.",
  body: () => createOnePartyShape({ playMode: playMode(), voicePath: voicePath() }),
  events: CHANGE_EVENTS,
  confidence: "seen",
  handle: ({ center, agentId, body }) => center.perform(hold, { agent: agentId, party: partyOf(body), isHeld: true }),
});

const unholdParticipant = declareOperation(AGENTCONF.unholdParticipant, {
  ...CHAIR_REQUEST,
  summary: "Takes a participant off hold.",
  body: () => createOnePartyShape({}),
  events: CHANGE_EVENTS,
  confidence: "seen",
  handle: ({ center, agentId, body }) => center.perform(hold, { agent: agentId, party: partyOf(body), isHeld: false }),
});

const MODES: Readonly<Record<1 | 2 | 3 | 4, ParticipantMode>> = { 1: "hear", 2: "talk", 3: "both", 4: "none" };

const changeParticipantMode = declareOperation(AGENTCONF.changeParticipantMode, {
  ...CHAIR_REQUEST,
  summary: "Sets whether a participant hears and is heard: 1 hears only, 2 talks only, 3 both, 4 neither.",
  body: () => createOnePartyShape({ attribute: oneOf([1, 2, 3, 4]) }),
  events: CHANGE_EVENTS,
  confidence: "seen",
  handle: ({ center, agentId, body }) =>
    center.perform(changeMode, { agent: agentId, party: partyOf(body), mode: MODES[body.attribute] }),
});

/** The operations of a chair on participants (cec_07_1288, cec_07_1289, cec_07_1292 to cec_07_1294). */
export const participants = [
  batchAddParticipant,
  batchRemoveParticipant,
  holdParticipant,
  unholdParticipant,
  changeParticipantMode,
];
