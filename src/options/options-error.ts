// The error of options that turn out to be unusable when the simulator opens.

/** An option that cannot be used, such as a certificate that does not belong to its key. The message is a sentence for people. */
export class OptionsError extends Error {
  override readonly name = "OptionsError";
}
