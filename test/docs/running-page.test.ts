// Tests that the page on the command line shows real output, and has every option of run.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "tap";
import { parse } from "yaml";
import { readArguments } from "../../src/cli/arguments.ts";
import { RUN_OPTIONS } from "../../src/cli/command-options/run-options.ts";
import { runToEnd, start } from "../cli/command.ts";
import { blocksOf, readPage } from "./pages.ts";

const PAGE = "docs/running.md";
const blocks = blocksOf(PAGE);

test("the report on the page is the real one, except for the duration of the run", async (t) => {
  const file = join(t.testdir(), "shift.yaml");
  writeFileSync(file, blocks.find(({ language }) => language === "yaml")?.text ?? "");
  const { exitCode, out } = await runToEnd(["run", file]);
  const shown = blocks.find(({ comment }) => comment === "test: account")?.text ?? "";
  const withoutDuration = (report: string) => report.replace(/took [\d.]+ s/, "took 0 s");
  t.equal(withoutDuration(out), withoutDuration(shown));
  t.equal(exitCode, 1);
});

test("all scenarios on the page are valid", async (t) => {
  const folder = t.testdir();
  for (const { text, line } of blocks.filter(({ language }) => language === "yaml")) {
    const file = join(folder, `${line}.yaml`);
    writeFileSync(file, text);
    t.hasStrict(await runToEnd(["validate", file]), { exitCode: 0 });
  }
});

test("all command lines on the page are valid", async (t) => {
  const lines = blocks.flatMap(({ text }) => (text.startsWith("ccgw ") ? text.trimEnd().split("\n") : []));
  t.ok(lines.length > 3, "the command lines are found");
  for (const line of lines) {
    const words = line.replace(/ > .*/, "").split(" ");
    t.notMatch(readArguments(words.slice(1)), { problem: String }, line);
  }
});

test("the ready line on the page has the members of a real one", async (t) => {
  const shown = blocks.find(({ language, text }) => language === "json" && text.includes('"ready"'))?.text ?? "";
  const certs = join(t.testdir(), "certs");
  const served = start(["serve", "--port", "0", "--control-port", "0", "--certs-dir", certs, "--log-format", "json"]);
  const typesOf = (line: string) => Object.entries(JSON.parse(line)).map(([name, value]) => [name, typeof value]);
  t.strictSame(typesOf(await served.ready), typesOf(shown));
  served.signal("SIGTERM");
  t.equal((await served.ended).exitCode, 0);
});

test("the recipe for GitLab runs a scenario, and collects the report that the run writes", async (t) => {
  const recipe = blocksOf("docs/recipes.md").find(({ comment }) => comment === "test: gitlab-junit")?.text ?? "";
  const { script, artifacts } = parse(recipe).shift;
  const parsed = readArguments(script.at(-1).split(" ").slice(2));
  t.match(parsed, { command: "run", scenario: "test/shift.yaml", flags: { junit: artifacts.reports.junit } });
});

test("all options of run are on the page", async (t) => {
  const flags = Object.values(RUN_OPTIONS).map(({ flag }) => flag);
  t.same(
    flags.filter((flag) => !readPage(PAGE).includes(`\`--${flag}`)),
    [],
  );
});
