// The rooms of the core and their allowed imports.
import type { Room, Rooms } from "./room.ts";

const CORE = "The core is pure: it imports its own files and nothing else.";

/** The families of moves: the subject of each, and its imports besides those that all families have. */
const MOVES: Readonly<Record<string, Pick<Room, "is"> & { readonly imports?: readonly string[] }>> = {
  agents: {
    is: "agents: sessions, states, accounts, mailboxes",
    imports: ["core/queries", "core/steps/chats", "core/steps/conferences"],
  },
  calls: { is: "calls, from the first ring to the end", imports: ["core/steps/conferences"] },
  chats: {
    is: "chats: beginning, answering, messages, transfers, limits",
    imports: ["core/queries", "core/steps/chats"],
  },
  conferences: { is: "conferences and of desktop sharing", imports: ["core/steps/conferences"] },
  recordings: { is: "recordings of calls and screens, and of players" },
  supervision: { is: "inspectors: inspections, and states that they force on agents" },
};
const roomOfMoves = (family: string): string => `core/moves/${family}`;

/** The rows of the core. */
export const CORE_ROOMS: Rooms = {
  core: {
    is: "the center: its parts, its snapshot and its public functions. Pure and synchronous",
    rule: CORE,
    imports: [
      "core/time",
      "core/chance",
      "core/model",
      "core/counting",
      ...Object.keys(MOVES).map(roomOfMoves),
      "core/steps",
      "core/steps/conferences",
      "core/queries",
    ],
    entries: ["index.ts"],
    above: ["index.ts", "center.ts"],
  },
  "core/time": {
    is: "virtual time: instants and durations, the clock, long work in slices",
    rule: `Time is independent of agents and calls. ${CORE}`,
    imports: [],
  },
  "core/chance": {
    is: "seeded random numbers and distributions",
    rule: `Random numbers are independent of agents and calls. ${CORE}`,
    imports: ["core/time"],
  },
  "core/model": {
    is: "agents, calls, queues, mailboxes, records, events, settings: the state of a center and its types",
    rule: `The model imports time and random numbers, and no moves. ${CORE}`,
    imports: ["core/time", "core/chance"],
  },
  "core/counting": {
    is: "the 18 counters: computes them from events, and explains them",
    rule: `Counting reads events and changes only counters. ${CORE}`,
    imports: ["core/time", "core/model"],
  },
  ...Object.fromEntries(
    Object.entries(MOVES).map(([family, { is, imports = [] }]): [string, Room] => [
      roomOfMoves(family),
      {
        is: `the moves of ${is}, one per file: who may make a move, what it changes, which events follow`,
        rule: `A move never imports another move: what two moves share is a step. ${CORE}`,
        imports: ["core", "core/time", "core/model", "core/steps", ...imports],
        apart: true,
      },
    ]),
  ),
  "core/steps": {
    is: "steps that several moves share",
    rule: `Steps are below the moves and the center. ${CORE}`,
    imports: ["core", "core/time", "core/chance", "core/model", "core/queries", "core/steps/chats"],
  },
  "core/steps/chats": {
    is: "steps of chats that several moves share",
    rule: `Steps are below the moves and the center. ${CORE}`,
    imports: ["core", "core/model", "core/steps", "core/queries"],
  },
  "core/steps/conferences": {
    is: "steps of conferences: entering, leaving, ending, and timers",
    rule: `Steps are below the moves and the center. ${CORE}`,
    imports: ["core", "core/time", "core/model", "core/steps"],
  },
  "core/queries": {
    is: "queries about a center, as functions of a read-only view",
    rule: `Queries change nothing, and import neither moves nor steps. ${CORE}`,
    imports: ["core", "core/time", "core/model"],
  },
};
