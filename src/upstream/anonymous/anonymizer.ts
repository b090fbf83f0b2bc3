// Makes exchanges with a real gateway anonymous before they are taped.
import type { TapedBody, TapedExchange } from "../tape/gateway-tape.ts";
import { AnonymousHeaders } from "./anonymous-headers.ts";
import { AnonymousValues, fillerOf } from "./anonymous-values.ts";
import { Pseudonyms } from "./pseudonyms.ts";
import { ReplacementCache } from "./replacement-cache.ts";
import { replaceInUrl } from "./url-values.ts";

/** Makes exchanges anonymous. */
export class Anonymizer {
  readonly #values: AnonymousValues;
  /** Separate for requests and answers, because each remembers its last list. */
  readonly #requestHeaders: AnonymousHeaders;
  readonly #answerHeaders: AnonymousHeaders;
  readonly #bodies: ReplacementCache<TapedBody>;
  readonly #urls: ReplacementCache<string>;
  readonly #isPlain: boolean;

  /** @param isPlain whether only secrets are replaced: passwords, tokens and Guids */
  constructor(isPlain: boolean) {
    this.#isPlain = isPlain;
    this.#values = new AnonymousValues(new Pseudonyms(), isPlain);
    this.#bodies = new ReplacementCache(() => this.#values.version);
    this.#urls = new ReplacementCache(() => this.#values.version);
    this.#requestHeaders = new AnonymousHeaders(this.#values, isPlain);
    this.#answerHeaders = new AnonymousHeaders(this.#values, isPlain);
  }

  /** Returns an exchange with pseudonyms. Use one anonymizer for all exchanges of a tape, in their order. */
  anonymize(exchange: TapedExchange): TapedExchange {
    const { request, answer } = exchange;
    const { method, url, headers, body } = request;
    return {
      ...exchange,
      request: {
        method,
        url: exchange.isPush === true && !this.#isPlain ? fillUrl(url) : this.#replaceUrl(method, url),
        headers: this.#requestHeaders.replace(headers),
        ...(body === undefined ? {} : { body: this.#replaceBody(body) }),
      },
      answer: answer && {
        ...answer,
        headers: this.#answerHeaders.replace(answer.headers),
        body: this.#replaceBody(answer.body),
      },
    };
  }

  #replaceBody(body: TapedBody): TapedBody {
    return typeof body === "string" ? this.#bodies.replace(body, (text) => this.#values.replaceBody(text)) : body;
  }

  #replaceUrl(method: string, url: string): string {
    return this.#urls.replace(`${method} ${url}`, () =>
      replaceInUrl(method, url, (name, text) => this.#values.replaceText(name, text)),
    );
  }
}

/** Returns a path and query reduced to its structure, because a client has chosen the address for its pushes. */
function fillUrl(url: string): string {
  return url.replace(/[^/?&=;]+/g, fillerOf);
}
