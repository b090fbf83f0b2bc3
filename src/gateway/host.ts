// The interfaces by which the gateway uses a simulator and its worlds, with their journals, tapes and faults.
// Only `enter` and `catchUp` advance a clock, and only to now.
import type { IncomingHttpHeaders } from "node:http";
import type { AgentId, Center, Duration, Instant } from "../core/index.ts";
import type { AnswerGate } from "../words/answer-gate.ts";
import type { AppliedFault, EventEffect } from "../words/fault-effects.ts";
import type { GatewaySettings } from "../words/gateway-settings.ts";
import type { LifeEnd } from "../words/life-end.ts";
import type { EndedPush, SentPush } from "../words/push-record.ts";
import type { RefusalReason } from "../words/refusal-reason.ts";
import type { OpenInput, TapedDecision, TapedRequest, TapeMark } from "../words/tape.ts";
import type { ClientObserver } from "./client-observer.ts";

/** The part of a world that the gateway uses. */
export interface GatewayWorld {
  readonly name: string;
  /** Its center; a reset replaces it. */
  readonly center: Center;
  /** The settings of the gateway in force; those of the center are in `center.settings`. */
  readonly gatewaySettings: Readonly<GatewaySettings>;
  readonly journal: RequestJournal;
  readonly tape: RequestTape;
  readonly faults: GatewayFaults;
  readonly clientObserver: ClientObserver;
  /** Stops the world if its code throws; a reset replaces it. */
  readonly errorBoundary: GatewayErrorBoundary;
  /** Holds answers and pushes back; undefined if they leave at once. */
  readonly gate: AnswerGate | undefined;
  /** When it was last brought up to date, in wall time (epoch milliseconds). */
  readonly wallTime: Instant;
  /** Advances the center's clock to now, if the world follows the wall clock. */
  catchUp(): void;
  /** Returns the limit for the files of its chats: what the files of other worlds leave free (bytes). */
  computeRoomForFiles(): number;
  /** Whether it was deleted. */
  readonly isClosed: boolean;
  /** Whether it is doing long work, in slices. Requests wait meanwhile. */
  readonly isWorking: boolean;
  /** Runs the callback immediately if the world is not working, otherwise after the work. Callbacks keep their order. */
  whenFree(callback: () => void): void;
  /** Resolves when the world is not working. */
  waitUntilFree(): Promise<void>;
  /** Runs the callback once after a wall time (milliseconds). Returns a function that cancels the callback. */
  after(wait: Duration, callback: () => void): () => void;
  /** Runs the callback when the current center ends, because the world is reset, restored, rewound, deleted or handed over. */
  onEnd(callback: (how: LifeEnd) => void): void;
}

/** The error boundary of a world: an error stops the world in which it is thrown, and no other. */
export interface GatewayErrorBoundary {
  /** Why the world was stopped; undefined while it runs. */
  readonly failure: string | undefined;
  /** Runs a callback, such as a timer's; if it throws, the world is stopped. */
  run(callback: () => void): void;
  /** Stops the world because of an error. */
  fail(error: unknown): void;
}

/** The faults of a world that affect requests and events. */
export interface GatewayFaults {
  /** Whether a fault may affect requests. If not, `onRequest` need not be called. */
  readonly affectsRequests: boolean;
  /** Whether a fault may affect events. If not, `onEvent` need not be called. */
  readonly affectsEvents: boolean;
  /** Returns the fault that applies to a request; undefined if none does. */
  onRequest(operation: string, agent: AgentId | undefined): AppliedFault | undefined;
  /** Returns the effect on an event, by its serial number, for an agent's client; undefined if there is none. */
  onEvent(agent: AgentId, event: number): EventEffect | undefined;
}

/** The tape of a world: the inputs in their order, and marks of what happened between them. */
export interface RequestTape {
  /** The number of records so far. */
  readonly count: number;
  /** The number of the present branch. */
  readonly branch: number;
  /** Begins the input of a request. `entry`: the number of its journal entry. */
  beginRequest(request: TapedRequest, entry: number): OpenInput;
  /** Ends the input that is being handled. */
  endRequest(): void;
  /** Records the answer to an input before it is sent. `code`: its retcode, or the outcome in its place. */
  recordAnswer(record: OpenInput, code: string, text: string): void;
  /** The inputs whose exchanges have not ended. */
  readonly openInputs: OpenInputs;
  /** Records that a client was heard by a request that is not an input. */
  recordHeard(agent: AgentId): void;
  /** Records something that happened between inputs, such as the end of a held poll. */
  mark(mark: TapeMark): void;
  /** Returns the result of a check that depends on wall time or other worlds, or on replay the taped one. */
  checkOrReplay<Result>(check: () => Result): Result;
  /** Runs an act as the input of a decision that wall time has made. */
  decide(decision: TapedDecision, act: () => void): void;
}

