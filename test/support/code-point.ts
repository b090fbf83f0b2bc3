// Generates any Unicode character, as a unit of random strings.
import fc from "fast-check";

/**
 * Any code point, except the halves of surrogate pairs. `unit: "binary"` of fast-check gives the same characters, but first builds a table
 * of all of them, which takes half a second.
 */
export const codePoint = fc
  .oneof(
    { weight: 1, arbitrary: fc.nat({ max: 0xd7ff }) },
    { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0x10ffff }) },
  )
  .map((code) => String.fromCodePoint(code));
