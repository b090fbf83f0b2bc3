// Tests of finding worlds by name and scenario.
import { test } from "tap";
import { findWorlds } from "../../../src/board/feeds/find-worlds.ts";

const WORLDS = [
  { name: "default", scenario: "small" },
  { name: "tests-17", scenario: "default" },
  { name: "tests-1", scenario: "default" },
  { name: "old-tests-1", scenario: "rush" },
];

const findNames = (typed: string) => findWorlds(WORLDS, typed).map(({ name }) => name);

test("an equal name is first, then names that begin with the text or contain it, then scenarios", async (t) => {
  t.strictSame(findNames("TESTS-1"), ["tests-1", "tests-17", "old-tests-1"]);
  t.strictSame(findNames("default"), ["default", "tests-17", "tests-1"]);
});

test("an empty text finds all worlds in their order, and a text that no world contains finds none", async (t) => {
  t.strictSame(findNames("  "), ["default", "tests-17", "tests-1", "old-tests-1"]);
  t.strictSame(findNames("[*"), []);
});
