// The error for an answer of a target that cannot be read.

/** Thrown if an answer of a target is not HTTP, has too large a head, changes the protocol, or is followed by more bytes. */
export class AnswerError extends Error {
  /** The code of Node's parser for the same error. */
  readonly code: `HPE_${string}`;

  constructor(code: `HPE_${string}`) {
    super(`the answer cannot be read (${code})`);
    this.name = "AnswerError";
    this.code = code;
  }
}
