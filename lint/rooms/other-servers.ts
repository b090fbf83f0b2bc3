// The rooms that connect a simulator to other servers: workers, a real gateway, Redis.
import type { Rooms } from "./room.ts";

/** The rows of workers, upstream and store. */
export const OTHER_SERVER_ROOMS: Rooms = {
  workers: {
    is: "the common address of several simulators, one for each processor: forwards requests and merges answers",
    rule: "The common address knows HTTP and how each API finds a world. It never imports worlds.",
    imports: [
      "control/api-types.ts",
      "control/plugin.ts",
      "forwarding",
      "gateway",
      "http",
      "mounted-control.ts",
      "serving",
      "tls",
    ],
    packages: ["node:http", "node:net", "node:util", "node:zlib"],
  },
  upstream: {
    is: "a real gateway behind the gateway's ports: passes requests to it, and tapes them without secrets and names",
    rule: "Nothing here answers a request, and worlds are unknown.",
    imports: ["forwarding", "gateway", "options", "runtime", "upstream/anonymous", "upstream/tape"],
    packages: ["node:fs", "node:http", "node:net", "node:tls"],
    entries: ["open-upstream.ts"],
  },
  "upstream/tape": {
    is: "the tape of a real gateway: its format, and what writes it",
    rule: "The tape of a real gateway knows HTTP, and nothing of what is on it.",
    imports: ["forwarding", "runtime", "words"],
    packages: ["node:http"],
  },
  "upstream/anonymous": {
    is: "puts pseudonyms in place of the values of people, in requests and answers",
    rule: "What is anonymous is decided by names and forms, without a world.",
    imports: ["forms", "upstream/tape", "words"],
    entries: ["anonymizer.ts"],
  },
  forwarding: {
    is: "forwards requests to other servers, and their answers to the clients, byte for byte",
    rule: "Forwarding knows HTTP, and nothing about the APIs.",
    imports: ["http"],
    packages: ["node:http", "node:net"],
  },
  store: {
    is: "keeps worlds beyond a process: leases, stored inputs, adoption and handing over, and the Redis that has them",
    rule: "The store knows worlds and their tapes. What makes a world of stored inputs is given to it.",
    imports: [
      "core",
      "forms",
      "runtime",
      "store/redis",
      "words",
      "world",
      "world/faults",
      "world/lives",
      "world/tape",
      "world/time",
      "world/travel",
    ],
    packages: ["node:crypto"],
  },
  "store/redis": {
    is: "keeps worlds in Redis or Valkey: its keys, its scripts and the connection",
    rule: "Redis knows the interface of a store, and nothing of worlds.",
    imports: ["core", "runtime", "store"],
    packages: ["@redis/client", "node:crypto", "node:fs/promises"],
  },
};
