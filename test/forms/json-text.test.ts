// Tests of reading JSON text: the same as JSON.parse, except for repeated members.
import fc from "fast-check";
import { test } from "tap";
import { locateJsonSources, readJson } from "../../src/forms/json-text.ts";

test("JSON without repeated members is read like JSON.parse, with any spaces", (t) => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), fc.boolean(), (value, space, isMarked) => {
      const text = `${isMarked ? "\uFEFF" : ""}${JSON.stringify(value, undefined, space)}`;
      t.same(readJson(text), { value: JSON.parse(JSON.stringify(value)) });
    }),
  );
  t.end();
});

test("a repeated member is reported anywhere, even with an escaped name", (t) => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.string(), (before, after, name) => {
      const writeText = (other: string) =>
        `[${JSON.stringify(before)}, {${JSON.stringify(name)}: {"a": ${JSON.stringify(after)}}, ${JSON.stringify(other)}: 1}]`;
      t.match(readJson(writeText(name)), { wrong: `${JSON.stringify(name)} appears twice in the same object` });
      t.match(readJson(writeText(`${name}.`)), { value: [before] });
    }),
  );
  t.end();
});

test("numbers that change when parsed keep their source text", (t) => {
  const sourceAt = locateJsonSources('{"a": [1.10, {"b": 1e5}], "c": -0, "d": 17, "e": 12345678901234567890}');
  t.same(
    [["a", 0], ["a", 1, "b"], ["c"], ["d"], ["e"], ["a"]].map((path) => sourceAt(path)),
    ["1.10", "1e5", "-0", undefined, "12345678901234567890", undefined],
  );
  t.end();
});

test("the reason why text is not valid JSON is reported", (t) => {
  for (const text of ["{", "", "\uFEFF\uFEFF1", "{a: 1}", '{"a": 0049}'])
    t.match(readJson(text), { wrong: /JSON/ }, text);
  t.end();
});
