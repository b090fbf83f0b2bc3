// Lints sources in a temporary folder.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The folder of the repository. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** A report of the linter, with the place of the text; line and columns count from 1. */
export interface Report {
  readonly file: string;
  readonly message: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** The rules of this repository. */
const OWN_RULES = ["biome.json", ".gitignore", "lint"];

/**
 * Lints sources in a new folder, which it removes afterwards.
 *
 * @param files sources by their paths.
 * @param copied files and folders of this repository to copy into it first: by default its rules.
 * @returns the reports, sorted by file and line.
 */
export async function lint(
  files: Readonly<Record<string, string>>,
  copied: readonly string[] = OWN_RULES,
): Promise<readonly Report[]> {
  const folder = mkdtempSync(join(tmpdir(), "ccgw-lint-"));
  try {
    for (const part of copied) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), source);
    }
    const { diagnostics } = JSON.parse(await runBiome(folder)) as { diagnostics: readonly Diagnostic[] };
    const reports = diagnostics.map(({ message, location: { path, start, end } }) => {
      return { file: path.replaceAll("\\", "/"), message, line: start.line, from: start.column, to: end.column };
    });
    // The threads of Biome report in any order.
    return reports.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.from - b.from);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string; readonly start: Place; readonly end: Place };
}

/** Runs Biome. Returns its report as JSON. Its exit code 1 only means that it has reports. */
function runBiome(folder: string): Promise<string> {
  const program = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
  const options = ["lint", "--reporter=json", "--max-diagnostics=none"];
  return new Promise((resolve) => {
    const limits = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [program, ...options], limits, (_error, stdout) => resolve(stdout));
  });
}
