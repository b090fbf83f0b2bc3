// Joins ids, ranges or names for a sentence.

/** The maximum number of them in a sentence. */
const MAX_LISTED = 12;

/** Returns the first of them, separated by commas, and whether there are more. */
export function joinListed(parts: readonly (number | string)[]): string {
  return parts.length > MAX_LISTED ? `${parts.slice(0, MAX_LISTED).join(", ")} and more` : parts.join(", ");
}
