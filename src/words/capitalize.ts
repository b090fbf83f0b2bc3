// Writes the first letter of a sentence as a capital.

/** Returns a sentence with a capital first letter. */
export function capitalize(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
