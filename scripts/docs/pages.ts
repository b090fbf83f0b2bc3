// Lists and renders the generated files, and the pages with generated parts.
// Each part is between two comments in text written by hand.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { writeAgentStatesPart } from "./agent-states.ts";
import { writeBoundsPart } from "./bounds.ts";
import { type Measured, writeBuiltPart, writeCoveragePart } from "./coverage.ts";
import { writeEventKindsPart } from "./event-kinds.ts";
import { writeEventMembersPart } from "./event-members.ts";
import { writeEventParts } from "./events.ts";
import { writeFindingsPart } from "./findings.ts";
import { writeLibraryPart } from "./library.ts";
import { writeLicensesPage } from "./licenses.ts";
import { writeNameLists } from "./name-lists.ts";
import { writeOperationFiles } from "./operations.ts";
import {
  writeCommandsPart,
  writeConformOptionsPart,
  writeExitCodesPart,
  writeOptionsPart,
  writeReplayOptionsPart,
  writeRunOptionsPart,
  writeTapeOptionsPart,
  writeToScenarioOptionsPart,
} from "./options.ts";
import { writeRetcodesPart } from "./retcodes.ts";
import { writeImportRules, writeRoomsPart } from "./rooms.ts";
import { writeScenarioSchema } from "./scenario-schema.ts";
import { writeSettingsPart } from "./settings.ts";
import { writeWordFiles } from "./words.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Every generated part: the page from the root of the repository, the part's name in its comments, and its text. */
const PARTS: readonly (readonly [
  page: string,
  name: string,
  render: (measured?: Measured) => string | Promise<string>,
])[] = [
  ["README.md", "built", () => writeBuiltPart()],
  ["README.zh-CN.md", "built", () => writeBuiltPart("zh-CN")],
  ["docs/command-line.md", "commands", writeCommandsPart],
  ["docs/command-line.md", "options", writeOptionsPart],
  ["docs/command-line.md", "run-options", writeRunOptionsPart],
  ["docs/command-line.md", "replay-options", writeReplayOptionsPart],
  ["docs/command-line.md", "conform-options", writeConformOptionsPart],
  ["docs/command-line.md", "tape-options", writeTapeOptionsPart],
  ["docs/command-line.md", "to-scenario-options", writeToScenarioOptionsPart],
  ["docs/command-line.md", "exit-codes", writeExitCodesPart],
  ["docs/library-reference.md", "library", writeLibraryPart],
  ["docs/coverage.md", "coverage", writeCoveragePart],
  ["docs/settings.md", "settings", writeSettingsPart],
  ["docs/agent-states.md", "agent-states", writeAgentStatesPart],
  ["docs/retcodes.md", "retcodes", writeRetcodesPart],
  ...writeEventParts(),
  ["docs/event-stream.md", "event-kinds", writeEventKindsPart],
  ["docs/event-stream.md", "event-members", writeEventMembersPart],
  ["docs/findings.md", "findings", writeFindingsPart],
  ["docs/security.md", "bounds", writeBoundsPart],
  ["docs/architecture.md", "rooms", writeRoomsPart],
];

/** The files that are generated as a whole, besides the lists of words and operations. */
const WHOLES: readonly (readonly [page: string, render: () => string])[] = [
  ["scenarios/scenario.schema.json", writeScenarioSchema],
  ["docs/licenses.md", writeLicensesPage],
  ["lint/imports.json", writeImportRules],
  ["src/scenario/stage/name-lists.ts", writeNameLists],
];

/** A page: its current text, and the text it should have. */
export interface RenderedPage {
  /** Its path from the root of the repository. */
  readonly page: string;
  /** Its absolute path. */
  readonly path: string;
  readonly written: string;
  readonly wanted: string;
}

/**
 * Returns every page that is generated or has a generated part.
 *
 * @param measured a comparison with a real gateway, for docs/coverage.md
 * @throws Error if the comments around a part are missing
 */
export async function renderPages(measured?: Measured): Promise<RenderedPage[]> {
  const rendered = WHOLES.map(([page, render]) => [page, render()] as const);
  const wholes = [...rendered, ...writeWordFiles(), ...(await writeOperationFiles())].map(async ([page, wanted]) => {
    const path = `${ROOT}${page}`;
    return { page, path, written: await readFile(path, "utf8").catch(() => ""), wanted };
  });
  const inParts = [...new Set(PARTS.map(([page]) => page))].map(async (page) => {
    const path = `${ROOT}${page}`;
    const written = await readFile(path, "utf8");
    let wanted = written;
    for (const [, name, render] of PARTS.filter((part) => part[0] === page)) {
      wanted = replacePart(page, wanted, name, await render(measured));
    }
    return { page, path, written, wanted };
  });
  return Promise.all([...wholes, ...inParts]);
}

function replacePart(page: string, text: string, name: string, part: string): string {
  const begin = `<!-- generated: ${name} -->`;
  const end = `<!-- end: ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${page} needs ${begin} and ${end}, with the generated part between them`);
  return `${text.slice(0, from + begin.length)}\n\n${part}\n\n${text.slice(to)}`;
}
