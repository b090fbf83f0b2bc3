// Generates the tables of docs/retcodes.md: the retcodes of this gateway with the operations that list them, and those that it never returns.
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { NEVER_RETURNED, RETCODES, type Retcode } from "../../src/words/retcodes.ts";
import { code, table } from "./table.ts";

/** Returns the two tables of the page. */
export function retcodesPart(): string {
  const given = (Object.keys(RETCODES) as Retcode[]).sort().map((retcode) => {
    const names = OPERATIONS.filter(({ retcodes }) => retcodes.includes(retcode)).map(({ name }) => name);
    return [code(retcode), RETCODES[retcode], names.length > 12 ? "most operations" : names.map(code).join(", ")];
  });
  const never = Object.entries(NEVER_RETURNED)
    .sort()
    .map(([retcode, reason]) => [code(retcode), reason]);
  return [
    table(["retcode", "message", "listed by"], given),
    "## Retcodes that never occur",
    "The documents, or clients of older servers, list these retcodes. The simulator never returns them.",
    table(["retcode", "reason"], never),
  ].join("\n\n");
}
