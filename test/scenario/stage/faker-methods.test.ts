// Tests that the methods of faker in templates are those that return text without parameters.
import { faker } from "@faker-js/faker/locale/en";
import { test } from "tap";
import { Chance } from "../../../src/core/index.ts";
import { FAKER_METHODS } from "../../../src/scenario/stage/faker-methods.ts";
import { loadFakerWords } from "../../../src/scenario/stage/generated-values.ts";

/** The methods that templates can name, with their modules. */
const METHODS = Object.entries(FAKER_METHODS).flatMap(([module, names]) => names.map((name) => `${module}.${name}`));

/** The modules whose methods need a text. */
const MODULES_WITH_PARAMETERS = ["helpers"];

test("the list of methods matches those of faker", (t) => {
  const warnings: string[] = [];
  t.capture(console, "warn", (sentence: string) => void warnings.push(sentence));
  const returnsText = (module: Record<string, () => unknown>, name: string): boolean => {
    try {
      const values = Array.from({ length: 20 }, () => module[name]?.());
      // Methods that faker is going to remove print a warning.
      return values.every((value) => typeof value === "string" && value !== "") && warnings.splice(0).length === 0;
    } catch {
      return false;
    }
  };
  const found = Object.entries(faker).flatMap(([name, module]) => {
    if (name.startsWith("_") || ["definitions", "rawDefinitions", ...MODULES_WITH_PARAMETERS].includes(name)) return [];
    return [...methodsOf(module)].filter((method) => returnsText(module, method)).map((method) => `${name}.${method}`);
  });
  t.strictSame(METHODS.toSorted(), found.toSorted());
  t.end();
});

test("every method depends only on the seed, not on the date", async (t) => {
  const fakerWords = await loadFakerWords();
  const drawAll = (seed: number) => METHODS.map((method) => fakerWords.drawWord(method, new Chance(seed), "word"));
  const words = drawAll(7);
  t.strictSame(drawAll(7), words);
  t.strictSame(
    words.filter((word) => typeof word !== "string" || word === ""),
    [],
  );
  t.ok(drawAll(8).filter((word, i) => word !== words[i]).length > METHODS.length / 2, "most words differ");
  t.strictSame(
    ["company.name", "git.commitDate"].map((method) => fakerWords.drawWord(method, new Chance(7), "word")),
    ["Kunde - Hermann", "Sun Jan 4 16:52:38 2026 +0400"],
  );
});

/** Returns the names of an object's own and inherited methods. */
function methodsOf(module: object): Set<string> {
  const names = new Set<string>();
  for (let level = module; level !== null && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const name of Object.getOwnPropertyNames(level)) {
      const value = Reflect.get(module, name);
      if (name !== "constructor" && typeof value === "function") names.add(name);
    }
  }
  return names;
}
