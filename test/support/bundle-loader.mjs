// Module hooks of a process that runs a bundle of tests: Node loads the bundle without tsx, which would replace its source map.
import { readFile } from "node:fs/promises";

const SOURCES = new URL("../../src/", import.meta.url).href;

/**
 * Loads a module.
 *
 * @throws Error for a source: the bundle contains it already, and nothing checks the counters of a second copy.
 */
export async function load(url, context, nextLoad) {
  if (/\.tap\/tests-\w+\/tests\.js$/.test(url)) {
    return { format: "module", source: await readFile(new URL(url), "utf8"), shortCircuit: true };
  }
  if (url.startsWith(SOURCES)) {
    throw new Error(`${url} is in the bundle of the tests. Import it by a relative path or template, not by a URL.`);
  }
  return nextLoad(url, context);
}
