// The error for a store that cannot be used.

/** Thrown when a simulator starts with a store that cannot be used. The message is a sentence for the user, without the password. */
export class UnusableStore extends Error {
  override readonly name = "UnusableStore";
}
