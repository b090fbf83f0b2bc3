// A row of the ladder: one thing that happened, as an arrow between lanes or as a note on one.
import type { FindingInfo, JournalEntry, WorldEvent } from "../../control/api-types.ts";

/** A vertical line of the diagram. Each agent has its own client. */
export type Lane = `client ${number}` | "gateway" | "center" | "customer";

/** Something to point out at an arrow: a finding, an applied fault, or the reason of a refusal. */
export interface Mark {
  readonly kind: "finding" | "fault" | "reason";
  readonly severity: FindingInfo["severity"];
  readonly sentence: string;
}

/** A part of an arrow, between two lanes. Equal lanes are a note on one lane. */
export interface Segment {
  readonly from: Lane;
  readonly to: Lane;
  readonly label: string;
}

/** The kind of a row. A row of the kind `call` is an event of a call itself, which has no agent. */
export type RowKind = "request" | "poll" | "delivery" | "event" | "call";

/** A row of the ladder. */
export interface Row {
  /** Unique in a ladder, and the same after more has happened. */
  readonly key: string;
  readonly kind: RowKind;
  /** World time, ISO 8601. */
  readonly at: string;
  readonly agent: number | undefined;
  /** The arrow, in one piece or in two that follow each other. */
  readonly segments: readonly Segment[];
  /** The outcome: the retcode and the time, or how an event reached its client. */
  readonly outcome: string;
  /** Whether the request was refused or lost its client, or the push was not acknowledged. */
  readonly isRefused: boolean;
  readonly marks: readonly Mark[];
  readonly entry: JournalEntry | undefined;
  readonly event: WorldEvent | undefined;
  /** The key of the row of the event that this row delivers, if that is another row. */
  readonly delivers: string | undefined;
}

/** The data of a ladder. */
export interface LadderInput {
  /** Requests, in the order of their numbers. */
  readonly entries: readonly JournalEntry[];
  /** Events, in the order of their serial numbers. */
  readonly events: readonly WorldEvent[];
  readonly findings: readonly FindingInfo[];
  /** Whether ordinary polls without an event have rows. Refused and aborted ones, and those with a mark, always have one. */
  readonly showsEmptyPolls: boolean;
}
