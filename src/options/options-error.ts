// The error for options that turn out to be unusable when the simulator opens its ports.

/** An unusable option, such as a certificate that doesn't match its key. The message is a sentence for people. */
export class OptionsError extends Error {
  override readonly name = "OptionsError";
}
