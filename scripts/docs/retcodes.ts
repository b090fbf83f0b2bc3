// Generates the tables of docs/retcodes.md: the retcodes of the gateway with the operations that list them, and those that never occur.
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { NEVER_RETURNED, RETCODES, type Retcode } from "../../src/words/retcodes.ts";
import { writeCode, writeTable } from "./table.ts";

/** The maximum number of operations that a row names. */
const MAX_NAMES = 12;

/** Returns the two tables of the page. */
export function writeRetcodesPart(): string {
  const given = (Object.keys(RETCODES) as Retcode[]).sort().map((retcode) => {
    return [writeCode(retcode), RETCODES[retcode], listOperationNames(retcode)];
  });
  const never = Object.entries(NEVER_RETURNED)
    .sort()
    .map(([retcode, reason]) => [writeCode(retcode), reason]);
  return [
    writeTable(["retcode", "message", "listed by"], given),
    "## Retcodes that never occur",
    "The documents, or clients of older servers, list these retcodes. The simulator returns them only if a [fault](faults.md) says so.",
    writeTable(["retcode", "reason"], never),
  ].join("\n\n");
}

/**
 * Returns the names of the operations that list a retcode. If there are more than the maximum, returns their number and groups instead, or
 * says that most operations list it.
 */
function listOperationNames(retcode: Retcode): string {
  const operations = OPERATIONS.filter(({ retcodes }) => retcodes.includes(retcode));
  if (operations.length <= MAX_NAMES) return operations.map((operation) => writeCode(nameOf(operation))).join(", ");
  if (operations.length > OPERATIONS.length / 2) return "most operations";
  const groups = new Set(operations.map(({ path }) => path.split("/")[1] ?? ""));
  return `${operations.length} operations of ${[...groups].join(", ")}`;
}

/** Returns the name of an operation, with its group if another group has an operation of this name. */
function nameOf({ name, path }: (typeof OPERATIONS)[number]): string {
  const isUnique = OPERATIONS.filter((operation) => operation.name === name).length === 1;
  return isUnique ? name : `${path.split("/")[1]}/${name}`;
}
