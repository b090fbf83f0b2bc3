// The page on the control API shows every request that there is, and its session, run from top to bottom, answers as it shows.
import { test } from "tap";
import { PROBLEM_KINDS } from "../../src/control/problem.ts";
import { ROUTES } from "../../src/control/router.ts";
import { startSimulator } from "../../src/index.ts";
import { blocksOf, readPage } from "./page.ts";
import { cannotRun, runBash } from "./shell.ts";

const PAGE = "docs/control-api.md";
const blocks = blocksOf(PAGE);
const setUp = blocks.find(({ comment }) => comment === "test: setup")?.text ?? "";
const around = ["test: setup", "read: in the background"];
const shell = blocks.filter(({ language, comment = "" }) => language === "sh" && !around.includes(comment));

test("every request has a heading, and no other has", async (t) => {
  const headings = readPage(PAGE).match(/(?<=^### `).*(?=`$)/gm);
  const requests = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  t.same(headings?.sort(), requests.sort());
});

test("every request has an example of its own", async (t) => {
  for (const { method, path } of ROUTES) {
    const heading = `\`${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}\``;
    const example = shell.find((block) => block.heading === heading)?.text ?? "";
    const [, asked = "GET"] = /-X (\w+)/.exec(example) ?? [];
    const [, from, rest = ""] = /"\$(control|world)([^"?]*)/.exec(example) ?? [];
    const url = `${from === "world" ? "/worlds/default" : ""}${rest}`;
    t.equal(asked, method, heading);
    t.match(url, new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`), heading);
  }
});

test("every kind of problem is named", async (t) => {
  t.same(
    PROBLEM_KINDS.filter((kind) => !readPage(PAGE).includes(`\`${kind}\``)),
    [],
  );
});

test("the session answers what the page shows", { skip: cannotRun }, async (t) => {
  const scenario = blocks.find(({ language }) => language === "yaml")?.text ?? "";
  await using sim = await startSimulator({ scenario, clock: "manual" });
  const surroundings = { cwd: t.testdir(), environment: { CONTROL: sim.controlUrl ?? "" } };
  for (const { text, line, comment } of shell) {
    // A good answer is expected of every request but those that are to show a problem.
    const fail = comment === "test: problem" ? "" : 'curl() { command curl --fail-with-body "$@"; }\n';
    const printed = await runBash(`set -eu\n${setUp}${fail}${text}`, surroundings);
    const shown = blocks[blocks.findIndex((block) => block.line === line) + 1];
    if (shown?.language !== "json" || !shown.follows) continue;
    t.strictSame(JSON.parse(printed), JSON.parse(shown.text), `${PAGE}, line ${shown.line}`);
  }
});
