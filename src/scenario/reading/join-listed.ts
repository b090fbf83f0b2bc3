// Joins ids, ranges or names into a list for a sentence.

/** The maximum number of parts in a sentence. */
const MAX_LISTED = 12;

/** Returns the first parts, separated by commas, with `and more` if there are others. */
export function joinListed(parts: readonly (number | string)[]): string {
  return parts.length > MAX_LISTED ? `${parts.slice(0, MAX_LISTED).join(", ")} and more` : parts.join(", ");
}
