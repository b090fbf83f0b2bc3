// A request as the journal stores it (a slot) and as it returns it (an entry).
// Costly members are computed when an entry is read.
import type { Duration, Instant } from "../../core/index.ts";
import { splitUrl } from "../../forms/masked-url.ts";
import type { AppliedFault } from "../../words/fault-effects.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import { type BodyView, type StoredBody, viewBody } from "./bodies.ts";
import type { ComparedEntry } from "./compared-entries.ts";

/** The phases of a request. It is aborted if the client closed the connection before the answer, or did not answer a push. */
export const PHASES = ["received", "answered", "aborted"] as const;

/** The phase of a request. */
export type Phase = (typeof PHASES)[number];

/** Whether the bodies of a request are stored; `dropped`: they were, until they took too much memory. */
export const BODIES_KEPT = ["kept", "dropped", "off"] as const;

/** Whether the bodies of one request are stored. */
export type BodiesKept = (typeof BODIES_KEPT)[number];

/** The operation of pushes, which the gateway sends to clients. */
export const PUSH = "push";

/** A request as the journal returns it. Members that are not known yet are undefined. */
export interface JournalEntry extends ComparedEntry {
  /** Its number among all requests and pushes of the world, from 1. */
  readonly number: number;
  /** The number of its input on the tape; undefined if it could change nothing. */
  readonly input: number | undefined;
  /** The serial of its connection among those of the world, from 1; undefined if there was none. */
  readonly connection: number | undefined;
  readonly phase: Phase;
  /** When it was received, in wall time and in world time. */
  readonly receivedAt: Instant;
  readonly worldTime: Instant;
  /** The documented name of the operation; `unknown` for an unknown address. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Its query as it was sent, without the question mark, with masked secrets; undefined without one. */
  readonly query: string | undefined;
  /** The part of the path where the agent's id belongs. */
  readonly agent: string | undefined;
  /** The first eight characters of the Guid that it sent. */
  readonly guid: string | undefined;
  readonly retcode: string | undefined;
  /** The reason for its refusal; undefined if it was not refused. */
  readonly reason: RefusalReason | undefined;
  /** The serial numbers of the events in the answer to a poll or in a push, in the same order; empty if there were none. */
  readonly events: readonly number[];
  /** Whether it repeats an event: of an earlier answer whose connection failed, or of a push that failed. */
  readonly repeated: boolean;
  /** The fault that was applied to it; undefined if there was none. */
  readonly fault: AppliedFault | undefined;
  /** Whether a rewind has abandoned it. */
  readonly abandoned: boolean;
  /** The stored parts of the body and of the answer; undefined if there is none, or none is stored. */
  readonly request: BodyView | undefined;
  readonly answer: BodyView | undefined;
  readonly bodies: BodiesKept;
  /** The HTTP status of the answer. */
  readonly status: number | undefined;
  /** When it was answered or aborted, in wall time. */
  readonly endedAt: Instant | undefined;
  /** When it was answered or aborted, in world time. */
  readonly endedWorldTime: Instant | undefined;
  /** The time from its receipt to its end. */
  readonly ms: Duration | undefined;
}

/** The number of characters that entries show of a Guid. */
const SHOWN_GUID_LENGTH = 8;

/** The longest Guid that is stored whole. Longer ones are cut on receipt, so that clients cannot fill the memory. */
const MAX_GUID_LENGTH = 128;

/** Returns a Guid as it is stored: only its beginning if it is too long. */
export function shortenGuid(guid: string | undefined): string | undefined {
  return guid !== undefined && guid.length > MAX_GUID_LENGTH ? guid.slice(0, SHOWN_GUID_LENGTH) : guid;
}

/**
 * The reused storage of one request in the ring. Numbers are never undefined, so that writing them allocates nothing; those about the end
 * are valid only when the phase is not `received`.
 */
export interface Slot {
  number: number;
  input: number;
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
  events: readonly number[];
  repeated: boolean;
  fault: AppliedFault | undefined;
  bodies: BodiesKept;
  request: StoredBody | undefined;
  answer: StoredBody | undefined;
  status: number;
  endedAt: Instant;
  endedWorldTime: Instant;
}

/** The events of a request without any. */
const NO_EVENTS: readonly number[] = [];

/** Returns an unused slot. */
export function createSlot(): Slot {
  return {
    number: 0,
    input: 0,
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
    events: NO_EVENTS,
    repeated: false,
    fault: undefined,
    bodies: "off",
    request: undefined,
    answer: undefined,
    status: 0,
    endedAt: 0,
    endedWorldTime: 0,
  };
}

/** Removes what a slot still has of an earlier request. Its other members are set at the receipt or at the end of each request. */
export function resetSlot(slot: Slot): void {
  slot.connection = 0;
  slot.input = 0;
  slot.phase = "received";
  slot.guid = undefined;
  slot.retcode = undefined;
  slot.reason = undefined;
  slot.events = NO_EVENTS;
  slot.repeated = false;
  slot.fault = undefined;
}

/** Copies a slot into an entry, which never changes. */
export function toJournalEntry(slot: Readonly<Slot>, abandoned = false, compared?: ComparedEntry): JournalEntry {
  const {
    number,
    input,
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
    events,
    repeated,
    fault,
    bodies,
  } = slot;
  const hasEnded = phase !== "received";
  return {
    number,
    input: input === 0 ? undefined : input,
    connection: connection === 0 ? undefined : connection,
    phase,
    receivedAt: Math.floor(receivedAt),
    worldTime,
    operation,
    method,
    ...splitUrl(slot.url),
    agent,
    guid: guid?.slice(0, SHOWN_GUID_LENGTH),
    retcode,
    reason,
    events,
    repeated,
    fault,
    abandoned,
    request: slot.request === undefined ? undefined : viewBody(slot.request),
    answer: slot.answer === undefined ? undefined : viewBody(slot.answer),
    ...compared,
    bodies,
    status: phase === "answered" ? slot.status : undefined,
    endedAt: hasEnded ? Math.floor(slot.endedAt) : undefined,
    endedWorldTime: hasEnded ? slot.endedWorldTime : undefined,
    ms: hasEnded ? Math.round((slot.endedAt - receivedAt) * 1_000) / 1_000 : undefined,
  };
}
