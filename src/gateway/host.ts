// What the gateway is handed by whoever runs it: worlds, brought up to date, and a place to write requests down. It can never move time.
import type { AgentId, Center, Duration, Instant } from "../core/index.ts";
import type { EventEffect, RequestEffect } from "../words/fault-effects.ts";
import type { RefusalReason } from "../words/refusal-reason.ts";
import type { GatewayWatch } from "./client-watch.ts";

/** A world as the gateway sees it. */
export interface GatewayWorld {
  readonly name: string;
  /** Its center; after a reset another one. */
  readonly center: Center;
  readonly journal: RequestJournal;
  readonly faults: GatewayFaults;
  readonly watch: GatewayWatch;
  /** Stops the world when something of it throws; after a reset another one. */
  readonly fence: GatewayFence;
  /** The moment up to which it was brought last, in wall time (epoch milliseconds). */
  readonly seenAt: Instant;
  /** Brings the center's time up to this moment, where the world follows the wall clock. */
  catchUp(): void;
  /** Whether it was deleted. */
  readonly isClosed: boolean;
  /** Whether long work is under way in it: what comes for it meanwhile waits its turn. */
  readonly isWorking: boolean;
  /** Calls back at once if it is not working, else when the turn of what waits has come. */
  whenFree(callback: () => void): void;
  /** Resolves when it is not working. */
  free(): Promise<void>;
  /** Calls back once after a length of wall time (milliseconds); what is answered takes that back. */
  after(wait: Duration, call: () => void): () => void;
  /** Calls back when the present center ends, because the world is reset or deleted. */
  onEnd(call: () => void): void;
}

/** Keeps an error inside the world in which it was thrown. */
export interface GatewayFence {
  /** Why the world was stopped; undefined while it runs. */
  readonly failure: string | undefined;
  /** Runs a callback, such as one of a timer; if it throws, the world is stopped. */
  run(callback: () => void): void;
  /** Stops the world because of an error. */
  fail(error: unknown): void;
}

/** The trouble that a world's requests and events are in. */
export interface GatewayFaults {
  /** Whether any fault may strike requests, or events; while none may, nothing else is asked. */
  readonly strikesRequests: boolean;
  readonly strikesEvents: boolean;
  /** What becomes of a request, and of an event on its way to a client; undefined: nothing out of the ordinary. */
  onRequest(operation: string, agent: AgentId | undefined): RequestEffect | undefined;
  onEvent(agent: AgentId): EventEffect | undefined;
}

/** A body that is not text. */
export interface BinaryBody {
  readonly bytes: number;
  /** SHA-256, in hexadecimal. */
  readonly sha256: string;
}

/** Takes note of requests: one entry at receipt, closed by its answer, or aborted when there is nobody any more to answer. */
export interface RequestJournal {
  /**
   * Opens an entry and answers its number. `agent` is what stands in the path, whether or not it is an agent; `connection` whatever
   * stands for the connection it came on; `guid` the one that it shows.
   */
  open(
    operation: string,
    method: string,
    url: string,
    agent: string | undefined,
    connection: object,
    guid: string | undefined,
    body: string | BinaryBody | undefined,
  ): number;
  /** Keeps what a request is answered with, where bodies are kept. */
  keepAnswer(entry: number, text: string): void;
  /** Notes why a request is refused, before its answer is noted. */
  explain(entry: number, reason: RefusalReason): void;
  /** Notes an answer and counts it. `since` is when the request came, in wall time. Answers how long it took, in milliseconds. */
  close(entry: number, operation: string, retcode: string, status: number, since: Instant): number;
  /** The two halves of `close`: noting an answer when it is written, and counting it when it has got to the client. */
  mark(entry: number, retcode: string, status: number, since: Instant): number;
  tally(operation: string, retcode: string, ms: number): void;
  abort(entry: number, operation: string): void;
  /** Writes down a push that failed, with the HTTP status of its answer if there was one. */
  pushFailed(uri: string, agent: string, status: number | undefined, reason: RefusalReason): void;
  /** Notes that the answer to a request carries an event that an earlier answer carried, whose connection failed. */
  markRepeated(entry: number): void;
}

/** What a log line about a request says; `ms` is the time from receipt to answer. */
export interface RequestLine {
  readonly world: string;
  readonly operation: string;
  readonly agent: string | undefined;
  readonly retcode: string;
  readonly ms: number;
  /** Why it was refused, as a sentence without its capital and its full stop. */
  readonly reason?: string | undefined;
  /** The beginnings of its body and of the answer, secrets masked, where the log takes them. */
  readonly request?: string | undefined;
  readonly answer?: string | undefined;
}

export interface GatewayHost {
  /** A world by name, brought up to date; the default one without a name; undefined when there is none. */
  enter(world: string | undefined): GatewayWorld | undefined;
  /** Writes a line about an answered request; undefined where nobody reads such lines, which then cost nothing. */
  readonly logRequest: ((line: RequestLine) => void) | undefined;
  /** Whether those lines are to have the bodies too. */
  readonly logsBodies?: boolean | undefined;
  /** Warns about something that a person should look at. */
  warn(sentence: string): void;
}
