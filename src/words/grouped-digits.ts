// Formats large numbers for sentences.

/**
 * Returns a whole number with commas between groups of three digits: 10,000. Unlike toLocaleString, it doesn't load Node's locales, which
 * takes 18 ms of a start.
 */
export function groupDigits(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
