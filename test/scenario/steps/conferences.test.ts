// Tests of the steps of conferences.
import { test } from "tap";
import type { CenterEvent } from "../../../src/core/index.ts";
import { playSteps } from "./play-steps.ts";

const PHONE = "13700000001";
const createConference = (participants: object, more: object = {}) => ({
  conference: { agent: 201, participants, ...more },
});

/** Returns the changes of participants that agent 201 gets: the kind of change, and the agent or the number. */
const listChanges = (events: readonly (CenterEvent & { type: "participantChanged" })[]) =>
  events
    .filter(({ agent }) => agent === 201)
    .map(({ change, party }) => [change, "agent" in party ? party.agent : party.number]);

test("colleagues on autopilot and phones join a conference, and its end counts their talk time", async (t) => {
  const { center, eventsOf, reports, rowsOf, countersOf } = await playSteps([
    createConference({ agents: "202-203", numbers: [PHONE] }),
    { wait: "20s" },
    { endConference: { agent: 201 } },
  ]);
  t.strictSame(reports, []);
  t.strictSame(rowsOf("conferenceGranted", "conferenceRinging", "joinedConference", "conferenceOver"), [
    [0, 201, "joinedConference"],
    [0, 201, "conferenceGranted"],
    [0, 202, "conferenceRinging"],
    [0, 203, "conferenceRinging"],
    [3, 202, "joinedConference"],
    [3, 203, "joinedConference"],
    [20, "center", "conferenceOver"],
  ]);
  t.strictSame(
    listChanges(eventsOf("participantChanged")).find(([, party]) => party === PHONE),
    ["joined", PHONE],
  );
  t.equal(center.state.conferences.size, 0);
  t.strictSame(
    [201, 202].map((agent) => countersOf(agent)["talktime"]),
    [20, 17],
  );
});

test("the chair adds, holds, retrieves, mutes, unmutes and removes participants", async (t) => {
  const phone = { number: "{{colleague}}" };
  const { eventsOf, reports } = await playSteps([
    createConference({}),
    { addParticipants: { agent: 201, participants: { agents: 202, numbers: ["{{colleague}}"] } } },
    { outside: { does: "answer", number: "1390000" } },
    { answerConference: { agent: 202 } },
    { holdParticipant: { agent: 201, participant: { agent: 202 } } },
    { retrieveParticipant: { agent: 201, participant: { agent: 202 } } },
    { muteParticipant: { agent: 201, participant: phone } },
    { unmuteParticipant: { agent: 201, participant: phone } },
    { removeParticipants: { agent: 201, participants: { agents: [202], numbers: ["{{colleague}}"] } } },
  ]);
  t.strictSame(reports, []);
  t.strictSame(listChanges(eventsOf("participantChanged")), [
    ["joined", "1390000"],
    ["joined", 202],
    ["held", 202],
    ["retrieved", 202],
    ["muted", "1390000"],
    ["unmuted", "1390000"],
    ["left", 202],
    ["left", "1390000"],
  ]);
});

test("the chair changes places and modes, and plays and stops sounds", async (t) => {
  const { center, eventsOf, rowsOf, reports } = await playSteps([
    createConference({ agents: [202] }, { places: 2 }),
    { wait: "5s" },
    { changePlaces: { agent: 201, by: 3 } },
    { changeParticipantMode: { agent: 201, participant: { agent: 202 }, mode: "hear" } },
    { changeParticipantMode: { agent: 201, participant: { agent: 202 }, mode: "none" } },
    { playSound: { agent: 201, sound: "y:/hello.V3" } },
    { playSound: { agent: 201, sound: "y:/bye.V3", participant: { agent: 202 } } },
    { wait: "3s" },
    { stopSound: { agent: 201 } },
    { wait: "30s" },
    { changePlaces: { agent: 201, by: -4 } },
    { stopSound: { agent: 201, participant: { agent: 202 } } },
  ]);
  t.strictSame(reports, [
    "story: a conference has at most 120 places and at least one for each participant, and the center has 1200 for all",
    "story: no sound is playing there",
  ]);
  t.hasStrict([...center.state.conferences.values()], [{ places: 5, participants: [{}, { mode: "none" }] }]);
  t.equal(listChanges(eventsOf("participantChanged")).filter(([change]) => change === "muted").length, 1);
  t.strictSame(rowsOf("conferenceSoundEnded"), [
    [8, 201, "conferenceSoundEnded"],
    [15, 201, "conferenceSoundEnded"],
  ]);
});

