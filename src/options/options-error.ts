// The error of options that pass the checks of their values, but can't be used to open the ports.

/** An unusable option, such as a certificate that doesn't match its key. The message is a sentence for the user. */
export class OptionsError extends Error {
  override readonly name = "OptionsError";
}