/** The inputs whose exchanges have not ended. */
export interface OpenInputs {
  /** Notes that the end of an input's exchange will be recorded. */
  noteOpened(record: OpenInput): void;
  /** Notes that the exchange of an input has ended. */
  noteClosed(record: OpenInput): void;
  /** Notes that an input is the held poll of an agent. */
  noteHeld(record: OpenInput, agent: AgentId): void;
  /** Notes that a poll is no longer held. */
  noteReleased(record: OpenInput): void;
  /** Notes that the answer to an input has events of an agent that its next poll confirms. */
  noteUnconfirmed(record: OpenInput, agent: AgentId): void;
  /** Notes that these events are confirmed or lost. */
  noteDecided(agent: AgentId): void;
  /** Returns the answered polls whose events wait for a confirmation. */
  listUnconfirmed(): readonly { readonly record: OpenInput; readonly agents: readonly AgentId[] }[];
}

/** A body that is not text. */
export interface BinaryBody {
  readonly bytes: number;
  /** SHA-256, in hexadecimal; undefined for an answer. */
  readonly sha256?: string;
}

/** The journal of requests. A request opens an entry. The answer closes it, or it is aborted if the client disconnects first. */
export interface RequestJournal {
  /**
   * Opens an entry and returns its number.
   *
   * @param agent the agent id in the path, unchecked
   * @param connection an object that identifies the connection
   * @param guid the Guid of the request
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
  /** Stores the beginning of an answer, if the journal has bodies. */
  keepAnswer(entry: number, body: string | Buffer | BinaryBody): void;
  /** Records the fault that applies to a request. */
  noteFault(entry: number, fault: AppliedFault): void;
  /** Records why a request is refused; called before `close` or `recordAnswer`. */
  explain(entry: number, reason: RefusalReason): void;
  /**
   * Records an answer and counts it.
   *
   * @param since when the request arrived, in wall time
   * @returns the time from request to answer, in milliseconds
   */
  close(entry: number, operation: string, retcode: string, status: number, since: Instant): number;
  /** The first step of `close`, for an answer that is written and may not reach its client: records it. */
  recordAnswer(entry: number, retcode: string, status: number, since: Instant): number;
  /** The second step of `close`: counts an answer that has reached its client. */
  tally(operation: string, retcode: string, ms: number): void;
  /** Records that the client went away before its answer. */
  abort(entry: number, operation: string): void;
  /** Records pushes: `open` returns the number of the entry that `close` ends. */
  readonly pushes: { open(push: SentPush): number; close(entry: number, end: EndedPush): void };
  /** Records the serial numbers of the events in an answer, and whether one of them was in an earlier answer whose connection failed. */
  noteEvents(entry: number, events: readonly number[], areRepeated: boolean): void;
}

/** The data of a log line about a request; `ms` is the time from receipt to answer, in milliseconds. */
export interface RequestLine {
  readonly world: string;
  readonly operation: string;
  readonly agent: string | undefined;
  readonly retcode: string;
  readonly ms: number;
  /** Why it was refused: a sentence without capital and full stop. */
  readonly reason?: string | undefined;
  /** The beginnings of its body and of the answer, with secrets masked, if the log has bodies. */
  readonly request?: string | undefined;
  readonly answer?: string | undefined;
}

/** An answered request with the headers and the address that its client sent, for a span. */
export interface SpanRequest extends Omit<RequestLine, "request" | "answer" | "reason"> {
  readonly headers: IncomingHttpHeaders;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly reason: string | undefined;
}

/** The part of a simulator that the gateway uses: its worlds and its log. */
export interface GatewayHost {
  /** Returns a world by name, or the default world, up to date; undefined if there is none. */
  enter(world: string | undefined): GatewayWorld | undefined;
  /**
   * Fetches a world from the store, if there is a store and the world is not here.
   *
   * @returns true when `enter` returns the world or shows that it does not exist, false if another replica has it for now; undefined if
   * there is nothing to fetch
   */
  fetch?(world: string | undefined): Promise<boolean> | undefined;
  /** Logs an answered request; undefined if the log level excludes these lines. */
  readonly logRequest: ((line: RequestLine) => void) | undefined;
  /** Records a span of an answered request; undefined if nobody traces. */
  readonly recordSpan?: ((request: SpanRequest) => void) | undefined;
  /** Whether the log lines about requests include bodies. */
  readonly logsBodies?: boolean | undefined;
  /** Writes a warning. */
  warn(sentence: string): void;
  /** Whether a tape is replayed, so that answers have no clients. */
  readonly isReplay?: boolean;
  /** The domain under which each world has a host name, such as `.ccgw.test`; undefined: host names name no worlds. */
  readonly worldDomain?: string | undefined;
}
