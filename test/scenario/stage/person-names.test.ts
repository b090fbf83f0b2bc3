// Names generated without faker are those of faker for the same seed.
import { faker } from "@faker-js/faker/locale/en";
import * as fc from "fast-check";
import { test } from "tap";
import { personNameOf } from "../../../src/scenario/stage/person-names.ts";
import { cases } from "../../support/cases.ts";

function nameOfFaker(seed: number): string {
  faker.seed(seed);
  return `${faker.person.firstName()} ${faker.person.lastName()}`;
}

test("the lowest and the highest seed give the names of faker", (t) => {
  const seeds = [0, 1, 2, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
  t.strictSame(seeds.map(personNameOf), seeds.map(nameOfFaker));
  t.end();
});

test("every seed gives the name of faker, including double names", (t) => {
  let double = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
      const name = personNameOf(seed);
      if (name.includes("-")) double += 1;
      return name === nameOfFaker(seed);
    }),
    { numRuns: cases(10_000) },
  );
  t.ok(double > 0);
  t.end();
});
