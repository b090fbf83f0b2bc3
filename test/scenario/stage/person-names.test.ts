// Tests of names of people: the same name for a seed on every machine, and many different names.
import { test } from "tap";
import { personNameOf } from "../../../src/scenario/stage/person-names.ts";

test("a seed always gives the same name, from the lowest seed to the highest", (t) => {
  t.strictSame([0, 1, 2, 2 ** 31, 2 ** 32 - 1].map(personNameOf), [
    "Jamar Cole",
    "Waldo Simonis",
    "Estell Goyette",
    "May Abshire",
    "Salma Mante",
  ]);
  t.end();
});

test("10,000 agents have nearly as many different names, each with a first and a last name", (t) => {
  const names = Array.from({ length: 10_000 }, (_, seed) => personNameOf(seed));
  t.strictSame(
    names.filter((name) => !/^[A-Z][\w']+ [A-Z][\w']+$/.test(name)),
    [],
  );
  t.ok(new Set(names).size > 9_900);
  t.end();
});
