// Tests that the programs of docs/web-tests.md are those of the examples, which the checks of .ci/run run or compile.
import { readFileSync } from "node:fs";
import { test } from "tap";
import { blocksOf, ROOT } from "./pages.ts";

test("each program of the page is in the example that it names", async (t) => {
  const programs = blocksOf("docs/web-tests.md").filter(({ language }) => language === "js" || language === "ts");
  t.same(
    programs.map(({ comment }) => comment),
    [
      "from: examples/tests/playwright/agent.test.mjs",
      "from: examples/cypress/cypress.config.ts",
      "from: examples/cypress/cypress/e2e/agent.cy.ts",
    ],
  );
  for (const { comment = "", text } of programs) {
    const file = comment.replace("from: ", "");
    t.ok(readFileSync(`${ROOT}${file}`, "utf8").includes(text), file);
  }
});
