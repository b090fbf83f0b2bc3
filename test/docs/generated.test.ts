// The generated parts of the documentation are what the code would write today.
import { test } from "tap";
import { renderPages } from "../../scripts/docs/pages.ts";
import { table } from "../../scripts/docs/table.ts";

test("every generated part is up to date", async (t) => {
  for (const { page, written, wanted } of await renderPages()) {
    t.equal(written, wanted, `${page} is not what the code says: run npm run docs`);
  }
});

test("a table is aligned, and a bar in a cell is text", async (t) => {
  t.equal(
    table(
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
