// The error of bytes that are no answer.

/** The bytes of a target are no answer. */
export class AnswerError extends Error {
  /** The code that Node's parser has for it. */
  readonly code: `HPE_${string}`;

  constructor(code: `HPE_${string}`) {
    super(`the answer is not HTTP (${code})`);
    this.name = "AnswerError";
    this.code = code;
  }
}
