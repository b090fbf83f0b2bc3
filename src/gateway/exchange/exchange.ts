// The exchange of one request and its answer: writes the answer, journals it and logs it.
import type { ServerResponse } from "node:http";
import type { ObservedRequest } from "../../words/observed-request.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import { streamFile } from "../downloads/stream-file.ts";
import { StreamedFile } from "../downloads/streamed-file.ts";
import { writeAnswer, writeFailureEnvelope, writeHalfAnswer } from "../envelope.ts";
import type { GatewayHost, GatewayWorld } from "../host.ts";
import type { AnswerBody, AnswerFault } from "./answer-body.ts";
import type { ExchangeRecord } from "./exchange-record.ts";
import { headerOf } from "./header.ts";
import { describeBodies } from "./logged-bodies.ts";
import { type IncomingRequest, ReceivedRequest } from "./received-request.ts";
import { readBodyForJournal } from "./request-body.ts";
import { spanOf } from "./span.ts";

/** The retcodes of malformed requests: the address, a parameter, a header or the body is wrong. */
const MALFORMED_RETCODES: ReadonlySet<string> = new Set(["000-002", "000-006"]);

/** One request and its answer. Every answer of an operation is written through it. */
export class Exchange extends ReceivedRequest implements ObservedRequest {
  readonly response: ServerResponse;
  readonly world: GatewayWorld;
  /** The agent id in the path, unchecked. */
  readonly agent: string | undefined;
  readonly #host: GatewayHost;
  /** The name of the operation; `unknown` if there is none. */
  readonly operation: string;
  /** The Guid in the header of the request, if any. */
  readonly guid: string | undefined;
  /** The number of the journal entry. */
  readonly entry: number;
  /** Its input on the tape; undefined if it is not an input, such as a query that no fault can affect. */
  taped: ExchangeRecord | undefined;
  /** When the world received the request, in wall time. */
  readonly #receivedAt: number;
  /** The fault that changes the answer, if any. */
  answerFault: AnswerFault | undefined;
  /** Whether a fault lets only half of the answer be written. */
  stalls = false;
  /** Continues the request after a wait: flow control or a fault delays it, or it is a poll that waits for an earlier one. */
  resume: (() => void) | undefined;
  /** The answer to a client that closes its sending side early. The client has probably gone, so the request counts as aborted. */
  halfClosedAnswer: string | undefined;
  #callback: string | undefined;
  /** The callbacks of `onEnd`; undefined if there are none. */
  #endCallbacks: ((isWritten: boolean) => void)[] | undefined;
  #hasEnded = false;
  /** Whether `endWith` ended it. */
  #isEndedByGateway = false;
  #retcode = "";
  #reason: string | undefined;
  #ms = 0;
  #loggedAnswer: string | undefined;

  constructor(
    host: GatewayHost,
    world: GatewayWorld,
    operation: string,
    agent: string | undefined,
    request: IncomingRequest,
    response: ServerResponse,
  ) {
    super(request);
    const { raw } = request;
    this.response = response;
    this.world = world;
    this.agent = agent;
    this.#host = host;
    this.operation = operation;
    this.#receivedAt = world.wallTime;
    const { method = "", url = "", socket } = raw;
    const body = readBodyForJournal(raw, request.body);
    this.guid = headerOf(raw, "guid");
    this.entry = world.journal.open(operation, method, url, agent, socket, this.guid, body);
  }

  /** Whether a fault will change or delay the answer. */
  get hasFaultyAnswer(): boolean {
    return this.answerFault !== undefined;
  }

  /** Answers a successful request. `guid`: the Guid to send in the headers, if any. */
  answer(body: AnswerBody, guid?: string): void {
    this.#write(body, "0", guid);
  }

  /** Refuses the request. The client does not get the reason. `text` is the answer, if it is not the envelope of the retcode. */
  refuse(retcode: Retcode, reason: RefusalReason): void;
  refuse(retcode: string, reason: RefusalReason, text: string): void;
  refuse(retcode: string, reason: RefusalReason, text: string = writeFailureEnvelope(retcode as Retcode)): void {
    this.explain(reason);
    if (reason.in !== undefined && MALFORMED_RETCODES.has(retcode)) this.world.clientObserver.onMalformed(this, reason);
    this.#write(text, retcode, undefined);
  }

  /** Records why the request is refused, for journal, log and span. */
  explain(reason: RefusalReason): void {
    this.#reason = reason.sentence;
    this.world.journal.explain(this.entry, reason);
  }

  /** Ends the exchange without an envelope; `act` ends the response. Journal and log get `outcome` in place of a retcode. */
  endWith(outcome: string, act: (response: ServerResponse) => void): void {
    this.#isEndedByGateway = true;
    this.taped?.recordAnswer(outcome, "");
    act(this.response);
    this.#recordOutcome(outcome);
  }

  /** The number of its input on the tape; 0 if it is not an input. */
  get input(): number {
    return this.taped?.input ?? 0;
  }

  /** Runs the callback once: when the answer is written, or when the connection ends first. */
  onEnd(callback: (isWritten: boolean) => void): void {
    if (this.#endCallbacks === undefined) {
      this.#endCallbacks = [callback];
      this.#watchConnection();
    } else {
      this.#endCallbacks.push(callback);
    }
  }

