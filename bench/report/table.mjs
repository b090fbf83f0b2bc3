// Formats tables, numbers and targets as plain text.

const NOT_MEASURED = "not measured here";

/**
 * Returns a table as plain text: the first column aligned left, the others right.
 * @param {readonly string[]} columns
 * @param {readonly (readonly string[])[]} rows each as long as `columns`
 * @returns {string} lines without a final line break
 */
export function formatTable(columns, rows) {
  const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => row[at].length)));
  const formatLine = (cells) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width));
  return [columns, rule, ...rows].map(formatLine).join("\n");
}

/**
 * Returns a number with thousands separators and fixed decimals, or "not measured here".
 * @param {number | null} value null or NaN if not measured
 * @param {number} [decimals]
 * @param {string} [unit] written after the number
 * @returns {string}
 */
export function formatNumber(value, decimals = 0, unit = "") {
  if (value === null || Number.isNaN(value)) return NOT_MEASURED;
  const text = value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return unit === "" ? text : `${text} ${unit}`;
}

/**
 * A target with its measured value.
 * @typedef {object} Target
 * @property {string} what the measured quantity
 * @property {"at least" | "at most"} bound
 * @property {number} value in `unit`
 * @property {string} unit empty for a ratio
 * @property {number | null} measured null or NaN if not measured
 */

/**
 * Returns whether a target is met; null if not measured.
 * @param {Target} target
 * @returns {boolean | null}
 */
export function isMet(target) {
  if (target.measured === null || Number.isNaN(target.measured)) return null;
  return target.bound === "at least" ? target.measured >= target.value : target.measured <= target.value;
}

/**
 * Returns targets as a table with a verdict. Ratios have two decimals.
 * @param {readonly Target[]} targets
 * @returns {string}
 */
export function formatTargetTable(targets) {
  const verdict = { true: "met", false: "MISSED", null: NOT_MEASURED };
  return formatTable(
    ["target", "wanted", "measured", "verdict"],
    targets.map((target) => [
      target.what,
      `${target.bound} ${formatNumber(target.value, countDecimals(target), target.unit)}`,
      formatNumber(target.measured, target.unit === "" ? 2 : 1, target.unit),
      verdict[String(isMet(target))],
    ]),
  );
}

/** Returns the number of decimals of a target's value: two for a ratio, none for another integer, and one for any other value. */
function countDecimals({ value, unit }) {
  if (unit === "") return 2;
  return Number.isInteger(value) ? 0 : 1;
}
