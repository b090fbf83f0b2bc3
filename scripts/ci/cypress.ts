// Checks the tasks for Cypress as users get them: compiles examples/cypress against the types of Cypress, and runs the tasks of its
// configuration. Cypress itself does not run, because its install script would download it.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, hasRegistry, makeEmptyFolder, ROOT, run, skipCheck } from "./check-helpers.ts";

if (!hasRegistry()) skipCheck("Cypress has its types in a package, and no registry answers");

/** A program that runs the tasks of the configuration. It prints whether it got the gateway's URL, and two counters of the agent. */
const TASKS_PROGRAM = `
const tasks = {};
require("./cypress.config.js").default.e2e.setupNodeEvents((event, added) => Object.assign(tasks, added), {});
(async () => {
  const { url } = await tasks["ccgw:world"](null);
  await tasks["ccgw:agent"]({ agent: 101, act: "signIn" });
  await tasks["ccgw:waitFor"]({ agent: 101, state: "idle", within: "20s" });
  await tasks["ccgw:call"]({ to: { agent: 101 } });
  await tasks["ccgw:agent"]({ agent: 101, act: "answer" });
  await tasks["ccgw:advance"]("90s");
  await tasks["ccgw:agent"]({ agent: 101, act: "release" });
  const { answernums, talktime } = await tasks["ccgw:agent"]({ agent: 101, act: "statistics" });
  console.log(url.startsWith("https://127.0.0.1:"), answernums, talktime);
  await tasks["ccgw:stop"](null);
})();
`;

const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const folder = makeEmptyFolder("cypress");
cpSync(`${ROOT}examples/cypress`, folder, { recursive: true });
// Packs without a build: `npm ci` has just built the package.
await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--save-dev"];
await run("npm", [...install, `./cc-gateway-simulator-${version}.tgz`], { cwd: folder });

const tsc = join(folder, "node_modules/typescript/bin/tsc");
check("the example compiles with the types of Cypress", await run(process.execPath, [tsc], { cwd: folder }), "");
writeFileSync(join(folder, "calls.cjs"), TASKS_PROGRAM);
check(
  "its tasks return the gateway's URL, 1 answered call and 90 s of talk time",
  await run(process.execPath, ["calls.cjs"], { cwd: folder }),
  "true 1 90\n",
);
