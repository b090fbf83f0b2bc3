// The error for bytes of a target that are not an HTTP answer.

/** Thrown if the bytes of a target are not an HTTP answer. */
export class AnswerError extends Error {
  /** The code of Node's parser for the same error. */
  readonly code: `HPE_${string}`;

  constructor(code: `HPE_${string}`) {
    super(`the answer is not HTTP (${code})`);
    this.name = "AnswerError";
    this.code = code;
  }
}
