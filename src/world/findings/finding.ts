// A finding: a kind of mistake that one client made, with the number of times and the last requests.
import type { AgentId, Instant } from "../../core/index.ts";
import type { FindingKind, Severity } from "./kind.ts";
import type { FindingKindName } from "./kinds/index.ts";

/** The time of a finding by both clocks, in milliseconds since 1970. */
export interface FindingTime {
  readonly wall: Instant;
  readonly world: Instant;
}

/** A finding as the control API and the library return it. */
export interface Finding {
  /** The name of its kind. */
  readonly kind: FindingKindName;
  readonly severity: Severity;
  /** The agent whose client it was; undefined if the request named no agent of the center. */
  readonly agent: AgentId | undefined;
  /** If there is no agent: the serial of the connection in the journal. */
  readonly connection: number | undefined;
  /** The observation, with its figures. */
  readonly sentence: string;
  /** The advice to the client. */
  readonly rule: string;
  /** The page of the public documents with this rule, such as `cec_07_1274`; undefined if there is none. */
  readonly page: string | undefined;
  readonly times: number;
  readonly first: FindingTime;
  readonly last: FindingTime;
  /** The numbers of the journal entries concerned, the last 10, oldest first. */
  readonly entries: readonly number[];
}

/** The maximum number of journal entries per finding. */
const MAX_ENTRIES = 10;

/** The subject of a finding: the id of an agent, or the negated serial of a connection. */
export type FindingSubject = number;

/** A finding that counts how often it was made. */
export class CountedFinding {
  readonly kind: FindingKind;
  readonly subject: FindingSubject;
  #facts: object | undefined;
  readonly #first: FindingTime;
  /** When it is full, the next entry replaces the oldest one. */
  readonly #entries: number[] = [];
  #written = 0;
  #times = 0;
  #lastWall = 0;
  #lastWorld = 0;

  constructor(kind: FindingKind, subject: FindingSubject, first: FindingTime) {
    this.kind = kind;
    this.subject = subject;
    this.#first = first;
  }

  /** The number of times that it was made. */
  get times(): number {
    return this.#times;
  }

  /** Counts the finding once more. An entry of 0 means no entry. */
  add(wall: Instant, world: Instant, entry: number, facts: object): void {
    if (entry > 0 && this.#entries[(this.#written - 1) % MAX_ENTRIES] !== entry) {
      this.#entries[this.#written++ % MAX_ENTRIES] = entry;
    }
    this.#times++;
    this.#lastWall = wall;
    this.#lastWorld = world;
    this.#facts = this.#facts === undefined ? facts : (this.kind.merge?.(this.#facts, facts) ?? facts);
  }

  /** Returns a copy for the control API and the library. */
  toFinding(): Finding {
    const { name, severity, rule, page } = this.kind;
    const isAgent = this.subject > 0;
    const subjectName = isAgent ? `The client of agent ${this.subject}` : `The client on connection ${-this.subject}`;
    return {
      // Only tests have kinds that are not in the list.
      kind: name as FindingKindName,
      severity,
      agent: isAgent ? this.subject : undefined,
      connection: isAgent ? undefined : -this.subject,
      sentence: `${subjectName} ${this.kind.sentence(this.#facts ?? {}, this.#times)}.`,
      rule,
      page,
      times: this.#times,
      first: this.#first,
      last: { wall: Math.floor(this.#lastWall), world: this.#lastWorld },
      entries: [...this.#entries].sort((a, b) => a - b),
    };
  }
}
