// Generates docs/licenses.md: the packages in the bundle, their licenses, and the notices that must be distributed with them.
import { listProductionPackages, type ProductionPackage } from "./production-packages.ts";
import { writeCode, writeTable } from "./table.ts";

const HEAD = `# Licenses

The simulator is under the MIT license ([LICENSE](../LICENSE)). The executable, the library and the board contain parts of the packages
below, so an installation needs no other package. Their notices follow the table. \`npm run docs\` generates this page from the bundle. \`npm run --silent sbom\` prints the same list for programs, as a CycloneDX document.
`;

/** Returns the whole page. */
export function writeLicensesPage(): string {
  const packages = listProductionPackages();
  const rows = packages.map(({ name, version, license }) => [writeCode(name), version, license]);
  const notices = [...noticesOf(packages)].map(
    ([text, holders]) => `${[...holders].map(writeHolder).join("\n")}\n\n\`\`\`text\n${text}\n\`\`\`\n`,
  );
  return [HEAD, `${writeTable(["package", "version", "license"], rows)}\n`, "## Notices\n", ...notices].join("\n");
}

function writeHolder([name, copyrights]: [string, readonly string[]]): string {
  return copyrights.length === 0
    ? `- ${writeCode(name)}`
    : `- ${writeCode(name)}: ${copyrights.map(writeCode).join(", ")}`;
}

/** Returns the packages under each notice, with their copyright lines. Case, white space and punctuation do not distinguish notices. */
function noticesOf(packages: readonly ProductionPackage[]): Map<string, Map<string, readonly string[]>> {
  const notices = new Map<string, { text: string; holders: Map<string, readonly string[]> }>();
  for (const { name, license, texts } of packages) {
    const stated = texts.length === 0 ? [`The package states the license ${license}, but has no license text.`] : texts;
    for (const text of stated) {
      const { copyrights, body } = readNotice(text);
      const key = body.toLowerCase().replaceAll(/[^a-z0-9]+/g, " ");
      const notice = notices.get(key) ?? { text: body, holders: new Map() };
      notice.holders.set(name, copyrights);
      notices.set(key, notice);
    }
  }
  return new Map([...notices.values()].map(({ text, holders }) => [text, holders]));
}

function readNotice(text: string): { copyrights: readonly string[]; body: string } {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const isCopyright = (line: string): boolean => /^\s*(copyright\s+(\(c\)|©|\d)|©|\(c\)\s*\d)/i.test(line);
  // Titles repeat the table, and would make equal texts different.
  const isTitle = (line: string): boolean =>
    /^[#\s(]*(the )?(mit|isc|bsd[\w -]*)( license)?( \(mit\))?[)\s:]*$/i.test(line);
  const body = lines.filter((line) => !isCopyright(line) && !isTitle(line)).map((line) => line.trimEnd());
  return {
    copyrights: lines.filter(isCopyright).map((line) => line.trim().replaceAll("`", "'")),
    body: body
      .join("\n")
      .replaceAll(/\n{3,}/g, "\n\n")
      .replaceAll("```", "'''")
      .trim(),
  };
}
