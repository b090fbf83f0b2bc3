// Runs the recipes of examples/tests as users copy them: in an empty folder, with the packed package and the runner from the registry.
// Then checks that the simulator works with fake timers there.
import { once } from "node:events";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { chromiumProgram } from "../../test/support/chromium.ts";
import { check, hasRegistry, makeEmptyFolder, ROOT, run, skipCheck } from "./check-helpers.ts";
import { startMeasuring } from "./client-helpers.ts";

const RECIPES = `${ROOT}examples/tests`;
/** A step of the recipes, and a change of it that makes every recipe fail. A recipe that still passes did not run. */
const [TALK, LONGER_TALK] = ['advance("90s")', 'advance("91s")'];
const TEST = ["npm", "test"] as const;

// For the recipe of Playwright: the system's browser, because a browser can't be downloaded everywhere, and a free port for its pages.
process.env["CHROMIUM"] = chromiumProgram;
process.env["PORT"] = String(await findFreePort());

if (!hasRegistry()) skipCheck("recipes need their runners, and no registry answers");

const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const folder = makeEmptyFolder("recipes");
// Packs without a build: `npm ci` has just built the package.
await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
const tarball = join(folder, `cc-gateway-simulator-${version}.tgz`);
cpSync(RECIPES, folder, { recursive: true });

for (const { name: runner } of readdirSync(RECIPES, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  if (runner === "playwright" && chromiumProgram === undefined) {
    console.log("left out: playwright, because there is no Chromium on this machine");
    continue;
  }
  const cwd = join(folder, runner);
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--save-dev", tarball], { cwd });
  const printSeconds = startMeasuring(runner, "the first passed test");
  check(`${runner}: the recipe passes`, await succeeds(cwd, TEST), true);
  printSeconds();
  for (const file of readdirSync(cwd).filter((name) => name.includes(".test."))) {
    const recipe = readFileSync(join(cwd, file), "utf8");
    writeFileSync(join(cwd, file), recipe.replace(TALK, LONGER_TALK));
    check(
      `${runner}: ${file} fails when the conversation is longer than it expects`,
      await succeeds(cwd, TEST, false),
      false,
    );
    writeFileSync(join(cwd, file), recipe);
  }
}

// The simulator works the same with fake timers of each kind.
const STORIES = `${ROOT}scripts/ci/fake-timers`;
for (const [kind, runner, command] of [
  ["vitest", "vitest", ["npx", "--no-install", "vitest", "run"]],
  ["jest", "jest", ["npm", "test"]],
  ["sinon", "node-test", ["node", "--test"]],
] as const) {
  const cwd = join(folder, runner);
  if (kind === "sinon") {
    await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--save-dev", "sinon@^21"], { cwd });
  }
  for (const file of readdirSync(cwd).filter((name) => name.includes(".test."))) rmSync(join(cwd, file));
  const files = readdirSync(STORIES).filter((name) => name.startsWith(kind) || !name.includes(".test."));
  for (const file of files) cpSync(join(STORIES, file), join(cwd, file));
  check(`${kind}: a simulator works with fake timers`, await succeeds(cwd, command), true);
  if (kind === "sinon") {
    check(
      "sinon with its defaults: a simulator can be controlled",
      await run("node", ["sinon-defaults.mjs"], { cwd }),
      "controlled\n",
    );
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Returns whether a command succeeds. Prints the error of a command that was expected to succeed. */
async function succeeds(
  cwd: string,
  [program, ...argv]: readonly [string, ...string[]],
  isExpected = true,
): Promise<boolean> {
  try {
    await run(program, argv, { cwd });
    return true;
  } catch (error) {
    if (isExpected) console.error(error instanceof Error ? error.message : error);
    return false;
  }
}
