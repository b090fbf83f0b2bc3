// Describes an answer of a replay that differs from the taped one.
import type { TapedAnswer, TapedRequest } from "../words/tape.ts";
import type { TapedControl } from "../world/tape/tape-record.ts";
import type { TapeLine } from "./read-tape.ts";

/** An answer of a replay that differs from the taped one. */
export interface AnswerDifference {
  /** The number of the line of the tape, from 1. */
  readonly line: number;
  /** The input, such as `input 12, PUT /agentgateway/resource/onlineagent/101`. */
  readonly about: string;
  readonly expected: TapedAnswer;
  /** The answer of the replay; undefined if there is none. */
  readonly actual: TapedAnswer | undefined;
}

/** Returns the number, the method and the address of an input. */
export function describeInput(line: TapeLine): string {
  const { input, request, control } = line;
  const number = typeof input === "number" ? `input ${input}` : "a refused request";
  const { method, url } = (request ?? {}) as Partial<TapedRequest>;
  if (method !== undefined) return `${number}, ${method} ${url}`;
  const { method: controlMethod, path } = (control ?? {}) as Partial<TapedControl>;
  return controlMethod === undefined ? number : `${number}, ${controlMethod} ${path} of the control API`;
}

/** Returns a sentence about a difference, without its full stop. */
export function describeAnswerDifference({ line, about, expected, actual }: AnswerDifference): string {
  const where = `line ${line}: ${about}`;
  if (actual === undefined) return `${where} was answered ${expected.code}, and is not answered in the replay`;
  if (actual.code !== expected.code) {
    return `${where} was answered ${expected.code}, and is answered ${actual.code} in the replay`;
  }
  return `${where} was answered ${expected.code}, as in the replay, but with different content (${expected.hash}, now ${actual.hash})`;
}
