// Tests that the page on the control API has every request, and that its session gives the responses that it shows.
import { test } from "tap";
import { PROBLEM_KINDS } from "../../src/control/problem.ts";
import type { Route } from "../../src/control/route.ts";
import { ROUTES } from "../../src/control/router.ts";
import { startSimulator } from "../../src/index.ts";
import { blocksOf, readPage } from "./pages.ts";
import { cannotRun, runBash } from "./shell.ts";

const PAGE = "docs/control-api.md";
const blocks = blocksOf(PAGE);
/** The lines that each block of the session needs before it. */
const setUp = blocks.find(({ comment }) => comment === "test: setup")?.text ?? "";
const excluded = ["test: setup", "read: in the background"];
const shell = blocks.filter(({ language, comment = "" }) => language === "sh" && !excluded.includes(comment));

/** Matches the paths of actions. Those in a call share one section, as do those in a conference, and those of an agent. */
const VERB = /(\/calls\/:call\/|\/conferences\/:conference\/|\/agents\/:agent\/)(?!statistics|previews)[\w-]+$/;

/** Returns the heading of the section about a route. */
function headingOf({ method, path }: Route): string {
  return `${method} ${path.replace(VERB, "$1:verb").replaceAll(/:(\w+)/g, "{$1}")}`;
}

/** Returns an answer in which its type replaces each value that differs in each run. */
function replaceChangingValues(json: string, { comment = "" }: { readonly comment?: string | undefined }): unknown {
  const [, members = ""] = /^read: printed, but for (.+)$/.exec(comment) ?? [];
  const changing = members.split(", ");
  if (members === "") return JSON.parse(json);
  const answer = Object.entries(JSON.parse(json) as object);
  return Object.fromEntries(answer.map(([name, value]) => [name, changing.includes(name) ? typeof value : value]));
}

test("every verb of a call, a conference or an agent is in the table of its section, with its operation id", async (t) => {
  const sections = readPage(PAGE).split(/^#+ /m);
  const verbs = ROUTES.filter(({ path }) => VERB.test(path));
  for (const route of verbs) {
    const rows = sections.find((section) => section.startsWith(`\`${headingOf(route)}\`\n`))?.match(/^\| `.*$/gm) ?? [];
    const verb = route.path.replace(/.*\//, "");
    t.ok(
      rows.some((row) => row.includes(`\`${verb}\``) && row.includes(`\`${route.name}\``)),
      `${verb} ${route.name}`,
    );
  }
  t.ok(verbs.length > 45, `${verbs.length} verbs`);
});

test("the headings are exactly the requests", async (t) => {
  const headings = readPage(PAGE).match(/(?<=^### `).*(?=`$)/gm);
  t.same(headings?.sort(), [...new Set(ROUTES.map(headingOf))].sort());
});

test("every request has an example", async (t) => {
  for (const route of ROUTES) {
    const { method, path } = route;
    const heading = `\`${headingOf(route)}\``;
    const example = shell.find((block) => block.heading === heading)?.text ?? "";
    const [, shownMethod = "GET"] = /-X (\w+)/.exec(example) ?? [];
    const [, base, rest = ""] = /"\$(control|world)([^"?]*)/.exec(example) ?? [];
    const url = `${base === "world" ? "/worlds/default" : ""}${rest}`;
    t.equal(shownMethod, method, heading);
    t.match(url, new RegExp(`^${path.replace(VERB, "$1:verb").replaceAll(/:\w+/g, "[^/]+")}$`), heading);
  }
});

test("all kinds of problems are on the page", async (t) => {
  t.same(
    PROBLEM_KINDS.filter((kind) => !readPage(PAGE).includes(`\`${kind}\``)),
    [],
  );
});

test("the session gives the responses that the page shows", { skip: cannotRun }, async (t) => {
  const scenario = blocks.find(({ language }) => language === "yaml")?.text ?? "";
  await using sim = await startSimulator({ scenario, clock: "manual" });
  const options = { cwd: t.testdir(), environment: { CONTROL: sim.controlUrl ?? "" } };
  for (const { text, line, comment } of shell) {
    // Every request must succeed, except those that show a problem.
    const failOnProblem = comment === "test: problem" ? "" : 'curl() { command curl --fail-with-body "$@"; }\n';
    const printed = await runBash(`set -eu\n${setUp}${failOnProblem}${text}`, options);
    const shown = blocks[blocks.findIndex((block) => block.line === line) + 1];
    if (shown?.language !== "json" || !shown.followsBlock) continue;
    const onPage = printed.replaceAll(sim.url, "https://127.0.0.1:8043");
    t.strictSame(
      replaceChangingValues(onPage, shown),
      replaceChangingValues(shown.text, shown),
      `${PAGE}, line ${shown.line}`,
    );
  }
});
