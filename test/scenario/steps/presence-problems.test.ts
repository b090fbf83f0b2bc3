// Tests of problems of steps of presence, autopilot and traffic: the place, the mistake, and the accepted values.
import { test } from "tap";
import { DISTRIBUTION, DURATION, KNOWN_AGENTS, problemsOf, STEPS, TEMPLATES } from "../problems-of.ts";

const RATE =
  "a number above 0 and up to 1000000, such as 12 or 0.5, or spans of the day, such as [{from: 08:00, to: 12:00, rate: 40}]";
const TIME = "hours and minutes, such as 08:00, up to 24:00";
const OVERNIGHT = "write a span over midnight as two, to 24:00 and from 00:00";

const TABLES: Record<string, [step: string, ...problems: string[]][]> = {
  "signing in and out": [
    ["signIn: { status: idle }", 's.yaml:1:18: "agent" is missing: use a whole number, at least 1'],
    [
      "signIn: { agent: 101, status: working }",
      's.yaml:1:40: unknown status "working": a status is one of idle, busy, wrapUp',
    ],
    [
      "signIn: { agent: 101, autoanswer: true, video: 1, force: yes }",
      's.yaml:1:32: unknown member "autoanswer" of a signIn step, did you mean "autoAnswer"? A signIn step has agent, status, autoAnswer, autoEnterIdle, releasePhone, phone, video, queues, force',
      "s.yaml:1:57: 1 is not a valid choice: use true or false",
      's.yaml:1:67: "yes" is not a valid choice: use true or false',
    ],
    [
      "signIn: { agent: 111, phone: 4711, queues: 25 }",
      's.yaml:1:39: 4711 is a number and a telephone number is text: write it in quotes, "4711"',
      "s.yaml:1:53: 25 is not a valid list of queues: use a list of queue ids, such as [25]",
    ],
    [
      'signIn: { agent: 111, phone: "{{fone}}", queues: [25, 26] }',
      `s.yaml:1:27: agent 111 is not in the center: ${KNOWN_AGENTS}`,
      `s.yaml:1:39: unknown name in a template: "fone", did you mean "phone"? It can be ${TEMPLATES}`,
      "s.yaml:1:64: queue 26 is not in the center: its queues are 25",
    ],
    [
      "signOut: { agent: 101, reason: 3 }",
      's.yaml:1:33: unknown member "reason" of a signOut step: a signOut step has agent, force',
    ],
  ],
  "busy, rest and wrap-up": [
    [
      "busy: { agent: 101, reason: 199 }",
      "s.yaml:1:38: 199 is not a valid reason to be busy: use a whole number from 200 to 250, or 0 for none",
    ],
    [
      "busy: { agent: 101, reason: lunch }",
      's.yaml:1:38: "lunch" is not a valid reason to be busy: use a whole number from 200 to 250, or 0 for none',
    ],
    [
      "busy: { agent: 101, for: 3m }",
      's.yaml:1:30: unknown member "for" of a busy step: a busy step has agent, reason',
    ],
    [
      "free: { agents: 101 }",
      's.yaml:1:18: unknown member "agents" of a free step, did you mean "agent"? A free step has agent',
    ],
    ["rest: { agent: 101, for: 3 }", `s.yaml:1:35: 3 is not a valid duration: use ${DURATION}`],
    ["rest: { agent: 101, for: 0s }", 's.yaml:1:35: "0s" is too short: use more than 0s'],
    ["rest: { agent: 101, for: 24h }", 's.yaml:1:35: "24h" is too long: a rest is at most 86399s'],
    [
      "rest: { agent: 101, reason: 256 }",
      "s.yaml:1:38: 256 is not a valid reason to rest: use a whole number from 0 to 255",
    ],
    ["endRest: { agent: 111 }", `s.yaml:1:28: agent 111 is not in the center: ${KNOWN_AGENTS}`],
    ["endwork: { agent: 101 }", `s.yaml:1:10: unknown step "endwork", did you mean "endWork"? A step is ${STEPS}`],
  ],
  autopilots: [
    [
      "autopilot: { answer: 3s }",
      's.yaml:1:21: "agents" is missing: use an id such as 101, a range such as 201-260, or a list of those',
    ],
    ["autopilot: { agents: 110-111 }", `s.yaml:1:31: agent 111 is not in the center: ${KNOWN_AGENTS}`],
    [
      "autopilot: { agents: 101, wrapup: 3s }",
      's.yaml:1:36: unknown member "wrapup" of an autopilot, did you mean "wrapUp"? An autopilot has agents, answer, talk, wrapUp, replies, inspects',
    ],
    [
      "autopilot: { agents: 101, talk: {} }",
      `s.yaml:1:42: an empty object is not a valid distribution: use ${DISTRIBUTION}`,
    ],
  ],
  "durations and distributions": [
    ["autopilot: { agents: 101, talk: -3m }", `s.yaml:1:42: "-3m" is not a valid duration: use ${DURATION}`],
    [
      "autopilot: { agents: 101, answer: [] }",
      `s.yaml:1:44: an empty list is not a valid distribution: use ${DISTRIBUTION}`,
    ],
    ["autopilot: { agents: 101, answer: [3s, 4] }", `s.yaml:1:49: 4 is not a valid duration: use ${DURATION}`],
    ["autopilot: { agents: 101, wrapUp: { p50: 40s } }", `s.yaml:1:44: "p95" is missing: use ${DURATION}`],
    [
      "autopilot: { agents: 101, wrapUp: { p50: 40s, p95: 10s } }",
      "s.yaml:1:61: p95 (10s) is below p50 (40s): 95 of 100 are at most p95, 50 of 100 at most p50",
    ],
    ["autopilot: { agents: 101, wrapUp: { p50: 0s, p95: 10s } }", 's.yaml:1:51: "0s" is too short: use more than 0s'],
    [
      "autopilot: { agents: 101, wrapUp: { exponential: -1m } }",
      `s.yaml:1:59: "-1m" is not a valid duration: use ${DURATION}`,
    ],
    [
      "autopilot: { agents: 101, wrapUp: { exponential: 1m, p50: 1m } }",
      "s.yaml:1:59: a distribution has p50 and p95, or exponential, not both",
    ],
    [
      "autopilot: { agents: 101, wrapUp: { mean: 1m } }",
      's.yaml:1:46: unknown member "mean" of a distribution: a distribution has p50, p95, exponential',
    ],
  ],
  traffic: [
    ["traffic: { queue: 25, agents: 101, gap: 3s, talk: 1m }", "s.yaml:1:40: traffic has queue or agents, not both"],
    [
      "traffic: { queue: 25, callsPerHour: 60, gap: 3s, talk: 1m }",
      "s.yaml:1:55: traffic has callsPerHour or gap, not both",
    ],
    [
      "traffic: { agents: 101, callsPerHour: 60, talk: 1m }",
      "s.yaml:1:48: callsPerHour applies to a queue: for agents, use gap, the time from becoming idle to the next call",
    ],
    ["traffic: { agents: 101, talk: 1m }", `s.yaml:1:19: "gap" is missing: use ${DISTRIBUTION}`],
    [
      "traffic: { queue: 25, gap: 0s, talk: 1m }",
      "s.yaml:1:37: a gap of 0 would create endless calls at one instant: use a longer gap",
    ],
    [
      "traffic: { queue: 25, gap: [0s, 0s], talk: 1m }",
      "s.yaml:1:37: a gap of 0 would create endless calls at one instant: use a longer gap",
    ],
    [
      "traffic: { queue: 25, callsPerHour: 0, talk: 1m }",
      "s.yaml:1:46: 0 is not a valid number of calls an hour: use a number above 0 and up to 1000000, such as 12 or 0.5",
    ],
    [
      "traffic: { queue: 25, callsPerHour: many, talk: 1m }",
      `s.yaml:1:46: "many" is not a valid number of calls an hour: use ${RATE}`,
    ],
    [
      "traffic: { queue: 25, callsPerHour: [], talk: 1m }",
      `s.yaml:1:46: an empty list is not a valid number of calls an hour: use ${RATE}`,
    ],
    ["traffic: { queue: 25, callsPerHour: 9 }", `s.yaml:1:19: "talk" is missing: use ${DISTRIBUTION}`],
  ],
};

