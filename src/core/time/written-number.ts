// The type of numbers as people write them in text, such as the 1.5 of `1.5h`.

/** Digits. `${bigint}` has no exponent and no leading zeros, so this type allows one leading zero. */
type Digits = `${bigint}` | `0${bigint}`;

/** The digits after a point. */
type Decimals = Digits | `00${bigint}`;

/** Text that is a number for JavaScript, and begins with a digit: the compiler matches `${number}` before other text with one character. */
type Unsigned = `${number}` & `${number}${string}`;

/** A number that a program computes, but no text of a number. */
type Computed = number & { toFixed: unknown };

/** A number in text, without sign and exponent. The compiler also accepts hexadecimal ones, but no decimals that begin with three zeros. */
export type WrittenNumber = (Unsigned & (Digits | `${Digits}.${Decimals}`)) | Computed;
