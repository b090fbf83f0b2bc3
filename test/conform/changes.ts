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

/** Returns a change of the headers of an answer. */
export const headers = (change: (headers: Headers) => Headers) => (answer: Answer) => ({
  ...answer,
  headers: change(answer.headers),
});

/** Returns a replacement in the body of an answer. It throws if the body doesn't have the text. */
export const text = (from: string | RegExp, to: string) => (answer: Answer) => {
  const body = String(answer.body).replace(from, to);
  if (body === answer.body) throw new Error(`${answer.body} has no ${from}`);
  return { ...answer, body };
};

/** Puts the answer of the second of two polls in a row before that of the first. */
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

/** Replaces the poll that first delivers an event. */
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

/** Leaves out the poll that delivers an event. */
export const withoutEvent = (name: string): Change => replacePoll(name, () => []);

/** Delivers an event twice. */
export const twice = (name: string): Change =>
  replacePoll(name, (poll) => [poll, { ...poll, exchange: poll.exchange + 0.5, from: poll.to, to: poll.to + 0.001 }]);

/** Delivers an event later (milliseconds). */
export const late = (name: string, by: number): Change => replacePoll(name, (poll) => [{ ...poll, to: poll.to + by }]);
