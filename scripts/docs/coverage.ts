// Generates docs/coverage.md: the known interfaces of the gateway, which are built, and how certain their behavior is.

import type { Operation } from "../../src/gateway/operation.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { KNOWN_INTERFACES, type KnownInterface } from "../../src/words/known-interfaces.ts";
import { code, table } from "./table.ts";

type Row = { readonly known: KnownInterface; readonly built: Operation | undefined };

/** Returns how many interfaces are built, in all and by group, in one sentence in English or Chinese. */
export function builtPart(language: "en" | "zh-CN" = "en"): string {
  const groups = inGroups(knownRows());
  const all = groups.flatMap(([, rows]) => rows);
  const built = groups.filter(([, rows]) => countBuilt(rows) > 0);
  const figures = built.map(([name, rows]) => `${name} ${countBuilt(rows)}/${rows.length}`);
  return language === "en"
    ? `${countBuilt(all)} of the gateway's ${all.length} known interfaces are built: ${figures.join(", ")}.`
    : `网关的 ${all.length} 个已知接口已实现 ${countBuilt(all)} 个：${figures.join("、")}。`;
}

/** Returns the tables of the page: a summary, and all interfaces by group. */
export function coveragePart(): string {
  const rows = knownRows();
  const groups = inGroups(rows);
  return [
    `${countBuilt(rows)} of ${rows.length} known interfaces are built.`,
    table(
      ["group", "known", "built", "seen", "partial", "inferred"],
      groups.map(([name, members]) => summary(`[${name}](#${name})`, members)).concat([summary("all", rows)]),
    ),
    ...groups.flatMap(([name, members]) => [`## ${name}`, groupTable(members)]),
  ].join("\n\n");
}

/** Returns every known interface with the operation that serves it. */
function knownRows(): Row[] {
  return KNOWN_INTERFACES.map((known) => ({ known, built: OPERATIONS.find(({ row }) => row === known) }));
}

function inGroups(rows: readonly Row[]): (readonly [name: string, rows: readonly Row[]])[] {
  return [...new Set(rows.map(({ known }) => known.group))].map(
    (name) => [name, rows.filter(({ known }) => known.group === name)] as const,
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
    ["name", "method", "path", "built", "confidence", "page"],
    rows.map(({ known, built }) => [
      code(known.name),
      known.methodIsGuess && built === undefined ? "unknown" : known.method,
      code(known.path),
      built === undefined ? "no" : "yes",
      built?.confidence ?? "",
      known.page,
    ]),
  );
}
