// Changes of what a gateway answered, for its mutants.
import type { TapedExchange } from "../../src/upstream/tape/gateway-tape.ts";

/** Changes the exchanges of a tape. */
export type Change = (exchanges: readonly TapedExchange[]) => readonly TapedExchange[];

type Answer = NonNullable<TapedExchange["answer"]>;
type Headers = Answer["headers"];

/** Changes the answers to requests whose address and body match. */
export function answers(matching: RegExp, change: (answer: Answer) => Answer, only?: number): Change {
  return (exchanges) => {
    let count = 0;
    return exchanges.map((exchange) => {
      const { request, answer } = exchange;
      const text = `${request.method} ${request.url} ${typeof answer?.body === "string" ? answer.body : ""}`;
      if (answer === null || !matching.test(text)) return exchange;
      count++;
      return only === undefined || count === only ? { ...exchange, answer: change(answer) } : exchange;
    });
  };
}

export const headers = (change: (headers: Headers) => Headers) => (answer: Answer) => ({
  ...answer,
  headers: change(answer.headers),
});

export const text = (from: string | RegExp, to: string) => (answer: Answer) => {
  const body = String(answer.body).replace(from, to);
  if (body === answer.body) throw new Error(`${answer.body} has no ${from}`);
  return { ...answer, body };
};

/** Puts the answer of the second of two polls in a row before that of the first. */
export function swapEvents(first: string, second: string): Change {
  return (exchanges) => {
    const changed = [...exchanges];
    const has = (index: number, name: string) => String(changed[index]?.answer?.body).includes(`"${name}"`);
    const at = changed.findIndex((_, index) => has(index, first) && has(index + 1, second));
    const [one, other] = [changed[at], changed[at + 1]];
    if (one === undefined || other === undefined) throw new Error(`${second} never follows ${first}`);
    changed[at] = { ...one, answer: other.answer };
    changed[at + 1] = { ...other, answer: one.answer };
    return changed;
  };
}

/** Leaves out the poll that delivers an event. */
export const withoutEvent =
  (name: string): Change =>
  (exchanges) => {
    const at = exchanges.findIndex(({ answer }) => String(answer?.body).includes(`"${name}"`));
    return exchanges.filter((_, index) => index !== at);
  };

/** Delivers an event twice. */
export const twice =
  (name: string): Change =>
  (exchanges) =>
    exchanges.flatMap((exchange, index) => {
      const isIt = exchanges.findIndex(({ answer }) => String(answer?.body).includes(`"${name}"`)) === index;
      const again = { ...exchange, exchange: exchange.exchange + 0.5, from: exchange.to, to: exchange.to + 0.001 };
      return isIt ? [exchange, again] : [exchange];
    });

/** Delivers an event later (milliseconds). */
export const late =
  (name: string, by: number): Change =>
  (exchanges) => {
    const at = exchanges.findIndex(({ answer }) => String(answer?.body).includes(`"${name}"`));
    return exchanges.map((exchange, index) => (index === at ? { ...exchange, to: exchange.to + by } : exchange));
  };
