// The recipes of examples/tests as users copy them: in an empty folder, with the packed package and the runner from the registry.
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyFolder, hasRegistry, hold, leaveOut, ROOT, run } from "./ground.ts";

const RECIPES = `${ROOT}examples/tests`;
/** What the recipes do, and what has to make each of them fail: else nobody has run it. */
const [TALK, LONGER_TALK] = ['advance("90s")', 'advance("91s")'];

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
  hold(`${runner}: the recipe passes`, await isGreen(cwd), true);
  for (const file of readdirSync(cwd).filter((name) => name.includes(".test."))) {
    const recipe = readFileSync(join(cwd, file), "utf8");
    writeFileSync(join(cwd, file), recipe.replace(TALK, LONGER_TALK));
    hold(`${runner}: ${file} fails when the talk is longer than it expects`, await isGreen(cwd), false);
    writeFileSync(join(cwd, file), recipe);
  }
}

async function isGreen(cwd: string): Promise<boolean> {
  return run("npm", ["test"], { cwd }).then(
    () => true,
    () => false,
  );
}
