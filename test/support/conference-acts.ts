// Generates random actions in conferences, with calls and inspections beside them, for property tests of the core.
import fc from "fast-check";
import {
  type AgentId,
  actAsConferencePhone,
  answerConference,
  beginInspecting,
  type ConferenceParty,
  changeParticipantMode,
  changePlaces,
  createInvitation,
  handOverChair,
  holdParticipant,
  inviteToConference,
  inviteToMultimedia,
  leaveConference,
  playSound,
  prolongConference,
  rejectConference,
  releaseConference,
  removeFromConference,
  reportMultimediaJoin,
  requestConference,
  requestMultimediaConference,
  stopInspection,
  stopMultimediaConference,
  stopSound,
} from "../../src/core/index.ts";
import { type Act, perform } from "./act.ts";

/** The last agent; the first is 101. */
export const LAST_AGENT = 110;
/** The numbers of the phones outside the center that conferences call. */
export const NUMBERS = ["13900000001", "13900000002", "13900000003"];
const MINUTE_MS = 60_000;

/** The id of an agent, or one above the last, which no agent has. */
const anyone = fc.integer({ min: 101, max: LAST_AGENT + 1 });
const party: fc.Arbitrary<ConferenceParty> = fc.oneof(
  { weight: 3, arbitrary: anyone.map((agent) => ({ agent })) },
  { weight: 1, arbitrary: fc.constantFrom(...NUMBERS).map((number) => ({ number })) },
);

/** Returns an action of the chair of the first conference, so that most attempts succeed. Without a conference, agent 101 acts. */
const asChair = (act: (agent: AgentId) => Act): Act => {
  return (stage) => {
    const [conference] = stage.center.state.conferences.values();
    return act(conference?.chair ?? 101)(stage);
  };
};

const inviteAct = fc.array(party, { minLength: 1, maxLength: 4 }).map((parties) =>
  asChair((agent) =>
    perform(inviteToConference, {
      agent,
      invitations: parties.map(createInvitation),
    }),
  ),
);

/** Returns an action of the nth agent who is called into a conference or is in one. Without such an agent, agent 101 acts. */
const asParticipant = (n: number, act: (agent: AgentId) => Act): Act => {
  return (stage) => {
    const inside = [...stage.center.state.agents.values()].filter(({ session }) => session?.conference !== undefined);
    return act(inside[n % Math.max(inside.length, 1)]?.id ?? 101)(stage);
  };
};

const mode = fc.constantFrom("hear" as const, "talk" as const, "both" as const, "none" as const);

const chairAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: inviteAct },
  fc
    .array(party, { minLength: 1, maxLength: 2 })
    .map((parties) => asChair((agent) => perform(removeFromConference, { agent, parties }))),
  fc
    .tuple(party, fc.boolean())
    .map(([party, isHeld]) => asChair((agent) => perform(holdParticipant, { agent, party, isHeld }))),
  fc
    .tuple(party, mode)
    .map(([party, mode]) => asChair((agent) => perform(changeParticipantMode, { agent, party, mode }))),
  anyone.map((to) => asChair((agent) => perform(handOverChair, { agent, to }))),
  fc
    .integer({ min: 1, max: 600 })
    .map((minutes) => asChair((agent) => perform(prolongConference, { agent, by: minutes * MINUTE_MS }))),
  fc.integer({ min: -6, max: 6 }).map((by) => asChair((agent) => perform(changePlaces, { agent, by }))),
  fc
    .option(party, { nil: undefined })
    .map((party) => asChair((agent) => perform(playSound, { agent, party, path: "y:/1.V3" }))),
  fc.option(party, { nil: undefined }).map((party) => asChair((agent) => perform(stopSound, { agent, party }))),
  fc.constant(asChair((agent) => perform(releaseConference, { agent }))),
);

const requestAct = fc
  .tuple(anyone, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 4, max: 30 }), fc.array(party, { maxLength: 3 }))
  .map(([agent, places, minutes, parties]) =>
    perform(requestConference, {
      agent,
      places,
      length: minutes * MINUTE_MS,
      warning: 5 * MINUTE_MS,
      invitations: parties.map(createInvitation),
    }),
  );

const agentAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: requestAct },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.nat(9), fc.constantFrom(answerConference, answerConference, rejectConference, leaveConference))
      .map(([n, move]) => asParticipant(n, (agent) => perform(move, { agent }))),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        anyone,
        fc.constantFrom("pickUpPhone", "hangUpPhone", "answer", "release", "hold", "retrieve", "sayBusy", "sayFree"),
      )
      .map(
        ([id, method]): Act =>
          (stage) =>
            stage[method as "answer"](id),
      ),
  },
  {
    weight: 3,
    arbitrary: anyone.map(
      (id): Act =>
        (stage) =>
          stage.call({ agent: id }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyone, anyone).map(
      ([from, agent]): Act =>
        (stage) =>
          stage.callInside(from, { agent }),
    ),
  },
  {
    weight: 1,
    arbitrary: anyone.map(
      (id): Act =>
        (stage) =>
          stage.callOut(id),
    ),
  },
  {
    weight: 3,
    arbitrary: anyone.map(
      (id): Act =>
        (stage) =>
          stage.signIn(id, { phoneLinkage: id % 2 === 0 }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyone, fc.constantFrom("own" as const, "forced" as const)).map(
      ([id, cause]): Act =>
        (stage) =>
          stage.signOut(id, cause),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyone, anyone)
      .map(([inspector, agent]) => perform(beginInspecting, { inspector, agent, mode: "listen" })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyone, anyone)
      .map(([inspector, agent]) => perform(stopInspection, { inspector, agent, modes: ["listen"] })),
  },
);

const multimediaAct: fc.Arbitrary<Act> = fc.oneof(
  fc
    .tuple(anyone, anyone)
    .map(([agent, member]) => perform(requestMultimediaConference, { agent, call: "", members: [member] })),
  fc
    .tuple(anyone, anyone, fc.integer({ min: 1, max: 3 }))
    .map(([agent, member, conference]) => perform(inviteToMultimedia, { agent, conference, members: [member] })),
  fc
    .tuple(anyone, fc.integer({ min: 1, max: 3 }), fc.boolean())
    .map(([agent, conference, succeeded]) => perform(reportMultimediaJoin, { agent, conference, succeeded })),
  fc
    .tuple(anyone, fc.integer({ min: 1, max: 3 }))
    .map(([agent, conference]) => perform(stopMultimediaConference, { agent, conference })),
);

const phoneAct: fc.Arbitrary<Act> = fc
  .tuple(fc.constantFrom(...NUMBERS), fc.constantFrom("answers" as const, "hangs-up" as const, "refuses" as const))
  .map(
    ([number, act]): Act =>
      (stage) => {
        const [conference = 0] = stage.center.state.conferences.keys();
        return perform(actAsConferencePhone, { conference, number, act })(stage);
      },
  );

/** An action of a chair, a participant, a phone, an inspector or a customer, or time that passes. */
export const conferenceAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: chairAct },
  { weight: 10, arbitrary: agentAct },
  { weight: 2, arbitrary: phoneAct },
  { weight: 1, arbitrary: multimediaAct },
  {
    weight: 3,
    arbitrary: fc.nat(90).map(
      (seconds): Act =>
        (stage) =>
          void stage.runFor(seconds),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(20).map(
      (minutes): Act =>
        (stage) =>
          void stage.runFor(minutes * 60),
    ),
  },
);
