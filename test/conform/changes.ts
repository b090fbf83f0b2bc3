// Changes the answers on a tape, to make mutants of a gateway.
import type { TapedExchange } from "../../src/upstream/tape/gateway-tape.ts";

/** Returns the changed exchanges of a tape. */
export type Change = (exchanges: readonly TapedExchange[]) => readonly TapedExchange[];

type Answer = NonNullable<TapedExchange["answer"]>;
type Headers = Answer["headers"];

/**
 * Returns a change of answers.
 *
 * @param matching an expression for method, URL and body of the answer
 * @param only the number of the only match to change, from 1; undefined for all matches
 */
export function changeAnswers(matching: RegExp, change: (answer: Answer) => Answer, only?: number): Change {
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

/** Returns a change of an answer that changes its headers. */
export const changeHeaders = (change: (headers: Headers) => Headers) => (answer: Answer) => ({
  ...answer,
  headers: change(answer.headers),
});

/** Returns a change of an answer that replaces a text in its body. It throws if the body doesn't contain the text. */
export const replaceText = (from: string | RegExp, to: string) => (answer: Answer) => {
  const body = String(answer.body).replace(from, to);
  if (body === answer.body) throw new Error(`${answer.body} has no ${from}`);
  return { ...answer, body };
};

/** Returns a change that swaps the answers of two successive polls, which deliver two events. */
export function swapEvents(first: string, second: string): Change {
  return (exchanges) => {
    const changed = [...exchanges];
    const at = changed.findIndex((one, index) => delivers(one, first) && delivers(changed[index + 1], second));
    const [one, other] = [changed[at], changed[at + 1]];
    if (one === undefined || other === undefined) throw new Error(`${second} never follows ${first}`);
    changed[at] = { ...one, answer: other.answer };
    changed[at + 1] = { ...other, answer: one.answer };
    return changed;
  };
}

/** Returns a change that replaces the first poll that delivers an event. */
const replacePoll =
  (name: string, replace: (poll: TapedExchange) => readonly TapedExchange[]): Change =>
  (exchanges) => {
    const at = exchanges.findIndex((exchange) => delivers(exchange, name));
    if (at < 0) throw new Error(`no poll delivers ${name}`);
    return exchanges.flatMap((exchange, index) => (index === at ? replace(exchange) : [exchange]));
  };

function delivers(exchange: TapedExchange | undefined, name: string): boolean {
  return String(exchange?.answer?.body).includes(`"${name}"`);
}

/** Returns a change that removes the first poll that delivers an event. */
export const removeEvent = (name: string): Change => replacePoll(name, () => []);

/** Returns a change that delivers an event twice. */
export const repeatEvent = (name: string): Change =>
  replacePoll(name, (poll) => [poll, { ...poll, exchange: poll.exchange + 0.5, from: poll.to, to: poll.to + 0.001 }]);

/** Returns a change that delivers an event later. */
export const delayEvent = (name: string, byMs: number): Change =>
  replacePoll(name, (poll) => [{ ...poll, to: poll.to + byMs }]);
