// Tests of problems of centers: queues, IVRs, outside numbers and inspectors.
import { test } from "tap";
import { DISTRIBUTION, DURATION, problemsOf } from "../problems-of.ts";

const IVR = "an object with id, name, accessCode, time";
const NUMBER = "digits, with * at the end for all numbers that begin with them, such as 13900000001 or 139*";

const TABLES: Record<string, [center: string, ...problems: string[]][]> = {
  queues: [
    [
      "queues: [ { id: 25, acessCode: '1', record: yes, overflow: Sales } ]",
      's.yaml:1:31: unknown member "acessCode" of a queue, did you mean "accessCode"? A queue has id, name, media, accessCode, record, overflow, maxWaiting',
      's.yaml:1:55: "yes" is not a valid choice: use true or false',
      's.yaml:1:70: "Sales" is not a valid queue id: use a whole number, at least 1',
    ],
    [
      "queues: [ { id: 25, accessCode: 60025 }, { id: 26, accessCode: 60a } ]",
      's.yaml:1:43: 60025 is a number and an access code is text: write it in quotes, "60025"',
      's.yaml:1:74: "60a" is not a valid access code: use 1 to 24 digits, such as 60025',
    ],
    [
      "queues: [ { id: 25, overflow: 27 }, { id: 26, overflow: 26 } ]",
      "s.yaml:1:41: queue 27 is not in the center: its queues are 25, 26",
      "s.yaml:1:67: queue 26 cannot overflow into itself",
    ],
    [
      'queues: [ { id: 25, accessCode: "60026" }, { id: 26 } ], ivrs: [ { id: 9, accessCode: "60026" } ]',
      "s.yaml:1:43: 60026 is already the access code of queue 26",
      "s.yaml:1:97: 60026 is already the access code of queue 26",
    ],
    [
      'queues: [ { id: 25, accessCode: "7" } ], ivrs: [ { id: 9, accessCode: "7" } ]',
      "s.yaml:1:81: 7 is already the access code of queue 25",
    ],
  ],
  IVRs: [
    ["ivrs: 5", "s.yaml:1:17: 5 is not a valid list of IVRs: use a list, each item beginning with a -"],
    ["ivrs: [ 5 ]", `s.yaml:1:19: 5 is not a valid IVR: use ${IVR}`],
    ["ivrs: [ {} ]", 's.yaml:1:19: "id" is missing: use a whole number, at least 1'],
    [
      "ivrs: [ { id: 7, tme: 3s } ]",
      's.yaml:1:28: unknown member "tme" of an IVR, did you mean "time"? An IVR has id, name, accessCode, time',
    ],
    ["ivrs: [ { id: 7, time: 30 } ]", `s.yaml:1:34: 30 is not a valid duration: use ${DURATION}`],
    ["ivrs: [ { id: 7 }, { id: 7 } ]", "s.yaml:1:36: IVR 7 appears twice"],
  ],
  groups: [
    ["groups: [ { name: A } ]", 's.yaml:1:21: "id" is missing: use a whole number, at least 1'],
    [
      "groups: [ { id: 1 }, { id: 1 } ]",
      's.yaml:1:32: two groups have the name "Group 1"',
      "s.yaml:1:38: group 1 appears twice",
    ],
    ["groups: [ { id: 1, leader: 101 } ]", "s.yaml:1:38: agent 101 is not in the center: it has no agents"],
    ["agents: [ { id: 101, group: 7 } ]", "s.yaml:1:39: group 7 is not in the center: it has no groups"],
  ],
  "rest reasons": [
    ["restReasons: [ { id: 1 } ]", 's.yaml:1:26: "name" is missing: use some text'],
    [
      "restReasons: [ { id: 256, name: A } ]",
      "s.yaml:1:32: 256 is not a valid rest reason: use a whole number from 1 to 255",
    ],
  ],
  "outside numbers": [
    [
      "numbers: {}",
      "s.yaml:1:20: an empty object is not a valid list of numbers: use a list, each item beginning with a -",
    ],
    [
      "numbers: [ { number: 139, does: busy }, { number: 139**, does: busy } ]",
      's.yaml:1:32: 139 is a number and a telephone number is text: write it in quotes, "139"',
      `s.yaml:1:61: "139**" is not a valid telephone number: use ${NUMBER}`,
    ],
    [
      'numbers: [ { number: "139*", dose: busy } ]',
      's.yaml:1:40: unknown member "dose" of a number, did you mean "does"? A number has number, ring, does, talk',
    ],
    [
      'numbers: [ { number: "139*", does: anser, ring: 3, talk: 90 sec } ]',
      's.yaml:1:46: unknown reaction "anser", did you mean "answer"? A reaction is one of answer, busy, refuse, noAnswer',
      `s.yaml:1:59: 3 is not a valid distribution: use ${DISTRIBUTION}`,
      `s.yaml:1:68: "90 sec" is not a valid duration: use ${DURATION}`,
    ],
    [
      'numbers: [ { number: "139*", does: busy, ring: 3s }, { number: "138*", does: noAnswer, ring: 3s } ]',
      "s.yaml:1:58: a busy phone does not ring: leave ring out",
      "s.yaml:1:104: noAnswer rings for 1m, until the network gives up: leave ring out",
    ],
    [
      'numbers: [ { number: "139*", does: refuse, talk: 3s } ]',
      "s.yaml:1:60: talk applies only to does: answer; leave talk out",
    ],
    [
      'numbers: [ { number: "139*", does: busy }, { number: "139*", does: refuse } ]',
      "s.yaml:1:64: number 139* appears twice",
    ],
  ],
  inspectors: [
    ["agents: [ { id: 101, inspector: 3 } ]", "s.yaml:1:43: 3 is not a valid choice: use true or false"],
    [
      "agents: [ { id: 101, inspektor: true } ]",
      's.yaml:1:32: unknown member "inspektor" of an agent, did you mean "inspector"? An agent has id, ids, name, password, passwordLife, account, group, inspector, pickUp, callOut, phone, queues, media, autopilot',
    ],
  ],
};

for (const [name, table] of Object.entries(TABLES)) {
  test(`problems of ${name} are reported`, async (t) => {
    for (const [center, ...problems] of table) {
      t.strictSame(await problemsOf(`center: { ${center} }`), problems, center);
    }
  });
}
