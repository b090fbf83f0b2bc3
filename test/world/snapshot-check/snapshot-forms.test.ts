// Tests of the parts of snapshot shapes: a shape that is missing or too wide does not compile, and a union accepts only its kinds.
import { test } from "tap";
import * as z from "zod";
import { count, oneOf, record, text, word } from "../../../src/world/snapshot-check/record-shapes.ts";

type Example = { name: "on"; since: number } | { name: "off" };

/**
 * Makes shapes that are missing a member or a kind, or accept more than their type. Never called: if a line compiles, the type check fails,
 * because its expected error is missing.
 */
export function plantWrongShapes(): z.ZodType[] {
  return [
    record<{ one: number; other?: string }>({ one: count, other: text.optional() }),
    // @ts-expect-error: `other` has no shape.
    record<{ one: number; other?: string }>({ one: count }),
    // @ts-expect-error: there is no such member.
    record<{ one: number }>({ one: count, other: text }),
    // @ts-expect-error: the shape is optional, but the member is required.
    record<{ one: number }>({ one: count.optional() }),
    // @ts-expect-error: the shape also accepts text.
    record<{ one: number }>({ one: z.union([count, text]) }),
    // @ts-expect-error: one word is left out.
    word<"on" | "off">({ on: true }),
    // @ts-expect-error: one kind is left out.
    oneOf<Example, "name">("name", { on: { since: count } }),
    // @ts-expect-error: a member of one kind is left out.
    oneOf<Example, "name">("name", { on: {}, off: {} }),
  ];
}

test("a union accepts exactly the members of each kind", (t) => {
  const shape = oneOf<Example, "name">("name", { on: { since: count }, off: {} });
  const accepts = (value: unknown) => shape.safeParse(value).success;
  t.strictSame(
    [
      { name: "on", since: 5 },
      { name: "off" },
      { name: "off", since: 5 },
      { name: "on" },
      { name: "up" },
      null,
      [],
    ].map(accepts),
    [true, true, false, false, false, false, false],
  );
  t.end();
});
