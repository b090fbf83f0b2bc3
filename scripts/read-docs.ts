// Reads the documentation as a new reader does, in a fresh clone.
// It runs the commands of the pages in the order of the index, and compares the output that pages show.
// Usage: `tsx scripts/read-docs.ts [--page PAGE]... [CLONE]`. Without a clone it copies the working tree.
// Exit code 0: nothing failed; 1: something failed; 2: an invalid option; 130: the script was interrupted.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readPage } from "./reading/read-page.ts";
import { routeOf } from "./reading/route.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

const { pages, clone } = readArguments();
const tempFolder = mkdtempSync(join(tmpdir(), "ccgw-reading-"));
process.on("exit", () => rmSync(tempFolder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
try {
  process.exitCode = await readPages(clone ?? makeClone(join(tempFolder, "clone")));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function readPages(folder: string): Promise<0 | 1> {
  const whole = routeOf(folder);
  const unknown = pages.filter((page) => !whole.includes(page));
  if (unknown.length > 0)
    throw new Error(`${unknown.join(", ")} is not in the index of the documentation, which has ${whole.join(", ")}`);
  const route = whole.filter((page) => pages.length === 0 || pages.includes(page));
  const totals = new Map<string, number>();
  for (const page of route) {
    const reads = await readPage(readFileSync(join(folder, page), "utf8"), {
      folder,
      tempFolder,
      environment: environmentOf(tempFolder),
    });
    for (const { line, outcome, why } of reads) {
      totals.set(outcome, (totals.get(outcome) ?? 0) + 1);
      process.stdout.write(`${page}:${line}: ${outcome}${why === undefined ? "" : `: ${why}`}\n`);
    }
  }
  const summary = [...totals].map(([outcome, times]) => `${times} ${outcome}`).join(", ");
  process.stdout.write(`${route.length} pages: ${summary}\n`);
  return totals.has("failed") ? 1 : 0;
}

/** Copies every file of the repository into a folder, committed or not, except those that git ignores. Returns the folder. */
function makeClone(folder: string): string {
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT });
  if (listed.status !== 0) return copyWithoutGit(folder);
  for (const file of listed.stdout.toString().split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    // Git also lists deleted files.
    if (existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(folder, file));
  }
  return folder;
}

/** Copies the files if git is missing or refuses a folder of another user: all except .git, and installed, built and generated ones. */
function copyWithoutGit(folder: string): string {
  const excluded = [".git", "node_modules", "dist", "coverage", ".tap"];
  cpSync(ROOT, folder, {
    recursive: true,
    filter: (path) => {
      const file = relative(ROOT, path);
      return !excluded.includes(file) && (!/^certs\W/.test(file) || file.endsWith("README.md"));
    },
  });
  return folder;
}

/** Returns a clean environment: an empty home with npm's settings, no settings of the simulator, free ports, and curl that fails on errors. */
function environmentOf(folder: string): NodeJS.ProcessEnv {
  const home = join(folder, "home");
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, ".curlrc"), "fail-with-body\n");
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("CCGW_"));
  return {
    npm_config_cache: join(homedir(), ".npm"),
    npm_config_userconfig: join(homedir(), ".npmrc"),
    ...Object.fromEntries(inherited),
    HOME: home,
    CURL_HOME: home,
    CCGW_PORT: "0",
    CCGW_CONTROL_PORT: "0",
    no_proxy: "127.0.0.1,localhost",
  };
}

function readArguments(): { pages: readonly string[]; clone: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      options: { page: { type: "string", multiple: true } },
      allowPositionals: true,
    });
    return { pages: values.page ?? [], clone: positionals[0] };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}; accepted are --page PAGE and a clone\n`);
    process.exit(2);
  }
}
