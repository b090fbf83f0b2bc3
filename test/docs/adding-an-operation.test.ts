// Tests that the quotations, files and example of the guide on adding operations exist.
import { existsSync, readFileSync } from "node:fs";
import { test } from "tap";
import { KNOWN_INTERFACES } from "../../src/words/known-interfaces.ts";
import { blocksOf, ROOT, readPage } from "./pages.ts";

const PAGE = "docs/adding-an-operation.md";

test("every quotation is in the file that it names", async (t) => {
  const quotations = blocksOf(PAGE).filter(({ language }) => language === "ts");
  t.ok(quotations.length >= 4);
  for (const { text, comment, line } of quotations) {
    const file = comment?.replace("from: ", "") ?? "";
    t.ok(readFileSync(`${ROOT}${file}`, "utf8").includes(text), `${PAGE}, line ${line}: ${file} differs`);
  }
});

test("all files and folders of the page exist", async (t) => {
  for (const [path] of readPage(PAGE).matchAll(/(?<=`)(?:src|test)\/[\w./-]+(?=`)/g)) {
    t.ok(existsSync(`${ROOT}${path}`), path);
  }
});

test("the example is a known interface", async (t) => {
  t.match(
    KNOWN_INTERFACES.find(({ name }) => name === "hold"),
    { method: "POST", path: "/voicecall/{agentid}/hold" },
  );
});
