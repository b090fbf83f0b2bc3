// Generates the table of the kinds of findings from their declarations.
import { FINDING_KINDS } from "../../src/world/findings/kinds/index.ts";
import { code, table } from "./table.ts";

/** Returns the table of kinds of findings. */
export function findingsPart(): string {
  const rows = FINDING_KINDS.map(({ name, severity, summary, rule, page }) => [
    code(name),
    severity,
    summary,
    rule,
    page ?? "none",
  ]);
  return table(["kind", "severity", "client behavior", "recommendation", "page"], rows);
}
