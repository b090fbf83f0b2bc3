// Tests that the generated parts of the documentation are up to date.
import { test } from "tap";
import { renderPages } from "../../scripts/docs/pages.ts";
import { writeTable } from "../../scripts/docs/table.ts";

test("every generated part is up to date", async (t) => {
  for (const { page, written, wanted } of await renderPages()) {
    t.equal(written, wanted, `${page} is out of date: run npm run docs`);
  }
});

test("tables are aligned, and a bar in a cell is escaped", async (t) => {
  t.equal(
    writeTable(
      ["a", "meaning"],
      [
        ["x|y", ""],
        ["`long one`", "z"],
      ],
    ),
    [
      "| a          | meaning |",
      "| ---------- | ------- |",
      "| x\\|y       |         |",
      "| `long one` | z       |",
    ].join("\n"),
  );
});
