// The recipes of examples/tests as users copy them: in an empty folder, with the packed package and the runner from the registry.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyFolder, hasRegistry, hold, leaveOut, ROOT, run } from "./ground.ts";

const RECIPES = `${ROOT}examples/tests`;
/** What the recipes do, and what has to make each of them fail: else nobody has run it. */
const [TALK, LONGER_TALK] = ['advance("90s")', 'advance("91s")'];
const TEST = ["npm", "test"] as const;

if (!hasRegistry()) leaveOut("recipes need their runners, and no registry answers");

const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const folder = emptyFolder("recipes");
// What is built is packed as it is: `npm ci` has just built it.
await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
const tarball = join(folder, `cc-gateway-simulator-${version}.tgz`);
cpSync(RECIPES, folder, { recursive: true });

for (const { name: runner } of readdirSync(RECIPES, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const cwd = join(folder, runner);
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--save-dev", tarball], { cwd });
  hold(`${runner}: the recipe passes`, await isGreen(cwd, TEST), true);
  for (const file of readdirSync(cwd).filter((name) => name.includes(".test."))) {
    const recipe = readFileSync(join(cwd, file), "utf8");
    writeFileSync(join(cwd, file), recipe.replace(TALK, LONGER_TALK));
    hold(`${runner}: ${file} fails when the talk is longer than it expects`, await isGreen(cwd, TEST, false), false);
    writeFileSync(join(cwd, file), recipe);
  }
}

// Beside fake timers of each kind the simulator does what it does without them.
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
  hold(`${kind}: a simulator works beside fake timers`, await isGreen(cwd, command), true);
  if (kind === "sinon") {
    hold(
      "sinon with its defaults: a simulator is steered",
      await run("node", ["sinon-defaults.mjs"], { cwd }),
      "steered\n",
    );
  }
}

/** Whether a command ends well; what it printed is shown where it does not and was meant to. */
async function isGreen(
  cwd: string,
  [program, ...argv]: readonly [string, ...string[]],
  isMeantTo = true,
): Promise<boolean> {
  try {
    await run(program, argv, { cwd });
    return true;
  } catch (error) {
    if (isMeantTo) console.error(error instanceof Error ? error.message : error);
    return false;
  }
}
