// Operations that query conferences.
import * as z from "zod";
import { type Conference, MINUTE, type Participant, type ParticipantMode, refuse } from "../../../core/index.ts";
import { AGENTCONF } from "../../../words/interfaces/agentconf.ts";
import { declareOperation } from "../../operation.ts";
import { wholeNumber } from "../lenient.ts";
import { addressOf } from "./shapes.ts";

const createListedAddressShape = () =>
  z.object({
    addressType: z.string(),
    address: z.string(),
    deviceCallType: z.number().int(),
    deviceType: z.number().int(),
    channelAttrib: z.number().int(),
    channelState: z.number().int(),
    role: z.number().int(),
    enterTime: z.number().int(),
  });

const createListedConferenceShape = () =>
  z.object({
    confId: z.number().int(),
    confState: z.number().int(),
    startTime: z.number().int(),
    applyConfTime: z.number().int(),
    confHaveBeenTime: z.number().int(),
    addresses: z.array(createListedAddressShape()),
  });

const queryConfInfos = declareOperation(AGENTCONF.queryConfInfos, {
  summary:
    "Returns the conferences with the given ids, with their participants. Only inspectors see those that they are not in.",
  body: () =>
    z.object({ confIds: z.array(wholeNumber(1, 4_294_967_295), { error: "000-002" }).max(20, { error: "000-002" }) }),
  success: "data",
  // The page's table shows a list, and its sample an object with the list. The simulator follows the sample.
  result: () => z.object({ confs: z.array(createListedConferenceShape()) }),
  retcodes: ["000-002", "100-006", "100-007", "101-001"],
  events: [],
  readsOnly: true,
  confidence: "partial",
  handle: ({ center, agent, session, body: { confIds } }) => {
    const ownConference = center.state.conferences.get(session.conference ?? -1);
    if (!agent.inspector && ownConference?.begunAt === undefined) return refuse("in-no-conference");
    const conferences = [...new Set(confIds)].flatMap((id) => {
      const conference = center.state.conferences.get(id);
      const isHidden = !agent.inspector && conference !== ownConference;
      return conference?.begunAt === undefined || isHidden ? [] : [conference];
    });
    return { confs: conferences.map((conference) => describeConference(conference, center.now)) };
  },
});

const queryAllConfIds = declareOperation(AGENTCONF.queryAllConfIds, {
  summary: "Returns the ids of the running conferences to an inspector.",
  success: "confirmed",
  result: () => z.object({ confIds: z.array(z.number().int()) }),
  retcodes: ["000-002", "100-006", "100-007", "101-004"],
  events: [],
  confidence: "seen",
  handle: ({ center, agent }) => {
    if (!agent.inspector) return refuse("conferences-of-vdn");
    const running = [...center.state.conferences.values()].filter(({ begunAt }) => begunAt !== undefined);
    return { confIds: running.map(({ id }) => id) };
  },
});

function describeConference(conference: Conference, now: number) {
  const { begunAt = now } = conference;
  return {
    confId: conference.id,
    confState: conference.sound === undefined ? 0 : 1,
    startTime: begunAt,
    applyConfTime: conference.length / MINUTE,
    confHaveBeenTime: Math.floor((now - begunAt) / MINUTE),
    addresses: conference.participants
      .filter(({ state }) => state === "here")
      .map((participant) => describeParticipant(participant, conference)),
  };
}

const CHANNEL_ATTRIBUTE: Readonly<Record<ParticipantMode, number>> = { hear: 1, talk: 2, both: 3, none: 4 };

function describeParticipant(participant: Participant, { chair }: Conference) {
  const { party, deviceCallType, deviceType, mode, isHeld, sound, enteredAt = 0 } = participant;
  return {
    ...addressOf(party),
    deviceCallType,
    deviceType,
    channelAttrib: CHANNEL_ATTRIBUTE[mode],
    channelState: isHeld ? 1 : sound === undefined ? 0 : 2,
    role: "agent" in party && party.agent === chair ? 1 : 0,
    enterTime: enteredAt,
  };
}

/** The queries of conferences, and of the ids of all that run (cec_07_1300, cec_07_1301). */
export const queries = [queryConfInfos, queryAllConfIds];
