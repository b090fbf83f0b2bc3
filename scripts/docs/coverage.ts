// Generates docs/coverage.md: the known interfaces of the gateway, and how certain the behavior of each is.

import type { ConformReport } from "../../src/conform/conform.ts";
import type { Confidence } from "../../src/gateway/operation.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { KNOWN_INTERFACES, type KnownInterface } from "../../src/words/known-interfaces.ts";
import { writeCode, writeTable } from "./table.ts";

/** How certain the behavior of an interface is; `measured`: a real gateway was compared, and nothing differs. */
type Certainty = Confidence | "measured";

type Row = {
  readonly known: KnownInterface;
  readonly confidence: Certainty;
  /** The levels at which a real gateway differs. */
  readonly differsAt: readonly string[];
};

/** The part of a report of `ccgw conform --json` that the page shows. */
export type Measured = Pick<ConformReport, "gateway" | "compared">;

/** Returns how many interfaces there are, in all and by group, in one sentence in English or Chinese. */
export function writeBuiltPart(language: "en" | "zh-CN" = "en"): string {
  const groups = groupByInterfaceGroup(listRows());
  const figures = groups.map(([name, rows]) => `${name} ${rows.length}`);
  const all = KNOWN_INTERFACES.length;
  return language === "en"
    ? `All ${all} known interfaces of the gateway are built: ${figures.join(", ")}.`
    : `网关的 ${all} 个已知接口已全部实现：${figures.join("、")}。`;
}

/**
 * Returns the tables of the page: a summary, and all interfaces by group.
 *
 * @param measured a comparison with a real gateway; without it, no interface is measured
 */
export function writeCoveragePart(measured?: Measured): string {
  const rows = listRows(measured);
  const groups = groupByInterfaceGroup(rows);
  const certainties: readonly Certainty[] = [
    ...(measured === undefined ? [] : (["measured"] as const)),
    ...CONFIDENCES,
  ];
  return [
    `All ${rows.length} known interfaces are built.`,
    ...(measured === undefined ? [] : [writeMeasuredSentence(measured)]),
    writeTable(
      ["group", "known", ...certainties],
      groups
        .map(([name, members]) => writeSummaryRow(`[${name}](#${name})`, members, certainties))
        .concat([writeSummaryRow("all", rows, certainties)]),
    ),
    ...groups.flatMap(([name, members]) => [`## ${name}`, writeGroupTable(members)]),
  ].join("\n\n");
}

const CONFIDENCES = ["seen", "partial", "inferred"] as const satisfies readonly Confidence[];

function writeMeasuredSentence({ gateway, compared }: Measured): string {
  const equal = compared.filter(({ levels }) => levels.length === 0).length;
  const which = gateway === null ? "a real gateway" : `a real gateway (${gateway})`;
  return `\`measured\`: compared with ${which} by \`ccgw conform\`, without a difference. ${compared.length} interfaces were compared; nothing differs in ${equal}.`;
}

/**
 * Returns every known interface with its certainty, and the levels at which a real gateway differs.
 *
 * @throws Error if no operation serves an interface.
 */
function listRows(measured?: Measured): Row[] {
  const levels = new Map(measured?.compared.map((one) => [one.name, one.levels]));
  return KNOWN_INTERFACES.map((known) => {
    const built = OPERATIONS.find(({ row }) => row === known);
    if (built === undefined) throw new Error(`No operation serves ${known.name} (${known.group}).`);
    const differsAt = levels.get(`${known.group}/${known.name}`);
    const isMeasured = differsAt?.length === 0;
    return { known, confidence: isMeasured ? "measured" : built.confidence, differsAt: differsAt ?? [] };
  });
}

function groupByInterfaceGroup(rows: readonly Row[]): (readonly [name: string, rows: readonly Row[]])[] {
  return [...new Set(rows.map(({ known }) => known.group))].map(
    (name) => [name, rows.filter(({ known }) => known.group === name)] as const,
  );
}

function writeSummaryRow(name: string, rows: readonly Row[], certainties: readonly Certainty[]): string[] {
  const counts = certainties.map((confidence) => rows.filter((row) => row.confidence === confidence).length);
  return [name, ...[rows.length, ...counts].map(String)];
}

function writeGroupTable(rows: readonly Row[]): string {
  return writeTable(
    ["name", "method", "path", "confidence", "page"],
    rows.map(({ known, confidence, differsAt }) => [
      writeCode(known.name),
      known.method,
      writeCode(known.path),
      differsAt.length === 0 ? confidence : `${confidence}; differs at ${differsAt.join(", ")}`,
      known.page,
    ]),
  );
}
