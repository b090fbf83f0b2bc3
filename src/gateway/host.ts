// What the gateway is handed by whoever runs it: worlds, brought up to date, and a place to write requests down. It can never move time.
import type { Center, Instant } from "../core/index.ts";

/** A world as the gateway sees it. */
export interface GatewayWorld {
  readonly name: string;
  readonly center: Center;
  readonly journal: RequestJournal;
  /** The moment up to which it was brought last, in wall time (epoch milliseconds). */
  readonly seenAt: Instant;
  /** Brings the center's time up to this moment, where the world follows the wall clock. */
  catchUp(): void;
}

/** Takes note of requests: one entry at receipt, closed by its answer. */
export interface RequestJournal {
  /** Opens an entry and answers its number. `agent` is what stands in the path, whether or not it is an agent. */
  open(operation: string, method: string, url: string, agent: string | undefined): number;
  close(entry: number, retcode: string): void;
}

/** What a log line about a request says; `ms` is the time from receipt to answer. */
export interface RequestLine {
  readonly world: string;
  readonly operation: string;
  readonly agent: string | undefined;
  readonly retcode: string;
  readonly ms: number;
}

export interface GatewayHost {
  /** A world by name, brought up to date; the default one without a name; undefined when there is none. */
  enter(world: string | undefined): GatewayWorld | undefined;
  /** Writes a line about an answered request; undefined where nobody reads such lines, which then cost nothing. */
  readonly logRequest: ((line: RequestLine) => void) | undefined;
  /** Warns about something that a person should look at. */
  warn(sentence: string): void;
}
