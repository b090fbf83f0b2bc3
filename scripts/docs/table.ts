// Writes Markdown tables, aligned as the formatter of this repository aligns them.

/** Returns a table with a head. Cells are Markdown; a `|` in a cell is text. */
export function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, at) => Math.max(3, ...lines.map((cells) => (cells[at] ?? "").length)));
  const write = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? "").padEnd(width)).join(" | ")} |`;
  const [first = [], ...rest] = lines;
  return [write(first), write(widths.map((width) => "-".repeat(width))), ...rest.map(write)].join("\n");
}

/** Returns text as code; empty text stays empty. */
export function writeCode(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}
