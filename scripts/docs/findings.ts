// Generates the table of the kinds of findings from their declarations.
import { FINDING_KINDS } from "../../src/world/findings/kinds/index.ts";
import { writeCode, writeTable } from "./table.ts";

/** Returns the table of kinds of findings. */
export function writeFindingsPart(): string {
  const rows = FINDING_KINDS.map(({ name, severity, summary, rule, page }) => [
    writeCode(name),
    severity,
    summary,
    rule,
    page ?? "none",
  ]);
  return writeTable(["kind", "severity", "client behavior", "recommendation", "page"], rows);
}
