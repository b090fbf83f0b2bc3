// Which of the gateway's interfaces are built, and how sure it is that each behaves as the real one.

import type { Operation } from "../../src/gateway/operation.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { KNOWN_INTERFACES, type KnownInterface } from "../../src/words/known-interfaces.ts";
import { code, table } from "./table.ts";

type Row = { readonly known: KnownInterface; readonly built: Operation | undefined };

export function coveragePart(): string {
  const rows = KNOWN_INTERFACES.map((known) => ({ known, built: OPERATIONS.find((one) => isSame(one, known)) }));
  for (const operation of OPERATIONS) {
    if (KNOWN_INTERFACES.some((known) => isSame(operation, known))) continue;
    throw new Error(`${operation.name} is built, and is not in src/words/known-interfaces.ts`);
  }
  const groups = [...new Set(rows.map(({ known }) => known.group))].map(
    (name) => [name, rows.filter(({ known }) => known.group === name)] as const,
  );
  return [
    `${countBuilt(rows)} of ${rows.length} known interfaces are built.`,
    table(
      ["group", "known", "built", "seen", "partial", "inferred"],
      groups.map(([name, members]) => summary(`[${name}](#${name})`, members)).concat([summary("all", rows)]),
    ),
    ...groups.flatMap(([name, members]) => [`## ${name}`, groupTable(members)]),
  ].join("\n\n");
}

/** The same interface. Names of parameters differ between the router's notation and the documents'; a method may not be known. */
function isSame({ method, path }: Operation, known: KnownInterface): boolean {
  if (known.path === null || (known.method !== null && known.method !== method)) return false;
  const built = path.split("/");
  const segments = known.path.split("/");
  return (
    built.length === segments.length &&
    segments.every((segment, at) =>
      segment.startsWith("{") ? built[at]?.startsWith(":") : segment.split("|").includes(built[at] ?? ""),
    )
  );
}

function countBuilt(rows: readonly Row[]): number {
  return rows.filter(({ built }) => built !== undefined).length;
}

function summary(name: string, rows: readonly Row[]): string[] {
  const sure = (["seen", "partial", "inferred"] as const).map(
    (confidence) => rows.filter(({ built }) => built?.confidence === confidence).length,
  );
  return [name, ...[rows.length, countBuilt(rows), ...sure].map(String)];
}

function groupTable(rows: readonly Row[]): string {
  return table(
    ["name", "method", "path", "built", "how sure", "page"],
    rows.map(({ known, built }) => [
      known.path === null ? known.name : code(known.name),
      known.method ?? built?.method ?? "not known",
      known.path === null ? "not known" : code(known.path),
      built === undefined ? "no" : "yes",
      built?.confidence ?? "",
      built?.page ?? (known.documented ? "yes" : "none"),
    ]),
  );
}
