// A request as the journal remembers it and as it tells it: what is costly to write is written when it is read.
import type { Duration, Instant } from "../../core/index.ts";
import { splitUrl } from "../../forms/masked-url.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import { type BodyView, type StoredBody, viewBody } from "./bodies.ts";

/** How far a request has come: it is there, it was answered, or its client went away before the answer was written. */
export const PHASES = ["received", "answered", "aborted"] as const;

export type Phase = (typeof PHASES)[number];

/** Whether the bodies of a request are kept; `dropped`: they were, until there were too many. */
export const BODIES_KEPT = ["kept", "dropped", "off"] as const;

export type BodiesKept = (typeof BODIES_KEPT)[number];

/** A request as the journal tells it. What is not known yet is undefined. */
export interface JournalEntry {
  /** Its place among all requests of the world, from 1. */
  readonly number: number;
  /** The connection it came on, a serial among those of the world, from 1; undefined where it came on none. */
  readonly connection: number | undefined;
  readonly phase: Phase;
  /** When it came, in wall time and in the world's. */
  readonly receivedAt: Instant;
  readonly worldTime: Instant;
  /** The gateway's own name for what was asked; `unknown` for an address that has none. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Its query as it was sent, without the question mark, secrets masked; undefined without one. */
  readonly query: string | undefined;
  /** What stands in the path where an agent's id belongs. */
  readonly agent: string | undefined;
  /** The first eight characters of the Guid that it showed. */
  readonly guid: string | undefined;
  readonly retcode: string | undefined;
  /** Why it was refused; undefined where it was not. */
  readonly reason: RefusalReason | undefined;
  /** Whether the answer carries an event that an earlier answer carried, whose connection failed. */
  readonly repeated: boolean;
  /** What was kept of the body and of the answer: undefined is none, or not kept. */
  readonly request: BodyView | undefined;
  readonly answer: BodyView | undefined;
  readonly bodies: BodiesKept;
  /** The HTTP status of the answer. */
  readonly status: number | undefined;
  /** When it was answered, or its client had gone, in wall time and in the world's; and how long after its receipt that was. */
  readonly endedAt: Instant | undefined;
  readonly endedWorldTime: Instant | undefined;
  readonly ms: Duration | undefined;
}

/** How much is told of a Guid. One that is longer than any of ours is cut at once, so that nobody can fill the memory with them. */
const GUID_TOLD = 8;
const GUID_LONGEST = 128;

/** A Guid as it may be kept. */
export function shortenGuid(guid: string | undefined): string | undefined {
  return guid !== undefined && guid.length > GUID_LONGEST ? guid.slice(0, GUID_TOLD) : guid;
}

/**
 * The place of one request in the ring, used again and again. Numbers are never undefined, so that writing one costs no memory; those of
 * the end count once the phase says so.
 */
export interface Slot {
  number: number;
  connection: number;
  phase: Phase;
  receivedAt: Instant;
  worldTime: Instant;
  operation: string;
  method: string;
  url: string;
  agent: string | undefined;
  guid: string | undefined;
  retcode: string | undefined;
  reason: RefusalReason | undefined;
  repeated: boolean;
  bodies: BodiesKept;
  request: StoredBody | undefined;
  answer: StoredBody | undefined;
  status: number;
  endedAt: Instant;
  endedWorldTime: Instant;
}

/** A slot that no request has used yet. */
export function newSlot(): Slot {
  return {
    number: 0,
    connection: 0,
    phase: "received",
    receivedAt: 0,
    worldTime: 0,
    operation: "",
    method: "",
    url: "",
    agent: undefined,
    guid: undefined,
    retcode: undefined,
    reason: undefined,
    repeated: false,
    bodies: "off",
    request: undefined,
    answer: undefined,
    status: 0,
    endedAt: 0,
    endedWorldTime: 0,
  };
}

/** A slot as it is told: a copy, which stays as it is. */
export function toJournalEntry(slot: Readonly<Slot>): JournalEntry {
  const {
    number,
    connection,
    phase,
    receivedAt,
    worldTime,
    operation,
    method,
    agent,
    guid,
    retcode,
    reason,
    repeated,
    bodies,
  } = slot;
  const ended = phase !== "received";
  return {
    number,
    connection: connection === 0 ? undefined : connection,
    phase,
    receivedAt: Math.floor(receivedAt),
    worldTime,
    operation,
    method,
    ...splitUrl(slot.url),
    agent,
    guid: guid?.slice(0, GUID_TOLD),
    retcode,
    reason,
    repeated,
    request: slot.request === undefined ? undefined : viewBody(slot.request),
    answer: slot.answer === undefined ? undefined : viewBody(slot.answer),
    bodies,
    status: phase === "answered" ? slot.status : undefined,
    endedAt: ended ? Math.floor(slot.endedAt) : undefined,
    endedWorldTime: ended ? slot.endedWorldTime : undefined,
    ms: ended ? Math.round((slot.endedAt - receivedAt) * 1_000) / 1_000 : undefined,
  };
}
