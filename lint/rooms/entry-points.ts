// The rooms that start a simulator: the command line, the library and the package.
import type { Rooms } from "./room.ts";

const CLI = "The command line starts the simulator. It does not import its parts.";
const LIBRARY = "The library is a client of the control API: it knows control/api-types.ts, and nothing behind it.";

/** The rows of the command line, the library and the package. */
export const ENTRY_POINT_ROOMS: Rooms = {
  library: {
    is: "the control API for programs, typed: in the same process, or over HTTP",
    rule: LIBRARY,
    imports: ["control/api-types.ts", "runtime"],
    packages: ["eventsource-parser", "node:http"],
  },
  "library/start-simulator.ts": {
    is: "starts a simulator in the process of a program",
    rule: "Starting a simulator takes its options and its scenario, never the internals of its APIs.",
    imports: [
      "world/reading",
      "open-simulator.ts",
      "start-failure.ts",
      "library",
      "control/api-types.ts",
      "options",
      "forms",
      "world",
    ],
  },
  cli: {
    is: "the commands `serve`, `run`, `replay`, `to-scenario`, `validate`, `schema`, `health`",
    rule: CLI,
    imports: [
      "world/reading",
      "open-simulator.ts",
      "start-failure.ts",
      "forms",
      "options",
      "runtime",
      "scenario",
      "scenario/reading",
      "world",
      "world/tape",
      "cli/output",
      "cli/replay",
      "cli/run",
      "cli/workers",
      "upstream",
    ],
    above: ["main.ts", "command-line.ts", "dispatch.ts"],
    packages: [
      "node:child_process",
      "node:events",
      "node:fs",
      "node:fs/promises",
      "node:http",
      "node:https",
      "node:os",
      "node:path",
      "node:stream/consumers",
      "node:util",
    ],
  },
  "cli/replay": {
    is: "the commands `replay` and `to-scenario`: replay a tape, report the first answer that differs, serve its world, or make a scenario of it",
    rule: CLI,
    imports: ["cli", "cli/output", "forms", "options", "replay", "replay/conversion", "runtime", "scenario/reading"],
    packages: ["node:fs/promises", "node:path"],
  },
  "cli/run": {
    is: "the command `run`: plays a scenario to its end, alone or with clients, and reports the expectations",
    rule: CLI,
    imports: [
      "cli",
      "cli/output",
      "open-simulator.ts",
      "forms",
      "options",
      "runtime",
      "scenario",
      "scenario/stage",
      "world",
      "world/faults",
      "world/findings",
    ],
  },
  "cli/workers": {
    is: "the command `serve` with workers: the process of the common address, and the process of a worker",
    rule: CLI,
    imports: [
      "cli",
      "cli/output",
      "open-simulator.ts",
      "issue-certificates.ts",
      "options",
      "runtime",
      "serving",
      "workers",
      "world",
      "world/time",
    ],
    packages: ["node:child_process", "node:crypto", "node:events", "node:url"],
  },
  "cli/output": {
    is: "the output of the commands: the log, lines for programs, errors on stderr",
    rule: CLI,
    imports: ["world/time", "cli", "open-simulator.ts", "forms", "options", "runtime", "world"],
    packages: ["node:fs/promises", "node:module", "node:path", "pino", "pino-pretty"],
  },
  "index.ts": {
    is: "what the package exports",
    rule: "The package exports the library and the types of the control API.",
    imports: ["control/api-types.ts", "library", "library/start-simulator.ts"],
  },
};
