// Tests of problems of steps of calls: the place, the mistake, and the accepted values.
import { test } from "tap";
import { KNOWN_AGENTS, problemsOf, STEPS, TEMPLATES } from "../problems-of.ts";

const TRANSFER_MODES = "release, success, suspend, talk, threeParty";
const OUTSIDE_ACTIONS = "answer, refuse, noAnswer, busy, hangUp";
const TRANSFER_TARGETS = "{agent: <id>}, {queue: <id>}, {ivr: <id>} or {number: <number>}";

const ROWS: [step: string, ...problems: string[]][] = [
  ["call: { to: { queue: 25 }, media: chat }", 's.yaml:1:44: unknown medium "chat": a medium is one of voice, video'],
  ["answr: { agent: 101 }", `s.yaml:1:10: unknown step "answr", did you mean "answer"? A step is ${STEPS}`],
  ["answer: 101", "s.yaml:1:18: 101 is not a valid answer step: use an object with agent, call"],
  ["answer: { call: first }", 's.yaml:1:18: "agent" is missing: use a whole number, at least 1'],
  ["answer: { agent: 111 }", `s.yaml:1:27: agent 111 is not in the center: ${KNOWN_AGENTS}`],
  ["answer: { agent: 101, call: first }", 's.yaml:1:38: unknown call "first": no step names a call with "as"'],
  [
    "answer: { agent: 101, cal: a }",
    's.yaml:1:32: unknown member "cal" of an answer step, did you mean "call"? An answer step has agent, call',
  ],
  ["hold: { agent: Ada }", 's.yaml:1:25: "Ada" is not a valid agent id: use a whole number, at least 1'],
  ["hold: { agent: 101, call: a }", 's.yaml:1:36: unknown call "a": no step names a call with "as"'],
  ["hold: { agent: 101, for: 3s }", 's.yaml:1:30: unknown member "for" of a hold step: a hold step has agent, call'],
  [
    "retrieve: { agent: 101, call: 7 }",
    's.yaml:1:40: 7 is a number and a name of a call is text: write it in quotes, "7"',
  ],
  ["retrieve: { agent: 111 }", `s.yaml:1:29: agent 111 is not in the center: ${KNOWN_AGENTS}`],
  ["transfer: { agent: 101 }", `s.yaml:1:20: "to" is missing: use ${TRANSFER_TARGETS}`],
  [
    "transfer: { agent: 101, to: { agent: 102, queue: 25 } }",
    `s.yaml:1:38: an object with agent, queue is not a valid target of a transfer: use ${TRANSFER_TARGETS}`,
  ],
  ["transfer: { agent: 101, to: { queue: 26 } }", "s.yaml:1:47: queue 26 is not in the center: its queues are 25"],
  ["transfer: { agent: 101, to: { ivr: 7 } }", "s.yaml:1:45: IVR 7 is not in the center: it has no IVRs"],
  [
    "transfer: { agent: 101, to: { ivr: Menu } }",
    's.yaml:1:45: "Menu" is not a valid IVR id: use a whole number, at least 1',
  ],
  [
    "transfer: { agent: 101, to: { number: 139 } }",
    's.yaml:1:48: 139 is a number and a telephone number is text: write it in quotes, "139"',
  ],
  [
    "transfer: { agent: 101, to: { agent: 102 }, mode: sucess }",
    `s.yaml:1:60: unknown mode of a transfer "sucess", did you mean "success"? A mode of a transfer is one of ${TRANSFER_MODES}`,
  ],
  [
    "transfer: { agent: 101, to: { agent: 102 }, mode: talk }",
    "s.yaml:1:60: mode talk is not possible for a transfer to {agent}: use release, success",
  ],
  [
    'transfer: { agent: 101, to: { number: "139" }, mode: suspend }',
    "s.yaml:1:63: mode suspend is not possible for a transfer to {number}: use release, success, talk, threeParty",
  ],
  [
    'consult: { agent: 101, to: { number: "139" } }',
    "s.yaml:1:37: an object with number is not a valid target of a consultation: use {agent: <id>} or {queue: <id>}",
  ],
  ["consult: { agent: 101, to: { agent: 99 } }", `s.yaml:1:46: agent 99 is not in the center: ${KNOWN_AGENTS}`],
  [
    "threeWayCall: { agent: 101, to: { ivr: 7 } }",
    "s.yaml:1:42: an object with ivr is not a valid target of a three-way call: use {agent: <id>}, {queue: <id>} or {number: <number>}",
  ],
  [
    "threeWayCall: { agent: 101, to: { agent: 102 }, call: a }",
    "s.yaml:1:42: a three-way call has call or to, not both",
  ],
  [
    "consult: { agent: 101, to: { agent: 102 }, mode: threeparty }",
    's.yaml:1:59: unknown mode of a consultation "threeparty", did you mean "threeParty"? A mode of a consultation is one of twoParty, threeParty',
  ],
  [
    "threeWayCall: { agnt: 101 }",
    's.yaml:1:26: unknown member "agnt" of a three-way call, did you mean "agent"? A three-way call has agent, call, to',
  ],
  [
    "callOut: { agent: 101, to: { ivr: 7 } }",
    "s.yaml:1:37: an object with ivr is not a valid target of a call: use {number: <number>}, {agent: <id>} or {queue: <id>}",
  ],
  [
    'callOut: { agent: 101, to: { number: "{{custmer}}" } }\nvariables: { customer: "139" }',
    `s.yaml:1:47: unknown name in a template: "custmer", did you mean "customer"? It can be ${TEMPLATES}`,
  ],
  ["callOut: { agent: 101, to: { queue: 26 } }", "s.yaml:1:46: queue 26 is not in the center: its queues are 25"],
  [
    "preview: { agent: 101, numbers: [] }",
    's.yaml:1:42: an empty list is not a valid list of numbers: use a list, such as ["13900000001"]',
  ],
  [
    'preview: { agent: 111, numbers: ["139", 138, "{{x"], data: 5 }',
    's.yaml:1:50: 138 is a number and a telephone number is text: write it in quotes, "138"',
    's.yaml:1:69: 5 is a number and a piece of data is text: write it in quotes, "5"',
  ],
  [
    'preview: { agent: 111, numbers: ["139", "{{x"] }',
    `s.yaml:1:28: agent 111 is not in the center: ${KNOWN_AGENTS}`,
    `s.yaml:1:50: "{{x" has unmatched braces: a template is ${TEMPLATES}`,
  ],
  ['outside: { number: "139" }', `s.yaml:1:19: "does" is missing: use one of ${OUTSIDE_ACTIONS}`],
  [
    "outside: { does: anwser }",
    `s.yaml:1:27: unknown action "anwser", did you mean "answer"? An action is one of ${OUTSIDE_ACTIONS}`,
  ],
  ["outside: { does: answer, call: first }", 's.yaml:1:41: unknown call "first": no step names a call with "as"'],
  [
    "outside: { does: answer, agent: 101 }",
    's.yaml:1:35: unknown member "agent" of an outside step: an outside step has does, call, number',
  ],
];

test("problems of steps of calls are reported", async (t) => {
  for (const [step, ...problems] of ROWS) {
    const [first, ...rest] = step.split("\n");
    t.strictSame(await problemsOf([`steps: [ ${first} ]`, ...rest].join("\n")), problems, step);
  }
});

test("a call that an agent makes can also have a name", async (t) => {
  const named = 'steps:\n  - callOut: { agent: 101, to: { number: "139" }, as: out }\n';
  t.strictSame(await problemsOf(`${named}  - outside: { does: answer, call: out }`), ["nothing is wrong"]);
  t.strictSame(await problemsOf(`${named}  - outside: { does: answer, call: uot }`), [
    's.yaml:3:36: unknown call "uot": named calls are "out"',
  ]);
});

test("missing references are not reported if the center cannot be read", async (t) => {
  t.strictSame(await problemsOf("center: { ivrs: 5 }\nsteps: [ transfer: { agent: 101, to: { ivr: 7 } } ]"), [
    "s.yaml:1:17: 5 is not a valid list of IVRs: use a list, each item beginning with a -",
  ]);
});
