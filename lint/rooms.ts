// The rooms of src and their allowed imports: the source of lint/imports.json and docs/architecture.md.

/** A folder of src, or a single file with its own row. */
export interface Room {
  /** The purpose of the room, for docs/architecture.md. */
  readonly is: string;
  /** The sentence that the linter shows for any other import. */
  readonly rule: string;
  /**
   * The rooms it may import. A room means its entries; `control/api-types.ts` means only that file. A room inside another one names
   * the outer room here if it needs files of it.
   */
  readonly imports: readonly string[];
  /** The packages and the modules of Node that it may import. */
  readonly packages?: readonly string[];
  /** The files that other rooms may import; every file if left out. They do not bind rooms inside this one. */
  readonly entries?: readonly string[];
  /** The files that rooms inside this one may not import, because those files use them. */
  readonly above?: readonly string[];
  /** Whether its files may not import each other. */
  readonly apart?: boolean;
}

const CORE = "The core is pure: it imports its own files and nothing else.";
const SCENARIO = "A scenario knows the core and the gateway's words, never worlds or ports.";
const WORLD = "A world has no ports: it knows the core and its scenario.";
const GATEWAY = "The gateway gets what it needs of a world with each request, so that no client can move time.";
const CONTROL = "The control API is built on worlds. It knows nothing of the gateway or of reading scenarios.";
const GROUP = "An operation knows the gateway, its own interface and the core. A group never imports another group.";
const CLI = "The command line starts the simulator. It does not reach into its parts.";
const LIBRARY = "The library is a client of the control API: it knows control/api-types.ts, and nothing behind it.";

/** The groups of operations: what each is about, and its imports besides those that all groups have. */
const GROUPS: Readonly<Record<string, Pick<Room, "is" | "packages"> & { readonly imports?: readonly string[] }>> = {
  agentevent: { is: "operations on events: the long poll", imports: ["gateway/checks"] },
  agentgroup: { is: "queries about agents, their groups and their rights", imports: ["gateway/events", "words"] },
  calldata: { is: "operations on data, records and statistics of calls", imports: ["gateway/events", "words"] },
  onlineagent: {
    is: "operations on sessions, states and skills of agents",
    imports: ["gateway/exchange", "words"],
    packages: ["node:crypto", "node:net"],
  },
  qualitycontrol: { is: "inspections, and what inspectors force on agents" },
  querymonitor: { is: "queries about the system, and its settings" },
  queuedevice: { is: "queries about queues, access codes and IVRs", imports: ["gateway/events"] },
  voicecall: { is: "operations on calls" },
};
const groupRoom = (group: string): string => `gateway/operations/${group}`;

