// A finding: one kind of mistake of one client, however often it was made; counted in place, and told as a copy.
import type { AgentId, Instant } from "../../core/index.ts";
import type { FindingKind, Severity } from "./kind.ts";

/** A moment by both clocks, in milliseconds since 1970. */
export interface Moment {
  readonly wall: Instant;
  readonly world: Instant;
}

/** A finding as it is told. */
export interface Finding {
  /** The name of its kind. */
  readonly kind: string;
  readonly severity: Severity;
  /** The agent whose client it was; undefined where the request named no agent of the center. */
  readonly agent: AgentId | undefined;
  /** Where there is no agent, the connection, by its serial in the journal. */
  readonly connection: number | undefined;
  /** What was found, with its figures. */
  readonly sentence: string;
  /** What the client should do. */
  readonly rule: string;
  /** The page of the public documents that says so, such as `cec_07_1274`; undefined: none does. */
  readonly page: string | undefined;
  readonly times: number;
  readonly first: Moment;
  readonly last: Moment;
  /** The numbers of the journal entries concerned, the last 10, oldest first. */
  readonly entries: readonly number[];
}

/** How many journal entries are remembered of each. */
const MOST_ENTRIES = 10;

/** Whom a finding is about: an agent by its id, or a connection by its serial, made negative. */
export type Who = number;

/** One finding while it is counted. */
export class Found {
  readonly kind: FindingKind;
  readonly who: Who;
  readonly #facts: unknown;
  readonly #first: Moment;
  /** A ring once it is full. */
  readonly #entries: number[] = [];
  #written = 0;
  #times = 0;
  #lastWall = 0;
  #lastWorld = 0;

  constructor(kind: FindingKind, who: Who, first: Moment) {
    this.kind = kind;
    this.who = who;
    this.#facts = kind.begin();
    this.#first = first;
  }

  /** Counts one more time; an entry of 0 is none. */
  add(wall: Instant, world: Instant, entry: number, figure: number, text: string): void {
    if (entry > 0 && this.#entries[(this.#written - 1) % MOST_ENTRIES] !== entry) {
      this.#entries[this.#written++ % MOST_ENTRIES] = entry;
    }
    this.#times++;
    this.#lastWall = wall;
    this.#lastWorld = world;
    this.kind.add(this.#facts, figure, text);
  }

  tell(): Finding {
    const { name, severity, rule, page } = this.kind;
    const isAgent = this.who > 0;
    const subject = isAgent ? `The client of agent ${this.who}` : `The client on connection ${-this.who}`;
    return {
      kind: name,
      severity,
      agent: isAgent ? this.who : undefined,
      connection: isAgent ? undefined : -this.who,
      sentence: `${subject} ${this.kind.say(this.#facts, this.#times)}.`,
      rule,
      page,
      times: this.#times,
      first: this.#first,
      last: { wall: Math.floor(this.#lastWall), world: this.#lastWorld },
      entries: [...this.#entries].sort((a, b) => a - b),
    };
  }
}
