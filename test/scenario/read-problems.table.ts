// The table of invalid scenarios by theme, with the problems of each.
import { settingsPatch } from "../../src/scenario/reading/settings-schema.ts";
import { AGENT_STATES, DISTRIBUTION, DURATION, STEPS, TEMPLATES } from "./problems-of.ts";

/** The accepted states of an agent, as sentences list them. */
export const STATES = `one of ${AGENT_STATES}`;

/** The names of all settings, as sentences list them. */
export const SETTINGS = Object.keys(settingsPatch.shape).join(", ");

/** The members of a scenario, as sentences list them. */
export const MEMBERS = "name, seed, start, clock, duration, settings, variables, center, steps";

/** The invalid texts by theme, each with its problems. */
export const TABLES: Record<string, [text: string, ...problems: string[]][]> = {
  "YAML that is invalid or too large": [
    ["", "s.yaml:1:1: this file is empty: a scenario is an object with members such as name, center and steps"],
    [
      "# only a comment",
      "s.yaml:1:1: this file is empty: a scenario is an object with members such as name, center and steps",
    ],
    ["- wait: 3s", `s.yaml:1:1: a list is not a valid scenario: use an object with ${MEMBERS}`],
    ["steps:\n\t- wait: 3s", "s.yaml:2:1: a tab cannot indent: use spaces"],
    ["name: a\nseed: 1\nname: b", 's.yaml:3:1: "name" appears twice in the same object'],
    ["name: a\n---\nname: b", "s.yaml:2:1: a second document begins here: a scenario is one document"],
    ["? [a]\n: b", "s.yaml:1:3: the name of a member must be text"],
    ["name: !custom a", "s.yaml:1:7: this is not valid YAML: Unresolved tag: !custom"],
    ["name: *a", "s.yaml:1:7: *a has no anchor: define &a before it"],
    ["name: a: b", "s.yaml:1:7: this is not valid YAML: Nested mappings are not allowed in compact mappings"],
    [`steps: ${"[".repeat(70)}${"]".repeat(70)}`, "s.yaml:1:71: this is nested more than 64 levels deep"],
    [
      "steps: &a [*a]",
      "s.yaml:1:12: the aliases of this file repeat too many values, or contain themselves: replace some aliases by their values",
    ],
    ["x".repeat(1024 * 1024 + 1), "s.yaml:1:1: this file has 1048577 bytes: at most 1048576 (1 MiB) are accepted"],
    [
      "variables:\n  __proto__: { a: 1 }\n  constructor: 2",
      's.yaml:2:3: "__proto__" is not accepted as a name here',
      's.yaml:3:3: "constructor" is not accepted as a name here',
    ],
  ],
  "members of the file": [
    ["nme: a", `s.yaml:1:1: unknown member "nme" of a scenario, did you mean "name"? A scenario has ${MEMBERS}`],
    ["bogus: a", `s.yaml:1:1: unknown member "bogus" of a scenario: a scenario has ${MEMBERS}`],
    ["name: 5", 's.yaml:1:7: 5 is a number and a name is text: write it in quotes, "5"'],
    ["seed: 4.5", "s.yaml:1:7: 4.5 is not a valid seed: use a whole number of at most 9007199254740991, or random"],
    [
      "start: 2026-02-30T09:00:00Z",
      's.yaml:1:8: "2026-02-30T09:00:00Z" is not a valid instant: use date, time and zone as in 2026-01-05T09:00:00Z or 2026-01-05T09:00:00+01:00',
    ],
    [
      "start: 2026-01-05T09:00:00",
      's.yaml:1:8: "2026-01-05T09:00:00" is not a valid instant: use date, time and zone as in 2026-01-05T09:00:00Z or 2026-01-05T09:00:00+01:00',
    ],
    [
      "clock: 0x",
      's.yaml:1:8: "0x" is not a valid clock: use manual, or how many times as fast as the wall clock, such as 1x, 60x or 0.5x',
    ],
    ["duration: 90", `s.yaml:1:11: 90 is not a valid duration: use ${DURATION}`],
    [
      "variables: { phone: 1 }",
      's.yaml:1:14: "phone" is not a valid name of a variable: use letters, digits and _, not beginning with a digit, not phone or name',
    ],
    [
      "variables: { x: [] }",
      "s.yaml:1:17: an empty list is not a valid value of a variable: use text, a number, true or false",
    ],
    [
      "settings: { supervison: on, guidInterval: 0s }",
      `s.yaml:1:13: unknown setting "supervison", did you mean "supervision"? A setting is one of ${SETTINGS}`,
      's.yaml:1:43: "0s" is too short: use more than 0s',
    ],
    [
      "settings: { guidTimeout: 30s }",
      "s.yaml:1:26: 30s is not above guidInterval (1m): a Guid would expire before the next one arrives",
    ],
  ],
  "the center": [
    [
      "center:\nname: a",
      "s.yaml:1:1: an empty value is not a valid center: use an object with vdn, timeZone, phoneRange, queues, ivrs, numbers, groups, restReasons, recordings, agents, chats",
    ],
    [
      "center: { timeZone: Europe/Belin }",
      's.yaml:1:21: "Europe/Belin" is not accepted as a time zone: did you mean Europe/Berlin? A time zone is UTC, GMT, or an IANA name with a slash such as Europe/Berlin',
    ],
    ['center: { phoneRange: { from: "5", to: "4" } }', "s.yaml:1:40: this range ends at 4, before its start at 5"],
    [
      "center: { phoneRange: { from: 40000 } }",
      's.yaml:1:23: "to" is missing: use 1 to 24 digits, such as 40000',
      's.yaml:1:31: 40000 is a number and a telephone number is text: write it in quotes, "40000"',
    ],
    [
      "center: { queues: [ { id: 1, media: fax } ] }",
      's.yaml:1:37: unknown medium of a queue "fax": a medium of a queue is one of voice, video, chat, webChat, sms, social, weChat, h5Video',
    ],
    [
      "center: { queues: [ { id: 1 }, { id: 1 }, Support ] }",
      's.yaml:1:43: "Support" is not a valid queue: use an object with id, name, media, accessCode, record, overflow, maxWaiting',
    ],
    ["center: { queues: [ { id: 1 }, { id: 1 } ] }", "s.yaml:1:38: queue 1 appears twice"],
    [
      "center:\n  agents:\n    - { id: 101 }\n    - { ids: 100-102 }\n    - { ids: [105, 101] }",
      "s.yaml:4:14: 100 is not a valid agent id: ids go from 101 to 59999",
      "s.yaml:5:14: agent 101 appears twice",
    ],
    [
      "center: { agents: [ { id: 60000 } ] }",
      "s.yaml:1:27: 60000 is not a valid agent id: ids go from 101 to 59999 (or to 999999, with agentIdMax: 999999 in the settings)",
    ],
    [
      "center: { queues: [ { id: 25 } ], agents: [ { id: 101, queues: [25, 26] } ] }",
      "s.yaml:1:69: queue 26 is not in the center: its queues are 25",
    ],
    [
      "center: { agents: [ {}, { id: 101, ids: 101-102 }, { ids: 110-105 } ] }",
      's.yaml:1:21: "id" is missing: an agent has an id such as 101, or ids such as 201-260',
      "s.yaml:1:41: an agent has id or ids, not both",
      's.yaml:1:59: "110-105" is not a valid set of agents: use an id such as 101, a range such as 201-260, or a list of those',
    ],
    [
      "center: { agents: [ { ids: 101-102, name: Ada } ] }",
      "s.yaml:1:43: agents with ids cannot share a name: leave it out to generate names",
    ],
    [
      "center: { agents: [ { id: 101, password: 123, autopilot: { anwser: 3s } } ] }",
      's.yaml:1:42: 123 is a number and a password is text: write it in quotes, "123"',
      's.yaml:1:60: unknown member "anwser" of an autopilot, did you mean "answer"? An autopilot has answer, talk, wrapUp, replies, inspects',
    ],
  ],
  steps: [
    [
      "steps:\n  - waitfor: { agent: 101 }",
      `s.yaml:2:5: unknown step "waitfor", did you mean "waitFor"? A step is ${STEPS}`,
    ],
    [
      "steps: [ wait ]",
      `s.yaml:1:10: "wait" is not a valid step: use an object with the step's name as its only member; a step is ${STEPS}`,
    ],
    ["steps: [ {} ]", `s.yaml:1:10: this step is empty: a step is ${STEPS}`],
    [
      "steps: [ { wait: 3s, hangUp: { by: customer } } ]",
      's.yaml:1:10: hangUp and wait are 2 steps in one item: begin each step with "-"',
    ],
    [
      "steps:\n  - wait: 90 sec\n  - wait:",
      `s.yaml:2:11: "90 sec" is not a valid duration: use ${DURATION}`,
      `s.yaml:3:5: an empty value is not a valid duration: use ${DURATION}`,
    ],
    [
      "steps: [ waitFor: { agent: 101, timeout: 5s, state: } ]",
      `s.yaml:1:46: an empty value is not a valid state: use ${STATES}`,
    ],
    [
      "steps: [ waitFor: { agent: 101, state: idel } ]",
      `s.yaml:1:40: unknown state "idel", did you mean "idle"? A state is ${STATES}`,
    ],
    [
      "steps: [ waitFor: { agent: 111, state: idle } ]",
      "s.yaml:1:28: agent 111 is not in the center: its agents are 101, 102, 103, 104, 105, 106, 107, 108, 109, 110",
    ],
    ["steps: [ call: { to: { queue: 26 } } ]", "s.yaml:1:31: queue 26 is not in the center: its queues are 25"],
    [
      "steps: [ call: { to: { queue: 25, agent: 101 } } ]",
      "s.yaml:1:22: an object with queue, agent is not a valid target of a call: use {queue: <id>} or {agent: <id>}",
    ],
    [
      "steps: [ call: { to: { agent: Ada } } ]",
      's.yaml:1:31: "Ada" is not a valid agent id: use a whole number, at least 1',
    ],
    [
      "steps: [ call: { to: { agent: 101 }, talk: { p50: 3m, p95: 1m } } ]",
      "s.yaml:1:60: p95 (1m) is below p50 (3m): 95 of 100 are at most p95, 50 of 100 at most p50",
    ],
    ["steps: [ call: { to: { agent: 101 }, talk: { p50: 3m } } ]", `s.yaml:1:44: "p95" is missing: use ${DURATION}`],
    [
      "steps: [ call: { to: { agent: 101 }, talk: 3 } ]",
      `s.yaml:1:44: 3 is not a valid distribution: use ${DISTRIBUTION}`,
    ],
    [
      "steps: [ call: { to: { agent: 101 }, patience: { exponential: 0s } } ]",
      's.yaml:1:63: "0s" is too short: use more than 0s',
    ],
    [
      "steps: [ call: { to: { agent: 101 }, from: 123 } ]",
      's.yaml:1:44: 123 is a number and a telephone number is text: write it in quotes, "123"',
    ],
    [
      'steps: [ call: { to: { agent: 101 }, from: "{{phon}}" } ]',
      `s.yaml:1:44: unknown name in a template: "phon", did you mean "phone"? It can be ${TEMPLATES}`,
    ],
    [
      'steps: [ call: { to: { agent: 101 }, from: "{{phone" } ]',
      `s.yaml:1:44: "{{phone" has unmatched braces: a template is ${TEMPLATES}`,
    ],
    [
      "steps:\n  - call: { as: first, to: { agent: 101 } }\n  - hangUp: { by: customer, call: frist }",
      's.yaml:3:35: unknown call "frist", did you mean "first"? Named calls are "first"',
    ],
    [
      "steps: [ hangUp: { by: customer, call: first } ]",
      's.yaml:1:40: unknown call "first": no step names a call with "as"',
    ],
    [
      "steps: [ traffic: { queue: 25, talk: 3m } ]",
      's.yaml:1:19: "callsPerHour" is missing: use a number above 0 and up to 1000000, such as 12 or 0.5, or spans of the day, such as [{from: 08:00, to: 12:00, rate: 40}]; or use gap, the time between calls',
    ],
    ["steps: [ traffic: { talk: 3m } ]", "s.yaml:1:19: traffic has no target: use queue or agents"],
    [
      "steps: [ traffic: { agents: 101-111, gap: 3s, talk: 3m } ]",
      "s.yaml:1:29: agent 111 is not in the center: its agents are 101, 102, 103, 104, 105, 106, 107, 108, 109, 110",
    ],
    [
      "steps: [ history: { agents: 101_105, since: 0s, callsPerHour: -1 } ]",
      's.yaml:1:29: "101_105" is not a valid set of agents: use an id such as 101, a range such as 201-260, or a list of those',
      's.yaml:1:45: "0s" is too short: use more than 0s',
      "s.yaml:1:63: -1 is not a valid number of calls an hour: use a number from 0 to 1000000, such as 12 or 0.5",
    ],
    [
      "steps: [ statistics: { agent: 101, clear: false, set: { talktime: 1.5 } } ]",
      "s.yaml:1:43: false is not a valid choice of counters: use true for all of them, or a list of their names",
      "s.yaml:1:67: 1.5 is not a valid value of a counter: use a whole number, at least 0",
    ],
    [
      "steps:\n  - repeat: { times: 2, steps: [ { wiat: 3s } ] }",
      `s.yaml:2:36: unknown step "wiat", did you mean "wait"? A step is ${STEPS}`,
    ],
    [
      "steps:\n  - repeat: { for: 1h, steps: [ { call: { to: { agent: 101 } } }, { wait: 0s } ] }",
      "s.yaml:2:5: this repeat never ends and takes no time: use times or every, or a step that waits",
    ],
    [
      "steps:\n  - repeat: { for: 1h, steps: [ { traffic: { queue: 25, callsPerHour: 9, talk: 1m, for: 1h } } ] }",
      "s.yaml:2:5: this repeat never ends and takes no time: use times or every, or a step that waits",
    ],
    [
      "steps: [ parallel: [ { wait: 3s } ] ]",
      "s.yaml:1:22: an object with wait is not a valid list of steps: use a list, each item an object with the step's name as its only member",
    ],
    [
      "settings: { unknownAgents: admit }\nsteps:\n  - traffic: { agents: 101-999999999, gap: 3s, talk: 1m }",
      "s.yaml:3:3: the steps refer to 999999899 agents: at most 2000000 are accepted",
    ],
  ],
};
