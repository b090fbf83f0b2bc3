// Tests of problems of steps of conferences: the place, the mistake, and the accepted values.
import { test } from "tap";
import { KNOWN_AGENTS, problemsOf } from "../problems-of.ts";

const PARTICIPANTS = 'use an object with agents, numbers or both, such as {agents: [102], numbers: ["13900000001"]}';

const ROWS: [step: string, ...problems: string[]][] = [
  [
    "conference: { agent: 101, call: customer, to: { agent: 102 } }",
    "s.yaml:1:56: a three-way call has call or to, not both",
  ],
  [
    "conference: { agent: 101, length: 10m }",
    's.yaml:1:36: unknown member "length" of a three-way call: a three-way call has agent, call, to',
  ],
  [
    "conference: { agent: 101, participants: [102] }",
    `s.yaml:1:50: a list is not a valid set of participants: ${PARTICIPANTS}`,
  ],
  [
    "conference: { agent: 101, participants: { agents: 101-5000000 } }",
    's.yaml:1:60: "101-5000000" has 4999900 agents: a conference has at most 120 places',
  ],
  [
    "conference: { agent: 101, participants: { agents: [102, 111], numbers: [139] } }",
    's.yaml:1:82: 139 is a number and a telephone number is text: write it in quotes, "139"',
  ],
  [
    "conference: { agent: 101, participants: { agents: 102-111 } }",
    `s.yaml:1:60: agent 111 is not in the center: ${KNOWN_AGENTS}`,
  ],
  [
    "conference: { agent: 101, participants: { agnts: [102] }, places: 121, length: 1441m }",
    's.yaml:1:52: unknown member "agnts" of a set of participants, did you mean "agents"? A set of participants has agents, numbers',
    "s.yaml:1:76: 121 is not a valid number of places: use a whole number from 1 to 120",
    's.yaml:1:89: "1441m" is too long: a conference lasts at most 1440m',
  ],
  ["addParticipants: { agent: 101, participants: {} }", `s.yaml:1:55: there is no participant: ${PARTICIPANTS}`],
  [
    "holdParticipant: { agent: 101, participant: 102 }",
    "s.yaml:1:54: 102 is not a valid participant: use {agent: <id>} or {number: <number>}",
  ],
  [
    'handOverChair: { agent: 101, to: { number: "139" } }',
    's.yaml:1:43: "agent" is missing: use a whole number, at least 1',
    's.yaml:1:45: unknown member "number" of a new chair: a new chair has agent',
  ],
  [
    "changePlaces: { agent: 101, by: 200 }",
    "s.yaml:1:42: 200 is not a valid change of places: use a whole number from 2 to 118 to add places, or from -118 to -2 to remove some",
  ],
  [
    "changeParticipantMode: { agent: 101, participant: { agent: 102 }, mode: all }",
    's.yaml:1:82: unknown mode of a participant "all": a mode of a participant is one of hear, talk, both, none',
  ],
  [
    "playSound: { agent: 101, sound: 7, participant: 102 }",
    's.yaml:1:42: 7 is a number and a sound is text: write it in quotes, "7"',
    "s.yaml:1:58: 102 is not a valid participant: use {agent: <id>} or {number: <number>}",
  ],
  [
    "stopSound: { agent: 101, participant: { agent: 111 } }",
    `s.yaml:1:57: agent 111 is not in the center: ${KNOWN_AGENTS}`,
  ],
  ["endConference: { agent: 111 }", `s.yaml:1:34: agent 111 is not in the center: ${KNOWN_AGENTS}`],
];

test("problems of steps of conferences are reported", async (t) => {
  for (const [step, ...problems] of ROWS) t.strictSame(await problemsOf(`steps: [ ${step} ]`), problems, step);
});
