// The error of options whose values have a valid form, but which can't be used, such as a file that can't be read.

/** An unusable option, such as a certificate that doesn't match its key. The message is a sentence for the user. */
export class OptionsError extends Error {
  override readonly name = "OptionsError";
}
