// Tests that the page on comparisons shows real output, and that its tape was recorded from its session.
import { readFileSync } from "node:fs";
import { test } from "tap";
import { runToEnd } from "../cli/command.ts";
import { recordExampleTape } from "../conform/example-session.ts";
import { blocksOf } from "./pages.ts";

const TAPE = "examples/conformance/evening.ndjson";
const blocks = blocksOf("docs/compare.md");

test("the report and the settings on the page are the real ones", async (t) => {
  const findText = (name: string) => blocks.find(({ comment }) => comment === `test: ${name}`)?.text;
  t.strictSame(await runToEnd(["conform", TAPE]), { exitCode: 1, out: findText("report"), err: "" });
  t.strictSame(await runToEnd(["conform", TAPE, "--suggest"]), { exitCode: 1, out: findText("settings"), err: "" });
});

test("the tape of the example is that of its session, except for dates", async (t) => {
  const { head, exchanges } = await recordExampleTape();
  const lines = [head, ...exchanges].map((line) => JSON.stringify(line).replace(/\["Date","[^"]*"\]/, "DATE"));
  t.equal(`${lines.join("\n")}\n`, readFileSync(TAPE, "utf8").replaceAll(/\["Date","[^"]*"\]/g, "DATE"));
});
