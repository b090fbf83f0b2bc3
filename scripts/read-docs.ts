// Reads the documentation as a new reader does, on a clone that nobody has touched: every page in the order of the index, every
// command from top to bottom, every answer that a page shows. `tsx scripts/read-docs.ts [--page PAGE]... [CLONE]`; without a
// clone it makes one of the files as they stand. Exit 0: all held; 1: something did not; 2: a bad option.
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
const aside = mkdtempSync(join(tmpdir(), "ccgw-reading-"));
process.on("exit", () => rmSync(aside, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
try {
  process.exitCode = await read(clone ?? makeClone(join(aside, "clone")));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function read(folder: string): Promise<0 | 1> {
  const whole = routeOf(folder);
  const unknown = pages.filter((page) => !whole.includes(page));
  if (unknown.length > 0)
    throw new Error(`${unknown.join(", ")} is not in the index of the documentation: ${whole.join(", ")} are`);
  const route = whole.filter((page) => pages.length === 0 || pages.includes(page));
  const totals = new Map<string, number>();
  for (const page of route) {
    const reads = await readPage(readFileSync(join(folder, page), "utf8"), {
      folder,
      aside,
      environment: environmentOf(aside),
    });
    for (const { line, became, why } of reads) {
      totals.set(became, (totals.get(became) ?? 0) + 1);
      process.stdout.write(`${page}:${line}: ${became}${why === undefined ? "" : `: ${why}`}\n`);
    }
  }
  const said = [...totals].map(([became, times]) => `${times} ${became}`).join(", ");
  process.stdout.write(`${route.length} pages: ${said}\n`);
  return totals.has("failed") ? 1 : 0;
}

/** Copies every file that is part of the repository, changed or not; none that git ignores. */
function makeClone(folder: string): string {
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT });
  if (listed.status !== 0) return copyWithoutGit(folder);
  for (const file of listed.stdout.toString().split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    // One that is deleted is listed all the same.
    if (existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(folder, file));
  }
  return folder;
}

/** The same where git is not there, or will not read a folder of somebody else's: all but what is installed, built or made by a start. */
function copyWithoutGit(folder: string): string {
  const made = [".git", "node_modules", "dist", "coverage", ".tap"];
  cpSync(ROOT, folder, {
    recursive: true,
    filter: (path) => {
      const file = relative(ROOT, path);
      return !made.includes(file) && (!/^certs\W/.test(file) || file.endsWith("README.md"));
    },
  });
  return folder;
}

/** A reader's own: an empty home (but for npm's way to its registry), no settings of the simulator, any free ports, curl that fails when refused. */
function environmentOf(folder: string): NodeJS.ProcessEnv {
  const home = join(folder, "home");
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, ".curlrc"), "fail-with-body\n");
  const ours = Object.entries(process.env).filter(([name]) => !name.startsWith("CCGW_"));
  return {
    npm_config_cache: join(homedir(), ".npm"),
    npm_config_userconfig: join(homedir(), ".npmrc"),
    ...Object.fromEntries(ours),
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
