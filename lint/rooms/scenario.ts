// The rooms of scenarios and their allowed imports.
import { withRule } from "./room.ts";

const SCENARIO = "A scenario uses the core and the gateway's words, never worlds or ports.";

/** The rows of scenarios. */
export const SCENARIO_ROOMS = withRule(SCENARIO, {
  scenario: {
    is: "the types of a scenario, and the scenarios that come with the package",
    imports: [
      "core",
      "forms",
      "scenario/center",
      "scenario/conditions",
      "scenario/stage",
      "scenario/steps",
      "scenario/traffic",
    ],
    packages: ["node:fs", "node:fs/promises", "zod"],
  },
  "scenario/reading": {
    is: "reads YAML into a checked scenario, or reports every mistake",
    imports: [
      "core",
      "forms",
      "scenario",
      "scenario/center",
      "scenario/conditions",
      "scenario/reading/yaml",
      "scenario/stage",
      "scenario/steps",
    ],
    packages: ["node:path", "node:util", "zod"],
  },
  "scenario/reading/yaml": {
    is: "parses a YAML document to data with line and column of every value",
    imports: ["forms"],
    packages: ["yaml"],
  },
  "scenario/playing": {
    is: "plays a scenario: runs its steps, waits, and records what clients do",
    imports: [
      "core",
      "scenario",
      "scenario/center",
      "scenario/chats",
      "scenario/conditions",
      "scenario/stage",
      "scenario/steps",
      "scenario/traffic",
      "words",
    ],
  },
  "scenario/acts": {
    is: "acts of agents, each a step of scenarios and a verb of the control API",
    rule: "An act uses its form and the move that it performs.",
    imports: ["scenario", "core", "forms", "words/capitalize.ts"],
    packages: ["zod"],
  },
  "scenario/steps": {
    is: "the steps that act on a center, each with its form",
    imports: [
      "scenario",
      "core",
      "forms",
      "scenario/acts",
      "scenario/center",
      "scenario/chats",
      "scenario/faults",
      "scenario/stage",
      "scenario/traffic",
    ],
    packages: ["zod"],
  },
  "scenario/conditions": {
    is: "the conditions and expectations of steps, each with its form",
    imports: ["scenario", "core", "forms", "scenario/stage", "words"],
    packages: ["zod"],
  },
  "scenario/traffic": {
    is: "generated calls of customers, at a rate that may follow the time of day",
    imports: ["core", "forms", "scenario/center", "scenario/chats", "scenario/stage"],
  },
  "scenario/chats": {
    is: "the messages of customers and of agents on autopilot in chats",
    imports: ["core", "scenario/center", "scenario/stage"],
  },
  "scenario/stage": {
    is: "the setting of a scenario: its center, agents on autopilot, their history, generated people, named calls",
    imports: ["core", "forms", "scenario/center", "scenario/faults", "words"],
    packages: ["@faker-js/faker", "@faker-js/faker/locale/en"],
  },
  "scenario/center": {
    is: "the center of a scenario, read and written: queues, IVRs, outside numbers, agents",
    imports: ["core", "forms"],
    packages: ["zod"],
  },
  "scenario/faults": {
    is: "the rules of faults: when and to whom they apply",
    imports: ["core", "forms", "words", "scenario/faults/effects"],
    packages: ["zod"],
  },
  "scenario/faults/effects": {
    is: "the effects of faults, one per file",
    imports: ["scenario/faults", "core", "forms"],
    packages: ["zod"],
  },
});
