// The error of a request body that can't be read.

const STATUS = {
  CCGW_BODY_ENCODING: 415,
  CCGW_BODY_DAMAGED: 400,
  CCGW_BODY_BROKE_OFF: 400,
  CCGW_BODY_TOO_LARGE: 413,
} as const;

/** A body that can't be read. The message completes a sentence that begins with "its body". */
export class BodyError extends Error {
  readonly code: keyof typeof STATUS;
  readonly statusCode: number;

  constructor(code: keyof typeof STATUS, message: string) {
    super(message);
    this.name = "BodyError";
    this.code = code;
    this.statusCode = STATUS[code];
  }
}

/** Returns the error of a body with more bytes than are accepted. */
export function createTooLargeError(): BodyError {
  return new BodyError("CCGW_BODY_TOO_LARGE", "is too large");
}
