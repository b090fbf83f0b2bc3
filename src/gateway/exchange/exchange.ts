// One request and its one answer: whoever answers it, it is written, journalled and logged here.
import type { IncomingMessage, ServerResponse } from "node:http";
import { maskBody } from "../../forms/masked-body.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import type { WatchedRequest } from "../../words/watched-request.ts";
import { failureEnvelope, writeAnswer } from "../envelope.ts";
import type { GatewayHost, GatewayWorld, RequestLine } from "../host.ts";
import { headerOf } from "./header.ts";
import { bodyForJournal } from "./request-body.ts";

/** A request as it is read here: Fastify's is such, and one that was taken before it. */
export interface IncomingRequest {
  readonly raw: IncomingMessage;
  readonly query: unknown;
  readonly body: unknown;
}

/** The retcodes of requests that nobody could have answered otherwise: the address, a parameter or the body is wrong. */
const MALFORMED_RETCODES: ReadonlySet<string> = new Set(["000-002", "000-006"]);

/** Characters of a body in a line of the log. */
const MAX_LOGGED_LENGTH = 4 * 1024;

/** Writes an answer otherwise than as it is, later or never, with the writer that it is handed. */
type AnswerFault = (text: string, send: (text: string, write?: typeof writeAnswer) => void) => void;

export class Exchange implements WatchedRequest {
  readonly request: IncomingRequest;
  readonly response: ServerResponse;
  readonly world: GatewayWorld;
  /** What stands in the path where the agent's id belongs. */
  readonly agent: string | undefined;
  readonly #host: GatewayHost;
  readonly operation: string;
  /** Its number in the journal. */
  readonly entry: number;
  /** When it came, in wall time. */
  readonly #receivedAt: number;
  /** What a fault makes of the answer, in place of it being written as it is; undefined: nothing. */
  answerFault: AnswerFault | undefined;
  /** Answers it after all, when the turn of one that had to wait has come; undefined: it never had to. */
  resume: (() => void) | undefined;
  /**
   * What it is answered with at once when its client closes its sending side, because nobody can tell such a client from one that has gone;
   * it counts as aborted then. undefined: the answer comes when it comes.
   */
  halfClosedAnswer: string | undefined;
  #callback: string | undefined;
  /** Who is called back when the answer is written or cannot be; undefined while nobody is. */
  #endCallbacks: ((written: boolean) => void)[] | undefined;
  #hasEnded = false;
  /** Whether it is the gateway itself that ends it otherwise than with an answer. */
  #isEndedByGateway = false;
  #retcode = "";
  #reason: string | undefined;
  #ms = 0;
  /** What it was answered, for a log that takes bodies. */
  #answer: string | undefined;

  constructor(
    host: GatewayHost,
    world: GatewayWorld,
    operation: string,
    agent: string | undefined,
    request: IncomingRequest,
    response: ServerResponse,
  ) {
    const { raw } = request;
    this.request = request;
    this.response = response;
    this.world = world;
    this.agent = agent;
    this.#host = host;
    this.operation = operation;
    this.#receivedAt = world.seenAt;
    const { method = "", url = "", socket } = raw;
    const body = bodyForJournal(raw, request.body);
    this.entry = world.journal.open(operation, method, url, agent, socket, headerOf(raw, "guid"), body);
  }

  get guid(): string | undefined {
    return headerOf(this.request.raw, "guid");
  }

  /** The network address that it came from. */
  get remoteAddress(): string | undefined {
    return this.request.raw.socket.remoteAddress;
  }

  get isSecure(): boolean {
    return (this.request.raw.socket as { encrypted?: boolean }).encrypted === true;
  }

  get url(): string {
    return this.request.raw.url ?? "";
  }

  get isQuery(): boolean {
    return this.request.raw.method === "GET";
  }

  get hasFaultyAnswer(): boolean {
    return this.answerFault !== undefined;
  }

  mentions(text: string): boolean {
    const { raw, body } = this.request;
    return raw.url?.includes(text) === true || (typeof body === "string" && body.includes(text));
  }

  /** Answers with success: the whole text, and a Guid to hand out, if any. */
  answer(text: string, guid?: string): void {
    this.#write(text, "0", guid);
  }

  /** Answers with a refusal; `text` is the whole answer where it is not the usual one. The client never reads the reason. */
  refuse(retcode: Retcode, reason: RefusalReason): void;
  refuse(retcode: string, reason: RefusalReason, text: string): void;
  refuse(retcode: string, reason: RefusalReason, text: string = failureEnvelope(retcode as Retcode)): void {
    this.explain(reason);
    if (reason.in !== undefined && MALFORMED_RETCODES.has(retcode)) this.world.watch.malformed(this, reason);
    this.#write(text, retcode, undefined);
  }

