// Records one forwarded request with its answer for the tape of a real gateway.
import type { IncomingMessage } from "node:http";
import type { AnswerHead } from "../../forwarding/answer-head.ts";
import type { ForwardObserver } from "../../forwarding/forward-observer.ts";
import { headerOf, toHeaderPairs } from "../../forwarding/forwarded-headers.ts";
import { BodyCollector } from "./body-collector.ts";
import type { TapedBody, TapedExchange } from "./gateway-tape.ts";

/** The place of an exchange on its tape. */
export interface ExchangePlace extends Pick<TapedExchange, "exchange" | "connection" | "isPush" | "from"> {
  /** Returns the time since the start of the tape (milliseconds). */
  now(): number;
}

/** Records one forwarded request and its answer, up to the end of the exchange. */
export class ExchangeRecorder implements ForwardObserver {
  readonly #request: IncomingMessage;
  readonly #place: ExchangePlace;
  readonly #onExchange: (exchange: TapedExchange, error: Error | undefined) => void;
  readonly #requestBody = new BodyCollector();
  readonly #answerBody = new BodyCollector();
  #answer: AnswerHead | undefined;
  #hasBody = false;

  /**
   * @param onExchange called when the exchange has ended, and again if it was recorded as stopped and its connection closes later. `error`:
   *   why the target failed before its answer began, if it did.
   */
  constructor(
    request: IncomingMessage,
    place: ExchangePlace,
    onExchange: (exchange: TapedExchange, error: Error | undefined) => void,
  ) {
    this.#request = request;
    this.#place = place;
    this.#onExchange = onExchange;
  }

  /** The body of the request so far. */
  get requestBody(): TapedBody {
    return this.#requestBody.toTapedBody();
  }

  onRequestPart(part: Buffer): void {
    this.#hasBody = true;
    this.#requestBody.add(part);
  }

  onAnswer(answer: AnswerHead): void {
    this.#answer = answer;
  }

  onAnswerPart(part: Buffer): void {
    this.#answerBody.add(part);
  }

  onEnd(end: TapedExchange["end"], error?: Error): void {
    const { method = "GET", url = "/", rawHeaders } = this.#request;
    const { exchange, connection, isPush, from, now } = this.#place;
    const answer = this.#answer;
    this.#onExchange(
      {
        exchange,
        connection,
        ...(isPush === true ? { isPush } : {}),
        from,
        to: now(),
        request: {
          method,
          url,
          headers: toHeaderPairs(rawHeaders),
          ...(this.#hasBody ? { body: this.requestBody } : {}),
        },
        answer:
          answer === undefined
            ? null
            : {
                status: answer.statusCode,
                headers: toHeaderPairs(answer.rawHeaders),
                body: this.#answerBody.toTapedBody(headerOf(answer.rawHeaders, "content-encoding")),
              },
        end,
      },
      error,
    );
  }
}
