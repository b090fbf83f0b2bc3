// Makes exchanges with a real gateway anonymous while they are taped.
import type { TapedBody, TapedExchange } from "../tape/gateway-tape.ts";
import { anonymousHeaders } from "./anonymous-headers.ts";
import { AnonymousValues } from "./anonymous-values.ts";
import { Pseudonyms } from "./pseudonyms.ts";
import { replaceInUrl } from "./url-values.ts";

/** Makes exchanges anonymous. */
export class Anonymizer {
  readonly #values: AnonymousValues;
  readonly #isPlain: boolean;

  /** @param isPlain whether only secrets are replaced: passwords, tokens and Guids */
  constructor(isPlain: boolean) {
    this.#values = new AnonymousValues(new Pseudonyms(), isPlain);
    this.#isPlain = isPlain;
  }

  /** Returns an exchange with pseudonyms. All exchanges of a tape must go through the same anonymizer, in their order. */
  anonymize(exchange: TapedExchange): TapedExchange {
    const { request, answer } = exchange;
    const { method, url, headers, body } = request;
    return {
      ...exchange,
      request: {
        method,
        url: replaceInUrl(method, url, (name, text) => this.#values.text(name, text)),
        headers: anonymousHeaders(headers, this.#values, this.#isPlain),
        ...(body === undefined ? {} : { body: this.#body(body) }),
      },
      answer: answer && {
        ...answer,
        headers: anonymousHeaders(answer.headers, this.#values, this.#isPlain),
        body: this.#body(answer.body),
      },
    };
  }

  #body(body: TapedBody): TapedBody {
    return typeof body === "string" ? this.#values.body(body) : body;
  }
}
