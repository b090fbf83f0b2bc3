// Tests of reading and writing the mode of a clock.
import { test } from "tap";
import { clockText } from "../../src/forms/clock-form.ts";
import { formatClockMode, parseClockMode } from "../../src/forms/clock-mode.ts";

test("every accepted mode is written in a form that is accepted, and the pattern of the schema matches the same modes", async (t) => {
  const pattern = new RegExp(String(clockText.meta()?.["pattern"]));
  const readRow = (text: string) => {
    const mode = parseClockMode(text);
    return [text, mode && formatClockMode(mode), pattern.test(text)];
  };
  t.strictSame(
    ["manual", "86400x", "86401x", "00.50x", "0.000001x", "0.0000009x", "0.0000001x", "0x", "1e-7x"].map(readRow),
    [
      ["manual", "manual", true],
      ["86400x", "86400x", true],
      ["86401x", undefined, false],
      ["00.50x", "0.5x", true],
      ["0.000001x", "0.000001x", true],
      ["0.0000009x", undefined, false],
      ["0.0000001x", undefined, false],
      ["0x", undefined, false],
      ["1e-7x", undefined, false],
    ],
  );
});
