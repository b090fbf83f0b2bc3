// Builds the sentence that lists the parts of a counted value.

/** Returns the parts as one sentence, such as `2 from events that the log has forgotten, 3 events`. */
export function writeSumSentence(parts: readonly string[]): string {
  return parts.length === 0 ? "nothing has counted" : parts.join(", ");
}

/** Returns the part from events that the log has forgotten; an empty list if there is none. */
export function describeGone(amount: string, gone: number): string[] {
  return gone === 0 ? [] : [`${amount} from events that the log has forgotten`];
}