test("a conference begun in a call takes its customer along", async (t) => {
  const { center, reports } = await playSteps(
    [{ call: { from: "1380001", to: { agent: 201 } } }, { wait: "5s" }, createConference({ agents: [202] })],
    10,
  );
  t.strictSame(reports, []);
  const [conference] = center.state.conferences.values();
  t.strictSame(
    conference?.participants.map(({ party }) => party),
    [{ agent: 201 }, { number: "1380001" }, { agent: 202 }],
  );
});

test("participants are called when the chair's phone is picked up", async (t) => {
  const { rowsOf, reports } = await playSteps(
    [createConference({ agents: [202] })],
    20,
    {},
    { settings: { phonePickUp: "4s" } },
  );
  t.strictSame(reports, []);
  t.strictSame(rowsOf("conferenceGranted", "conferenceRinging", "joinedConference"), [
    [4, 201, "joinedConference"],
    [4, 201, "conferenceGranted"],
    [8, 202, "conferenceRinging"],
    [11, 202, "joinedConference"],
  ]);
});

test("agents answer, reject and leave, and a phone hangs up", async (t) => {
  const { eventsOf, rowsOf, reports } = await playSteps(
    [
      createConference({ agents: [301, 302, 303], numbers: [PHONE] }),
      { answerConference: { agent: 301 } },
      { rejectConference: { agent: 302 } },
      { wait: "5s" },
      { outside: { does: "hangUp", number: PHONE } },
      { leaveConference: { agent: 301 } },
    ],
    20,
    {
      agents: [
        { id: 201, autopilot: true },
        { ids: "301-303", autopilot: { answer: "40s" } },
      ],
    },
  );
  t.strictSame(reports, []);
  t.strictSame(
    rowsOf("joinedConference", "leftConference").filter(([, who]) => who !== 201),
    [
      [0, 301, "joinedConference"],
      [5, 301, "leftConference"],
    ],
  );
  t.strictSame(listChanges(eventsOf("participantChanged")), [
    ["joined", 301],
    ["left", 302],
    ["joined", PHONE],
    ["left", PHONE],
    ["left", 301],
  ]);
});

test("a new chair prolongs the conference, which ends when its time is over", async (t) => {
  const { rowsOf, reports } = await playSteps(
    [
      createConference({ agents: [202] }, { length: "10m", warning: "1m", places: 2 }),
      { wait: "5s" },
      { handOverChair: { agent: 201, to: { agent: 202 } } },
      { prolongConference: { agent: 202, by: "5m" } },
      { wait: "30m" },
    ],
    1_000,
  );
  t.strictSame(reports, []);
  t.strictSame(rowsOf("becameChair", "conferenceEnding", "conferenceOver"), [
    [5, 202, "becameChair"],
    [840, 202, "conferenceEnding"],
    [900, "center", "conferenceOver"],
  ]);
});

test("an agent on autopilot leaves after its talk", async (t) => {
  const { rowsOf } = await playSteps([createConference({ agents: [301] })], 60, {
    agents: [
      { id: 201, autopilot: true },
      { id: 301, autopilot: { answer: "2s", talk: "30s" } },
    ],
  });
  t.strictSame(rowsOf("leftConference"), [[32, 301, "leftConference"]]);
});

test("the step `autopilot` makes an agent answer and leave conferences in progress", async (t) => {
  const { rowsOf } = await playSteps(
    [
      { signIn: { agent: 301 } },
      createConference({ agents: [301] }),
      { wait: "5s" },
      { autopilot: { agents: 301, answer: "1s" } },
      { wait: "5s" },
      { autopilot: { agents: 301, talk: "10s" } },
    ],
    60,
    { agents: [{ id: 201, autopilot: true }, { id: 301 }] },
  );
  t.strictSame(rowsOf("joinedConference", "leftConference").slice(1), [
    [6, 301, "joinedConference"],
    [20, 301, "leftConference"],
  ]);
});

test("steps fail with the reason of the center", async (t) => {
  const { reports, eventsOf } = await playSteps([
    { endConference: { agent: 201 } },
    createConference({ agents: [202] }, { places: 1 }),
    { holdParticipant: { agent: 201, participant: { agent: 202 } } },
    { removeParticipants: { agent: 201, participants: { agents: [201] } } },
  ]);
  t.strictSame(reports, [
    "story: the agent is not in a conference, or is not called into one",
    "story: no such party has joined the conference",
    "story: the chair cannot remove itself from its conference",
  ]);
  t.strictSame(
    eventsOf("participantChanged").map(({ change, party }) => [change, party]),
    [["denied", { agent: 202 }]],
  );
});
