// Generates docs/coverage.md: the known interfaces of the gateway, and how certain the behavior of each is.

import type { Confidence } from "../../src/gateway/operation.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { KNOWN_INTERFACES, type KnownInterface } from "../../src/words/known-interfaces.ts";
import { code, table } from "./table.ts";

type Row = { readonly known: KnownInterface; readonly confidence: Confidence };

/** Returns how many interfaces there are, in all and by group, in one sentence in English or Chinese. */
export function builtPart(language: "en" | "zh-CN" = "en"): string {
  const groups = inGroups(knownRows());
  const figures = groups.map(([name, rows]) => `${name} ${rows.length}`);
  const all = KNOWN_INTERFACES.length;
  return language === "en"
    ? `All ${all} known interfaces of the gateway are built: ${figures.join(", ")}.`
    : `网关的 ${all} 个已知接口已全部实现：${figures.join("、")}。`;
}

/** Returns the tables of the page: a summary, and all interfaces by group. */
export function coveragePart(): string {
  const rows = knownRows();
  const groups = inGroups(rows);
  return [
    `All ${rows.length} known interfaces are built.`,
    table(
      ["group", "known", "seen", "partial", "inferred"],
      groups.map(([name, members]) => summary(`[${name}](#${name})`, members)).concat([summary("all", rows)]),
    ),
    ...groups.flatMap(([name, members]) => [`## ${name}`, groupTable(members)]),
  ].join("\n\n");
}

/** Returns every known interface with the confidence of the operation that serves it. Throws an Error if none does. */
function knownRows(): Row[] {
  return KNOWN_INTERFACES.map((known) => {
    const built = OPERATIONS.find(({ row }) => row === known);
    if (built === undefined) throw new Error(`No operation serves ${known.name} (${known.group}).`);
    return { known, confidence: built.confidence };
  });
}

function inGroups(rows: readonly Row[]): (readonly [name: string, rows: readonly Row[]])[] {
  return [...new Set(rows.map(({ known }) => known.group))].map(
    (name) => [name, rows.filter(({ known }) => known.group === name)] as const,
  );
}

function summary(name: string, rows: readonly Row[]): string[] {
  const sure = (["seen", "partial", "inferred"] as const).map(
    (confidence) => rows.filter((row) => row.confidence === confidence).length,
  );
  return [name, ...[rows.length, ...sure].map(String)];
}

function groupTable(rows: readonly Row[]): string {
  return table(
    ["name", "method", "path", "confidence", "page"],
    rows.map(({ known, confidence }) => [code(known.name), known.method, code(known.path), confidence, known.page]),
  );
}