const SPANS: [spans: string, ...problems: string[]][] = [
  [
    "{ from: 08:00, to: 12:00 }",
    's.yaml:1:47: "rate" is missing: use a number above 0 and up to 1000000, such as 12 or 0.5',
  ],
  [
    "{ from: 08:00, to: 12:00, rate: 0 }",
    "s.yaml:1:79: 0 is not a valid number of calls an hour: use a number above 0 and up to 1000000, such as 12 or 0.5",
  ],
  [
    "{ from: 8, to: 25:00, rate: 3 }",
    `s.yaml:1:55: 8 is not a valid time of day: use ${TIME}`,
    `s.yaml:1:62: "25:00" is not a valid time of day: use ${TIME}`,
  ],
  ["{ from: 08:60, to: 12:00, rate: 3 }", `s.yaml:1:55: "08:60" is not a valid time of day: use ${TIME}`],
  [
    "{ from: 22:00, to: 06:00, rate: 3 }",
    `s.yaml:1:66: this span ends at 06:00, which is not after its start at 22:00: ${OVERNIGHT}`,
  ],
  [
    "{ from: 08:00, to: 08:00, rate: 3 }",
    `s.yaml:1:66: this span ends at 08:00, which is not after its start at 08:00: ${OVERNIGHT}`,
  ],
  [
    "{ from: 08:00, to: 12:00, rate: 3 }, { from: 11:30, to: 13:00, rate: 3 }",
    "s.yaml:1:92: this span begins at 11:30, before the one above ends at 12:00: put the spans in order, without overlap",
  ],
  [
    "{ from: 12:00, to: 13:00, rate: 3 }, { from: 8:00, to: 9:00, rate: 3 }",
    "s.yaml:1:92: this span begins at 8:00, before the one above ends at 13:00: put the spans in order, without overlap",
  ],
];

for (const [name, table] of Object.entries(TABLES)) {
  test(`problems of ${name} are reported`, async (t) => {
    for (const [step, ...problems] of table) t.strictSame(await problemsOf(`steps: [ ${step} ]`), problems, step);
  });
}

/** Writes a scenario with traffic whose rate changes with the time of day. */
const writeTraffic = (spans: string) => `steps: [ traffic: { queue: 25, callsPerHour: [${spans}], talk: 1m } ]`;

test("problems of spans of the day are reported", async (t) => {
  for (const [spans, ...problems] of SPANS) t.strictSame(await problemsOf(writeTraffic(spans)), problems, spans);
});

test("spans of the day that touch are accepted", async (t) => {
  const spans = "{ from: 0:00, to: 8:00, rate: 3 }, { from: 08:00, to: 24:00, rate: 0.5 }";
  t.strictSame(await problemsOf(writeTraffic(spans)), ["nothing is wrong"]);
});