  /** Has the journal and the log know why the answer is not what was asked for. */
  explain(reason: RefusalReason): void {
    this.#reason = reason.sentence;
    this.world.journal.explain(this.entry, reason);
  }

  /** Ends it otherwise than with an envelope; the journal and the log have `outcome` in place of a retcode. */
  endWith(outcome: string, act: (response: ServerResponse) => void): void {
    this.#isEndedByGateway = true;
    act(this.response);
    this.#recordOutcome(outcome);
  }

  /** Calls back once: when the answer is written, or when it cannot be any more because the connection has ended. */
  onEnd(call: (written: boolean) => void): void {
    if (this.#endCallbacks === undefined) {
      this.#endCallbacks = [call];
      this.#watchConnection();
    } else {
      this.#endCallbacks.push(call);
    }
  }

  /** Has the answer written as a script that calls a function with it (JSONP). */
  wrapInCallback(callback: string): void {
    this.#callback = callback;
  }

  #watchConnection(): void {
    const { response, request } = this;
    const { socket } = request.raw;
    const { fence } = this.world;
    let written = false;
    const over = (): void => {
      response.off("close", over);
      socket.off("close", over).off("end", halfClosed);
      this.#hasEnded = true;
      if (written || this.#isEndedByGateway) this.world.journal.tally(this.operation, this.#retcode, this.#ms);
      else this.world.journal.abort(this.entry, this.operation);
      for (const call of this.#endCallbacks ?? []) fence.run(() => call(written));
    };
    const halfClosed = (): void => {
      const { halfClosedAnswer } = this;
      if (halfClosedAnswer === undefined || response.headersSent || this.#hasEnded) return;
      over();
      fence.run(() => this.#writeText(halfClosedAnswer, undefined, writeAnswer));
    };
    response.once("finish", () => {
      written = true;
    });
    if (this.halfClosedAnswer !== undefined) socket.once("end", halfClosed);
    response.on("close", over);
    // An answer that stands in line behind another one of its connection does not hear of the connection's end.
    if (response.socket === null) socket.on("close", over);
  }

  #write(text: string, retcode: string, guid: string | undefined): void {
    const { answerFault } = this;
    if (answerFault === undefined) {
      this.#send(text, retcode, guid, writeAnswer);
      return;
    }
    this.answerFault = undefined;
    answerFault(text, (spoilt, write = writeAnswer) => this.#send(spoilt, retcode, guid, write));
  }

  #send(text: string, retcode: string, guid: string | undefined, write: typeof writeAnswer): void {
    this.#writeText(text, guid, write);
    this.#recordOutcome(retcode);
  }

  #writeText(text: string, guid: string | undefined, write: typeof writeAnswer): void {
    this.world.journal.keepAnswer(this.entry, text);
    if (this.#host.logsBodies === true) this.#answer = text;
    if (this.#callback === undefined) write(this.response, text, guid);
    else write(this.response, `${this.#callback}(${text});`, guid, "application/javascript");
  }

  /** Has the journal and the log know what came of it. */
  #recordOutcome(retcode: string): void {
    const ms = this.#recordInJournal(retcode);
    this.#host.logRequest?.({
      world: this.world.name,
      operation: this.operation,
      agent: this.agent,
      retcode,
      ms,
      reason: this.#reason,
      ...(this.#host.logsBodies === true ? this.#loggedBodies() : undefined),
    });
  }

  #loggedBodies(): Pick<RequestLine, "request" | "answer"> {
    const { body } = this.request;
    const beginning = (text: string): string => maskBody(text).slice(0, MAX_LOGGED_LENGTH);
    return {
      request: typeof body === "string" && body !== "" ? beginning(body) : undefined,
      answer: this.#answer === undefined ? undefined : beginning(this.#answer),
    };
  }

  /** Has the journal know the answer. Where somebody waits for its end, it counts only when it has got to the client. */
  #recordInJournal(retcode: string): number {
    const { journal } = this.world;
    const { statusCode } = this.response;
    if (this.#hasEnded) return 0;
    if (this.#endCallbacks !== undefined) {
      this.#retcode = retcode;
      this.#ms = journal.mark(this.entry, retcode, statusCode, this.#receivedAt);
      return this.#ms;
    }
    if (this.#isEndedByGateway || !this.request.raw.socket.destroyed) {
      return journal.close(this.entry, this.operation, retcode, statusCode, this.#receivedAt);
    }
    journal.abort(this.entry, this.operation);
    return 0;
  }
}
