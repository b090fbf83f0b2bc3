// The rooms of the simulated gateway and its groups of operations, and their allowed imports.
import { type Room, withRule } from "./room.ts";

const GATEWAY = "The gateway gets what it needs of a world with each request, so that no client can advance time.";
const GROUP = "An operation uses the gateway, its own interface and the core. A group never imports another group.";

/** A group of operations. */
interface Group extends Pick<Room, "is" | "packages"> {
  /** Its imports besides those that all groups have. */
  readonly imports?: readonly string[];
  /** Whether its operations read nothing of a request, so that they declare no shapes. */
  readonly readsNothing?: true;
}

/** The groups of operations. */
const GROUPS: Readonly<Record<string, Group>> = {
  agentconf: { is: "operations on conferences of agents and phones", imports: ["gateway/events"] },
  agentevent: { is: "operations on events: the long poll", imports: ["gateway/checks"] },
  agentgroup: { is: "queries about agents, their groups and their rights", imports: ["gateway/events", "words"] },
  calldata: { is: "operations on data, records and statistics of calls", imports: ["gateway/events", "words"] },
  config: { is: "operations on the configuration, which are always refused", readsNothing: true },
  mediacall: { is: "operations on multimedia sessions", imports: ["gateway/events"] },
  multimediaconf: { is: "operations on multimedia conferences" },
  onlineagent: {
    is: "operations on sessions, states and skills of agents",
    imports: ["gateway/exchange", "words"],
    packages: ["node:crypto", "node:net"],
  },
  qualitycontrol: {
    is: "inspections, and states that inspectors force on agents",
    imports: ["gateway/downloads", "words"],
  },
  querymonitor: { is: "queries about the system, and its settings" },
  queuedevice: { is: "queries about queues, access codes and IVRs", imports: ["gateway/events"] },
  recordfile: { is: "downloads of recordings", imports: ["gateway/downloads"] },
  recordplay: {
    is: "recordings of calls and screens, and playback",
    imports: ["gateway/events", "gateway/exchange", "words"],
  },
  textchat: { is: "operations on text chats", imports: ["gateway/downloads", "gateway/events"] },
  voicecall: { is: "operations on calls" },
};
const roomOfGroup = (group: string): string => `gateway/operations/${group}`;

/** The rows of the gateway. */
export const GATEWAY_ROOMS = withRule(GATEWAY, {
  gateway: {
    is: "the simulated API: declared operations, checks in the order inferred for the real gateway, answers, polls and pushes",
    imports: [
      "core",
      "words",
      "http",
      "runtime",
      "gateway/checks",
      "gateway/downloads",
      "gateway/events",
      "gateway/exchange",
      "gateway/flow-control",
      "gateway/operations",
      "gateway/replay",
      "gateway/resource-js",
      "gateway/unserved",
    ],
    packages: ["fastify", "find-my-way", "node:http", "node:net", "zod"],
    entries: ["plugin.ts"],
    above: ["plugin.ts"],
  },
  "gateway/exchange": {
    is: "a request and its answer: address, headers, body and connection, and the order of answers",
    imports: ["gateway", "forms", "gateway/downloads", "http", "runtime", "words"],
    packages: ["node:buffer", "node:crypto", "node:http", "node:net"],
  },
  "gateway/downloads": {
    is: "files streamed in answers: sounds, zips, ranges",
    rule: "A download makes and sends bytes. It is independent of the file system and of operations.",
    imports: ["core", "runtime", "words"],
    packages: ["fflate", "node:http", "node:stream", "node:stream/promises", "zod"],
  },
  "gateway/events": {
    is: "delivers events to clients: held polls, pushes, the JSON of events, and the faults of events",
    rule: "Events are below the operations: they use requests, and are independent of the operations.",
    imports: ["gateway", "core", "forms", "gateway/exchange", "gateway/flow-control", "runtime", "words"],
    packages: ["node:net", "node:os"],
    entries: [
      "deliveries.ts",
      "event-contents.ts",
      "recording-contents.ts",
      "chat-contents.ts",
      "conference-contents.ts",
      "push-failure.ts",
      "push-hosts.ts",
      "taped-pushes.ts",
    ],
  },
  "gateway/checks": {
    is: "checks of a request: its headers, its Guid, and the declared shapes of its values",
    rule: "A check uses the request and the declaration of the operation. It changes nothing.",
    imports: ["gateway", "core", "forms", "gateway/exchange", "words"],
    packages: ["zod"],
    entries: ["guid.ts", "explain-agent-id.ts", "explain-misfit.ts", "request-headers.ts"],
  },
  "gateway/unserved": {
    is: "requests that no operation serves: unknown addresses, methods and worlds, and requests that cannot be read",
    imports: ["gateway", "core", "forms", "gateway/exchange", "http", "words"],
    packages: ["fastify", "node:http", "node:net"],
    entries: ["not-found.ts", "unread-requests.ts"],
  },
  "gateway/replay": {
    is: "replays the gateway's part of a tape, without connections",
    imports: ["core", "gateway", "gateway/events", "gateway/exchange", "words"],
    packages: ["node:events", "node:http"],
  },
  "gateway/resource-js": {
    is: "the JavaScript client that the gateway generates",
    rule: "The script is made from the table of interfaces. It is independent of operations.",
    imports: ["gateway", "gateway/exchange", "gateway/unserved", "words"],
    packages: ["fastify", "node:fs"],
    entries: ["serve-script.ts"],
  },
  "gateway/flow-control": {
    is: "the limits on queries of call data, agents and queues: counts, refuses or delays queries",
    imports: ["gateway", "gateway/exchange", "core", "words"],
    entries: ["limit-query.ts", "waiting-queries.ts", "query-windows.ts"],
  },
  "gateway/operations": {
    is: "the operations, one folder per group, and the formats of values that they share",
    rule: "Operations are below the router. An operation is listed in the index.ts of its group.",
    imports: ["gateway", "gateway/events", "core", "words", ...Object.keys(GROUPS).map(roomOfGroup)],
    packages: ["zod"],
    entries: ["index.ts"],
    above: ["index.ts"],
  },
  ...Object.fromEntries(
    Object.entries(GROUPS).map(([group, { is, imports = [], packages = [], readsNothing }]): [string, Room] => [
      roomOfGroup(group),
      {
        is,
        rule: GROUP,
        imports: ["gateway", ...(readsNothing ? [] : ["gateway/operations"]), "core", "words/interfaces", ...imports],
        packages: readsNothing ? [] : ["zod", ...packages],
        entries: ["index.ts"],
      },
    ]),
  ),
});
