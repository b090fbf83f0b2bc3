// Writes patterns of numbers up to a limit, because a JSON Schema can't limit a number inside text in another way.

/**
 * Returns the pattern of decimal numbers from 0 up to a limit, with any leading zeros. A limit with a fraction is rounded up, because a
 * pattern can't compare all digits.
 */
export function createPatternUpTo(most: number): string {
  if (!Number.isInteger(most)) return `${createPatternBelow(Math.ceil(most))}(?:\\.\\d+)?`;
  return `(?:${createPatternBelow(most)}(?:\\.\\d+)?|0*${most}(?:\\.0+)?)`;
}

/** Returns the pattern of whole numbers below a limit. The limit is a whole number above 0. */
function createPatternBelow(limit: number): string {
  const digits = [...String(limit)];
  const alternatives = digits.flatMap((digit, i) => {
    const least = i === 0 && digits.length > 1 ? 1 : 0;
    const most = Number(digit) - 1;
    return most < least ? [] : [`${digits.slice(0, i).join("")}[${least}-${most}]\\d{${digits.length - i - 1}}`];
  });
  if (digits.length > 1) alternatives.unshift(`\\d{1,${digits.length - 1}}`);
  return `0*(?:${alternatives.join("|")})`;
}

/** A lookahead that only a number above 0 passes. */
export const ABOVE_0 = "(?=[0.]*[1-9])";
