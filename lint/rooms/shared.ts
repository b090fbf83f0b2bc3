// The rooms that many parts of the simulator use, and their allowed imports: the gateway's words, forms of values, Node and HTTP.
import type { Rooms } from "./room.ts";

/** The rows of words, forms, runtime and HTTP. */
export const SHARED_ROOMS: Rooms = {
  words: {
    is: "the gateway's names for events, interfaces, retcodes and effects of faults, as tables",
    rule: "The gateway's words are tables: they import only types of the core.",
    imports: ["core", "words/events", "words/interfaces", "words/retcodes"],
  },
  "words/events": {
    is: "the events that clients get, and their names for the events of the core, one family per file",
    rule: "The rows of events are tables: they import only types of the core and each other.",
    imports: ["core"],
  },
  "words/retcodes": {
    is: "the retcodes with their messages and reasons, one family per file",
    rule: "The rows of retcodes are tables: they import only types of the core and each other.",
    imports: ["core"],
  },
  "words/interfaces": {
    is: "name, method and path of every interface of the gateway, one group per file",
    rule: "The rows of interfaces are tables: they import only each other.",
    imports: [],
  },
  runtime: {
    is: "the simulator's access to Node: time, timers, signals, and its own HTTP requests",
    rule: "The runtime imports only Node and its own files.",
    imports: [],
    packages: [
      "node:dns",
      "node:events",
      "node:fs",
      "node:fs/promises",
      "node:http",
      "node:https",
      "node:net",
      "node:path",
      "node:perf_hooks",
      "node:timers",
      "node:v8",
    ],
  },
  forms: {
    is: "formats of values: durations, ids, names, distributions, with their error sentences; JSON text, masked secrets, spelling suggestions",
    rule: "Forms use the values of the core and the gateway's words. They are independent of scenarios, worlds and ports.",
    imports: ["core", "words"],
    packages: ["node:buffer", "node:module", "node:net", "zod"],
  },
  http: {
    is: "the HTTP and TLS that both APIs share: parser errors, compressed bodies, half-closed connections",
    rule: "HTTP is independent of the APIs that are served over it.",
    imports: ["runtime"],
    packages: [
      "fastify",
      "node:fs",
      "node:http",
      "node:https",
      "node:module",
      "node:net",
      "node:stream",
      "node:tls",
      "node:zlib",
    ],
  },
};