  /** Runs `act` after a wall time (milliseconds), or on replay when the tape says so. Returns a function that cancels it. */
  actLater(waitMs: number, act: () => void): () => void {
    this.resume = act;
    return this.world.after(waitMs, act);
  }

  /** Makes the answer a script that calls a function (JSONP). */
  wrapInCallback(callback: string): void {
    this.#callback = callback;
  }

  #watchConnection(): void {
    const { response, request } = this;
    const { socket } = request.raw;
    const { errorBoundary } = this.world;
    let isWritten = false;
    this.taped?.noteOpened();
    const end = (): void => {
      response.off("close", end);
      socket.off("close", end).off("end", onHalfClosed);
      this.#hasEnded = true;
      this.taped?.recordEnd(isWritten, response.headersSent);
      if (isWritten || this.#isEndedByGateway) this.world.journal.tally(this.operation, this.#retcode, this.#ms);
      else this.world.journal.abort(this.entry, this.operation);
      for (const callback of this.#endCallbacks ?? []) errorBoundary.run(() => callback(isWritten));
    };
    const onHalfClosed = (): void => {
      const { halfClosedAnswer } = this;
      if (halfClosedAnswer === undefined || response.headersSent || this.#hasEnded) return;
      end();
      errorBoundary.run(() => this.#writeBody(halfClosedAnswer, undefined));
    };
    response.on("finish", () => {
      isWritten = true;
    });
    if (this.halfClosedAnswer !== undefined) socket.on("end", onHalfClosed);
    response.on("close", end);
    // A response that waits behind an earlier one gets no event when the connection closes. A client may pipeline any number of requests,
    // so Node's warning about many listeners is off.
    if (response.socket === null) socket.setMaxListeners(0).on("close", end);
  }

  #write(body: AnswerBody, retcode: string, guid: string | undefined): void {
    const { answerFault } = this;
    if (answerFault === undefined) {
      this.#send(body, retcode, guid);
      return;
    }
    this.answerFault = undefined;
    answerFault(body, (changed) => this.#send(changed, retcode, guid));
  }

  #send(body: AnswerBody, retcode: string, guid: string | undefined): void {
    this.taped?.recordAnswer(retcode, body.toString());
    const { gate } = this.world;
    if (gate === undefined) this.#release(body, retcode, guid);
    else gate.whenOpen((mayLeave) => this.#releaseFromGate(mayLeave, body, retcode, guid));
  }

  #release(body: AnswerBody, retcode: string, guid: string | undefined): void {
    if (body instanceof StreamedFile) this.#writeFile(body);
    else this.#writeBody(body, guid);
    this.#recordOutcome(retcode);
  }

  /** Sends an answer that waited at the gate of the world. An answer that may not leave is replaced, as in a switch-over. */
  #releaseFromGate(mayLeave: boolean, body: AnswerBody, retcode: string, guid: string | undefined): void {
    if (this.response.headersSent) return;
    this.world.errorBoundary.run(() => {
      this.stalls &&= mayLeave;
      if (mayLeave) this.#release(body, retcode, guid);
      else this.#release(writeFailureEnvelope("000-004"), "000-004", undefined);
    });
  }

  #writeBody(body: string | Buffer, guid: string | undefined): void {
    this.world.journal.keepAnswer(this.entry, body);
    if (this.#host.logsBodies === true) this.#loggedAnswer = body.toString();
    const write = this.stalls ? writeHalfAnswer : writeAnswer;
    if (this.#callback === undefined) write(this.response, body, guid);
    else write(this.response, `${this.#callback}(${body.toString()});`, guid, "application/javascript");
  }

  /** Writes a file. The exchange ends with its last byte, or when the client disconnects. */
  #writeFile(file: StreamedFile): void {
    const { world, entry, response, request, stalls } = this;
    this.#loggedAnswer = file.description;
    const sent = streamFile(request.raw, response, file, { stalls, isReplay: this.#host.isReplay });
    this.onEnd(() => world.journal.keepAnswer(entry, { bytes: sent.bytes }));
    sent.done.catch((error: unknown) => world.errorBoundary.fail(error));
  }

  /** Records the outcome in journal, log and span. */
  #recordOutcome(retcode: string): void {
    const ms = this.#recordInJournal(retcode);
    this.#host.recordSpan?.(spanOf(this, retcode, this.#reason, ms));
    this.#host.logRequest?.({
      world: this.world.name,
      operation: this.operation,
      agent: this.agent,
      retcode,
      ms,
      reason: this.#reason,
      ...(this.#host.logsBodies === true ? describeBodies(this.request.body, this.#loggedAnswer) : undefined),
    });
  }

  /** Records the answer or abort. Returns the time to the answer (ms); 0 without a client. With `onEnd`, the answer counts at the end. */
  #recordInJournal(retcode: string): number {
    const { journal } = this.world;
    const { statusCode } = this.response;
    if (this.#hasEnded) return 0;
    if (this.#endCallbacks !== undefined) {
      this.#retcode = retcode;
      this.#ms = journal.recordAnswer(this.entry, retcode, statusCode, this.#receivedAt);
      return this.#ms;
    }
    if (this.#isEndedByGateway || !this.request.raw.socket.destroyed) {
      return journal.close(this.entry, this.operation, retcode, statusCode, this.#receivedAt);
    }
    journal.abort(this.entry, this.operation);
    return 0;
  }
}
