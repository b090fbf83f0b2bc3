// Tests that the quotations, files and example of the guide on adding operations exist.
import { existsSync, readFileSync } from "node:fs";
import { test } from "tap";
import { declareOpenOperation, declareOperation } from "../../src/gateway/operation.ts";
import { flag, orAbsent, text, wholeNumber } from "../../src/gateway/operations/lenient.ts";
import { KNOWN_INTERFACES } from "../../src/words/known-interfaces.ts";
import { blocksOf, ROOT, readPage } from "./pages.ts";

const PAGE = "docs/adding-an-operation.md";

test("every quotation is in the file that it names", async (t) => {
  const quotations = blocksOf(PAGE).filter(({ language }) => language === "ts");
  t.ok(quotations.length >= 4, "the quotations are found");
  for (const { text, comment, line } of quotations) {
    const file = comment?.replace("from: ", "") ?? "";
    t.ok(readFileSync(`${ROOT}${file}`, "utf8").includes(text), `${PAGE}, line ${line}: ${file} differs`);
  }
});

test("all files and folders of the page exist", async (t) => {
  const paths = readPage(PAGE).match(/(?<=`)(?:src|test)\/[\w./-]+(?=`)/g) ?? [];
  t.ok(paths.length > 5, "the paths are found");
  t.same(
    paths.filter((path) => !existsSync(`${ROOT}${path}`)),
    [],
  );
});

test("the functions that declare operations and shapes exist under the names on the page", async (t) => {
  const page = readPage(PAGE);
  t.strictSame(
    Array.from(page.matchAll(/^- `(\w+)` declares an operation/gm), ([, name]) => name),
    [declareOperation.name, declareOpenOperation.name],
  );
  const [shapes = ""] = /\(`wholeNumber`.*?\)/s.exec(page) ?? [];
  t.strictSame(
    Array.from(shapes.matchAll(/`(\w+)`/g), ([, name]) => name),
    [wholeNumber, flag, text, orAbsent].map(({ name }) => name),
  );
});

test("the example is a known interface", async (t) => {
  t.hasStrict(
    KNOWN_INTERFACES.find(({ name }) => name === "hold"),
    { method: "POST", path: "/voicecall/{agentid}/hold" },
  );
});
