// Tests of the recipes for test runners.
// Only those for node:test run here; scripts/ci/recipes.ts runs all of them with the package.
import { execFile } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { test } from "tap";

const execute = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const RECIPES = join(ROOT, "examples/tests");

const recipes = readdirSync(RECIPES, { recursive: true, encoding: "utf8" })
  .filter((path) => path.includes(".test."))
  .sort();

test("the recipes for node:test pass, and fail if the call is longer than they expect", async (t) => {
  const folder = t.testdir({});
  cpSync(RECIPES, folder, { recursive: true });
  const run = async (talk: string) => {
    const files = ["plain.test.js", "using.test.ts"].map((name) => {
      const file = join(folder, "node-test", name);
      const recipe = readFileSync(join(RECIPES, "node-test", name), "utf8");
      const entryPoint = JSON.stringify(new URL("src/index.ts", `file://${ROOT}`).href);
      writeFileSync(
        file,
        recipe.replace('"cc-gateway-simulator"', entryPoint).replace('advance("90s")', `advance("${talk}")`),
      );
      return file;
    });
    // Without this, the runner would report to the runner of this test.
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
    const running = execute(process.execPath, ["--import", "tsx", "--test", "--test-reporter", "tap", ...files], {
      cwd: ROOT,
      env,
    });
    const { stdout } = await running.catch((failure: { stdout: string }) => failure);
    return stdout.match(/^# (?:pass|fail) \d+$/gm);
  };
  t.strictSame(await run("90s"), ["# pass 2", "# fail 0"]);
  t.strictSame(await run("91s"), ["# pass 0", "# fail 2"]);
});

test("all recipes have the same steps and close their simulator", async (t) => {
  t.strictSame(recipes, [
    "jest-commonjs/plain.test.js",
    "jest/plain.test.js",
    "mocha/plain.test.js",
    "mocha/using.test.ts",
    "node-test/plain.test.js",
    "node-test/using.test.ts",
    "playwright/agent.test.mjs",
    "tap/plain.test.js",
    "tap/using.test.ts",
    "vitest/plain.test.js",
    "vitest/using.test.ts",
  ]);
  // With Playwright, a page is the client, and a fixture closes the simulator.
  const stories = recipes
    .filter((path) => !path.startsWith("playwright/"))
    .map((path) => {
      const text = readFileSync(join(RECIPES, path), "utf8");
      t.match(text, /await using sim|\(\(\) => sim\??\.close\(\)\)/, path);
      return /^ {2}const client[\s\S]*statistics\(\);$/m.exec(text)?.[0] ?? `${path} has no such story`;
    });
  t.equal(new Set(stories).size, 1);
});
