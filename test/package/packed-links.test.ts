// Tests that relative links in the pages of the npm package lead to files of the package.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "tap";
import { ROOT } from "./image.ts";
import { readPackedPackage } from "./packed-package.ts";

const files = readPackedPackage().files.map(({ path }) => path);
const targets = new Set([...files, ...files.map((file) => dirname(file))]);

for (const page of files.filter((file) => file.endsWith(".md"))) {
  test(`links of ${page} lead to files of the package`, async (t) => {
    const prose = readFileSync(`${ROOT}${page}`, "utf8").replaceAll(/^```[\s\S]*?^```$/gm, "");
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
    const own = links.filter((link) => !/^(?:[a-z]+:|#)/.test(link));
    const dead = own.filter((link) => !targets.has(join(dirname(page), link.replace(/#.*$/, ""))));
    t.same(dead, []);
  });
}