/** Keys are paths below src. Run `npm run docs` after a change. */
export const ROOMS: Readonly<Record<string, Room>> = {
  core: {
    is: "the center: its parts, its snapshot and its public functions. Pure and synchronous",
    rule: CORE,
    imports: ["core/time", "core/chance", "core/model", "core/counting", "core/moves", "core/steps", "core/queries"],
    entries: ["index.ts"],
    above: ["index.ts", "center.ts"],
  },
  "core/time": {
    is: "virtual time: instants and durations, the clock, long work in pieces",
    rule: `Time knows nothing of agents and calls. ${CORE}`,
    imports: [],
  },
  "core/chance": {
    is: "seeded random numbers and distributions",
    rule: `Random numbers know nothing of agents and calls. ${CORE}`,
    imports: ["core/time"],
  },
  "core/model": {
    is: "agents, calls, queues, mailboxes, records, events, settings: the state of a center and its types",
    rule: `The model knows time and random numbers, never what changes it. ${CORE}`,
    imports: ["core/time", "core/chance"],
  },
  "core/counting": {
    is: "the 18 counters: a fold over events, and its explanation",
    rule: `Counting reads events and changes nothing else. ${CORE}`,
    imports: ["core/time", "core/model"],
  },
  "core/moves": {
    is: "the moves of a center, one per file: who may make a move, what it changes, which events follow",
    rule: `A move never imports another move: what two moves share is a step. ${CORE}`,
    imports: ["core", "core/time", "core/model", "core/steps", "core/queries"],
    apart: true,
  },
  "core/steps": {
    is: "steps that several moves share",
    rule: `Steps are below the moves and the center. ${CORE}`,
    imports: ["core", "core/time", "core/chance", "core/model", "core/queries"],
  },
  "core/queries": {
    is: "queries about a center, as functions of a read-only view",
    rule: `Queries change nothing: they know neither moves nor steps. ${CORE}`,
    imports: ["core", "core/time", "core/model"],
  },
  words: {
    is: "the gateway's names for events, interfaces, retcodes and effects of faults, as tables",
    rule: "The gateway's words are tables: they know the types of the core and nothing else.",
    imports: ["core", "words/events", "words/interfaces", "words/retcodes"],
  },
  "words/events": {
    is: "the events that clients get, and their names for the events of the core, one family per file",
    rule: "The rows of events are tables: they know the types of the core and each other.",
    imports: ["core"],
  },
  "words/retcodes": {
    is: "the retcodes with their messages and reasons, one family per file",
    rule: "The rows of retcodes are tables: they know the types of the core and each other.",
    imports: ["core"],
  },
  "words/interfaces": {
    is: "name, method and path of every interface of the gateway, one group per file",
    rule: "The rows of interfaces are tables: they know nothing but each other.",
    imports: [],
  },
  runtime: {
    is: "the simulator's access to Node: time, timers, signals, and its own HTTP requests",
    rule: "The runtime knows Node and its own files.",
    imports: [],
    packages: [
      "node:dns",
      "node:events",
      "node:fs",
      "node:http",
      "node:https",
      "node:net",
      "node:path",
      "node:perf_hooks",
      "node:timers",
    ],
  },
  forms: {
    is: "formats of values: durations, ids, names, distributions, with their error sentences; JSON text, masked secrets, spelling suggestions",
    rule: "Forms know the values of the core and the gateway's words. They know nothing of scenarios, worlds or ports.",
    imports: ["core", "words"],
    packages: ["node:buffer", "node:module", "node:net", "zod"],
  },
  http: {
    is: "the HTTP and TLS that both APIs share: refusals of the parser, compressed bodies, half-closed connections",
    rule: "HTTP knows nothing of what is served over it.",
    imports: ["runtime"],
    packages: ["fastify", "node:fs", "node:http", "node:https", "node:net", "node:stream", "node:tls", "node:zlib"],
  },
  scenario: {
    is: "the types of a scenario, and the scenarios that come with the package",
    rule: SCENARIO,
    imports: ["core", "forms", "scenario/center", "scenario/conditions", "scenario/stage", "scenario/steps"],
    packages: ["node:fs", "node:fs/promises", "zod"],
  },
  "scenario/reading": {
    is: "reads YAML into a checked scenario, or reports every mistake",
    rule: SCENARIO,
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
    rule: SCENARIO,
    imports: ["forms"],
    packages: ["yaml"],
  },
  "scenario/playing": {
    is: "plays a scenario: runs its steps, waits, and records what clients do",
    rule: SCENARIO,
    imports: [
      "core",
      "scenario",
      "scenario/center",
      "scenario/conditions",
      "scenario/stage",
      "scenario/steps",
      "scenario/traffic",
      "words",
    ],
  },
  "scenario/steps": {
    is: "the steps that act on a center, each with its form",
    rule: SCENARIO,
    imports: ["scenario", "core", "forms", "scenario/center", "scenario/faults", "scenario/stage", "scenario/traffic"],
    packages: ["zod"],
  },
  "scenario/conditions": {
    is: "the conditions and expectations of steps, each with its form",
    rule: SCENARIO,
    imports: ["scenario", "core", "forms", "scenario/stage", "words"],
    packages: ["zod"],
  },
  "scenario/traffic": {
    is: "generated calls of customers, at a rate that may follow the time of day",
    rule: SCENARIO,
    imports: ["core", "forms", "scenario/center", "scenario/stage"],
  },
  "scenario/stage": {
    is: "the setting of a scenario: its center, agents on autopilot, their history, generated people, named calls",
    rule: SCENARIO,
    imports: ["core", "forms", "scenario/center", "scenario/faults"],
    packages: ["@faker-js/faker", "@faker-js/faker/locale/en"],
  },
  "scenario/center": {
    is: "the center of a scenario, read and written: queues, IVRs, external numbers, agents",
    rule: SCENARIO,
    imports: ["core", "forms"],
    packages: ["zod"],
  },
  "scenario/faults": {
    is: "the rules of faults: when and to whom they apply",
    rule: SCENARIO,
    imports: ["core", "forms", "words", "scenario/faults/effects"],
    packages: ["zod"],
  },
  "scenario/faults/effects": {
    is: "the effects of faults, one per file",
    rule: SCENARIO,
    imports: ["scenario/faults", "core", "forms"],
    packages: ["zod"],
  },
  world: {
    is: "one isolated center with its pace, scenario, settings, journal and snapshots",
    rule: WORLD,
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
      "world/time",
      "world/verification",
    ],
    packages: ["zod"],
  },
  "world/time": {
    is: "the wall clock of a world: its pace, days, and the turns of long work",
    rule: WORLD,
    imports: ["core", "forms", "runtime"],
  },
  "world/journal": {
    is: "the journal: the requests of clients and their bodies, within bounds",
    rule: WORLD,
    imports: ["core", "forms", "words"],
  },
  "world/verification": {
    is: "verifies that clients made the expected requests",
    rule: WORLD,
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
  "world/lives": {
    is: "the life of a world between two resets: its beginning, its clock, the scenario played in it",
    rule: WORLD,
    imports: [
      "world/faults",
      "world/journal",
      "world/time",
      "core",
      "forms",
      "scenario",
      "scenario/center",
      "scenario/playing",
      "scenario/reading",
      "scenario/stage",
    ],
    packages: ["node:crypto", "node:util"],
  },
  "world/reading": {
    is: "reads scenarios and snapshots, large ones in a thread, and writes snapshots",
    rule: WORLD,
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
    rule: WORLD,
    imports: ["core", "forms", "words", "scenario/reading", "scenario/faults", "scenario/faults/effects"],
  },
  "world/findings": {
    is: "the findings: mistakes of clients that the gateway doesn't refuse",
    rule: WORLD,
    imports: ["world/journal", "core", "words", "world/findings/kinds"],
  },
  "world/findings/kinds": {
    is: "the kinds of findings, one per file",
    rule: WORLD,
    imports: ["world/findings", "core", "words"],
  },
  "world/snapshot-check": {
    is: "checks whether a snapshot can be restored",
    rule: WORLD,
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
  gateway: {
    is: "the simulated API: declared operations, checks in the real gateway's order, answers, polls and pushes",
    rule: GATEWAY,
    imports: [
      "core",
      "words",
      "http",
      "gateway/checks",
      "gateway/events",
      "gateway/exchange",
      "gateway/flow-control",
      "gateway/operations",
      "gateway/unserved",
      "runtime",
    ],
    packages: ["fastify", "find-my-way", "node:http", "node:net", "zod"],
    entries: ["plugin.ts"],
    above: ["plugin.ts"],
  },
  "gateway/exchange": {
    is: "a request and its answer: address, headers, body and connection, and the order of answers",
    rule: GATEWAY,
    imports: ["gateway", "forms", "http", "runtime", "words"],
    packages: ["node:buffer", "node:crypto", "node:http", "node:net"],
  },
  "gateway/events": {
    is: "delivers events to clients: held polls, pushes, the JSON of events, and the faults of events",
    rule: "Events are below the operations: they know requests, and nothing of what asks for them.",
    imports: ["gateway", "core", "forms", "gateway/exchange", "gateway/flow-control", "runtime", "words"],
    packages: ["node:net", "node:os"],
    entries: ["deliveries.ts", "event-contents.ts"],
  },
  "gateway/checks": {
    is: "checks of a request: its headers, its Guid, and the declared shapes of its values",
    rule: "A check knows the request and what an operation declares. It performs nothing.",
    imports: ["gateway", "core", "forms", "gateway/exchange", "words"],
    packages: ["zod"],
    entries: ["guid.ts", "explain-misfit.ts", "request-headers.ts"],
  },
  "gateway/unserved": {
    is: "requests that no operation serves: unknown addresses, methods and worlds, and requests that can't be read",
    rule: GATEWAY,
    imports: ["gateway", "forms", "gateway/exchange", "http", "words"],
    packages: ["fastify", "node:http", "node:net"],
    entries: ["not-found.ts", "unread-requests.ts"],
  },
  "gateway/flow-control": {
    is: "the limits on queries of call data: counts, refuses or delays them",
    rule: GATEWAY,
    imports: ["gateway", "gateway/exchange", "core", "words"],
    entries: ["limit-query.ts", "waiting-queries.ts", "query-windows.ts"],
  },
  "gateway/operations": {
    is: "the operations, one folder per group, and the formats of values that they share",
    rule: "Operations are below the router. An operation is listed in the index.ts of its group.",
    imports: ["gateway", "gateway/events", "core", ...Object.keys(GROUPS).map(groupRoom)],
    packages: ["zod"],
    entries: ["index.ts"],
    above: ["index.ts"],
  },
  ...Object.fromEntries(
    Object.entries(GROUPS).map(([group, { is, imports = [], packages = [] }]): [string, Room] => [
      groupRoom(group),
      {
        is,
        rule: GROUP,
        imports: ["gateway", "gateway/operations", "core", "words/interfaces", ...imports],
        packages: ["zod", ...packages],
        entries: ["index.ts"],
      },
    ]),
  ),
  control: {
    is: "the API over worlds: declares, routes, checks and answers requests; errors, OpenAPI, access",
    rule: CONTROL,
    imports: [
      "scenario/reading/settings-schema.ts",
      "world/time",
      "world/lives",
      "world/verification",
      "world/reading",
      "scenario/faults/fault-rule.ts",
      "core",
      "forms",
      "http",
      "runtime",
      "world",
      "control/answers",
      "control/requests",
      "control/streams",
    ],
    packages: ["fastify", "find-my-way", "node:crypto", "node:events", "node:http", "node:net", "zod"],
    entries: ["plugin.ts", "api-types.ts"],
    above: ["plugin.ts", "api-types.ts", "inside.ts", "router.ts", "serve.ts"],
  },
  "control/requests": {
    is: "the declared requests, one resource per file",
    rule: CONTROL,
    imports: [
      "world/reading",
      "scenario/reading/settings-schema.ts",
      "world/time",
      "world/journal",
      "world/verification",
      "scenario/faults/fault-rule.ts",
      "scenario/stage/stage.ts",
      "control",
      "control/answers",
      "control/metrics",
      "control/streams",
      "core",
      "forms",
      "runtime",
      "world",
      "world/faults",
      "world/findings",
      "world/findings/kinds",
    ],
    packages: ["zod"],
  },
  "control/streams": {
    is: "server-sent events: streams of the events and the journal of a world, and their pace",
    rule: CONTROL,
    imports: ["world/time", "world/journal", "control", "control/answers", "core", "forms", "runtime", "world"],
  },
  "control/metrics": {
    is: "the metrics of the process and of each world, in the text format of Prometheus",
    rule: CONTROL,
    imports: ["world/time", "control/answers", "core", "runtime", "world"],
  },
  "control/answers": {
    is: "agents, calls, events and requests of the journal, as JSON",
    rule: CONTROL,
    imports: ["world/journal", "core", "forms", "words", "world"],
    packages: ["zod"],
  },
  tls: {
    is: "creates, reads and renews the CA and the gateway's certificate",
    rule: "Certificates know nothing of what is served with them.",
    imports: ["forms", "runtime"],
    packages: [
      "@peculiar/x509",
      "node:crypto",
      "node:fs",
      "node:net",
      "node:os",
      "node:path",
      "node:url",
      "reflect-metadata",
    ],
    entries: ["certificates.ts", "flawed-server.ts", "announced-host.ts"],
  },
  options: {
    is: "the table of options; reads them from the command line, the environment and a program",
    rule: "Options are below ports and worlds.",
    imports: ["core", "forms"],
    packages: ["node:net", "zod"],
  },
  serving: {
    is: "opens and closes ports, and sets the limits of every server",
    rule: "Ports know nothing of what is served on them.",
    imports: ["http", "runtime"],
    packages: ["node:events", "node:net", "node:tls"],
  },
  "open-simulator.ts": {
    is: "puts gateway, control API, certificates and worlds together, and opens their ports",
    rule: "The simulator imports the plugins of its APIs, never their insides, and nothing that starts it.",
    imports: [
      "world/time",
      "control/plugin.ts",
      "gateway",
      "http",
      "options",
      "scenario",
      "scenario/stage",
      "serving",
      "tls",
      "words",
      "world",
      "world/faults",
    ],
    packages: ["fastify"],
  },
  "start-failure.ts": {
    is: "explains why a simulator could not be started",
    rule: "The explanation of failed starts knows the errors of options and worlds.",
    imports: ["world/lives", "options"],
  },
  library: {
    is: "the control API for programs, typed: in the same process, or over HTTP",
    rule: LIBRARY,
    imports: ["control/api-types.ts", "runtime"],
    packages: ["eventsource-parser", "node:http"],
  },
  "library/start-simulator.ts": {
    is: "starts a simulator in the process of a program",
    rule: "Starting a simulator takes its options and its scenario, never the insides of its APIs.",
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
    is: "the commands `serve`, `run`, `validate`, `schema`, `health`",
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
      "cli/output",
      "cli/run",
    ],
    above: ["main.ts", "command-line.ts", "dispatch.ts"],
    packages: [
      "node:child_process",
      "node:events",
      "node:fs",
      "node:fs/promises",
      "node:http",
      "node:os",
      "node:path",
      "node:stream/consumers",
      "node:util",
      "node:v8",
    ],
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
    packages: ["node:fs/promises", "node:path"],
  },
  "cli/output": {
    is: "the output of the commands: the log, lines for programs, errors on stderr",
    rule: CLI,
    imports: ["world/time", "cli", "open-simulator.ts", "forms", "options", "runtime", "world"],
    packages: ["node:module", "pino", "pino-pretty"],
  },
  "index.ts": {
    is: "what the package exports",
    rule: "The package exports the library and the types of the control API.",
    imports: ["control/api-types.ts", "library", "library/start-simulator.ts"],
  },
};
