// The rooms of worlds and their allowed imports.
import { withRule } from "./room.ts";

const WORLD = "A world has no ports: it uses the core and its scenario.";

/** The rows of worlds. */
export const WORLD_ROOMS = withRule(WORLD, {
  world: {
    is: "one isolated center with its pace, scenario, settings, journal and snapshots",
    imports: [
      "core",
      "forms",
      "runtime",
      "scenario",
      "scenario/center",
      "scenario/playing",
      "scenario/reading",
      "scenario/stage",
      "world/faults",
      "world/findings",
      "world/journal",
      "world/lives",
      "world/reading",
      "world/tape",
      "world/time",
      "world/travel",
      "world/waiting",
      "words",
    ],
    packages: ["zod"],
  },
  "world/travel": {
    is: "rewinding: branches of the tape, automatic checkpoints, and plans of replays to earlier moments",
    imports: ["core", "forms", "runtime", "words", "world/journal", "world/lives", "world/tape"],
  },
  "world/time": {
    is: "the wall clock of a world: its pace, days, and the turns of long work",
    imports: ["core", "forms", "runtime"],
  },
  "world/journal": {
    is: "the journal: the requests of clients and their bodies, within bounds",
    imports: ["core", "forms", "words"],
  },
  "world/tape": {
    is: "the tape: every input of a world in order, and marks of other facts on which its answers depend",
    imports: ["core", "forms", "runtime", "words", "scenario/reading"],
  },
  "world/verification": {
    is: "verifies that clients made the expected requests",
    imports: [
      "world/faults",
      "world/journal",
      "world/time",
      "core",
      "forms",
      "words",
      "scenario/conditions",
      "scenario/reading",
    ],
    packages: ["zod"],
  },
  "world/waiting": {
    is: "waits in wall time for agents and their clients",
    imports: ["world/journal", "world/time", "world/verification", "core", "forms", "words", "scenario/conditions"],
    packages: ["zod"],
  },
  "world/lives": {
    is: "the life of a world between two resets: its beginning, its clock, the scenario played in it",
    imports: [
      "world/faults",
      "world/journal",
      "world/tape",
      "world/time",
      "core",
      "forms",
      "scenario",
      "scenario/center",
      "scenario/playing",
      "scenario/reading",
      "scenario/stage",
      "words",
    ],
    packages: ["node:crypto", "node:util"],
  },
  "world/reading": {
    is: "reads scenarios and snapshots, large ones in a worker thread, and writes snapshots",
    imports: [
      "world/snapshot-check",
      "world/lives",
      "world/time",
      "core",
      "forms",
      "runtime",
      "scenario",
      "scenario/reading",
    ],
    packages: ["node:crypto", "node:worker_threads", "yaml"],
  },
  "world/faults": {
    is: "the faults of a world, and how often each was applied",
    imports: ["core", "forms", "words", "scenario/reading", "scenario/faults", "scenario/faults/effects"],
  },
  "world/findings": {
    is: "the findings: client behavior that the real gateway would punish or its documents advise against",
    imports: ["world/journal", "core", "words", "world/findings/kinds"],
  },
  "world/findings/kinds": {
    is: "the kinds of findings, one per file",
    imports: ["world/findings", "core", "words"],
  },
  "world/snapshot-check": {
    is: "checks whether a snapshot can be restored",
    imports: [
      "world/lives",
      "core",
      "forms",
      "scenario/playing",
      "scenario/reading",
      "scenario/stage",
      "scenario/faults",
      "world/faults",
    ],
    packages: ["zod"],
  },
});
