// Every retcode that this gateway gives, with the operations that list it; and those that nothing here can cause.
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { RETCODES, type Retcode } from "../../src/gateway/retcodes.ts";
import { UNREACHABLE } from "../../test/gateway/retcodes.table.ts";
import { code, table } from "./table.ts";

/** The two tables of the page. */
export function retcodesPart(): string {
  const given = (Object.keys(RETCODES) as Retcode[]).sort().map((retcode) => {
    const names = OPERATIONS.filter(({ retcodes }) => retcodes.includes(retcode)).map(({ name }) => name);
    return [code(retcode), RETCODES[retcode], names.length > 12 ? "most operations" : names.map(code).join(", ")];
  });
  const never = Object.entries(UNREACHABLE).map(([retcode, why]) => [code(retcode), why]);
  return [
    table(["retcode", "message", "listed by"], given),
    "## Never given",
    "The pages, or clients of older servers, know these for signing in, for an agent's own operations or for its events; nothing that happens\nhere can cause them.",
    table(["retcode", "why not"], never),
  ].join("\n\n");
}
