// Tests of the parsers of Dockerfile and .dockerignore.
import { test } from "tap";
import { pairsOf, readStages, wordsOf } from "../../scripts/container/dockerfile.ts";
import { isIgnored } from "../../scripts/container/ignored.ts";

test("stages, flags, continued lines and default arguments are parsed", async (t) => {
  const text = [
    "# A comment",
    "ARG BASE=node:24-slim",
    "FROM $" + "{BASE} AS build",
    "RUN one && \\",
    "    # between",
    "    two",
    "FROM scratch",
    "COPY --from=build /a b/",
  ].join("\n");
  const stages = readStages(text);
  t.same(stages, [
    {
      base: "node:24-slim",
      name: "build",
      instructions: [{ verb: "RUN", flags: [], rest: "one && two", line: 4 }],
    },
    {
      base: "scratch",
      name: undefined,
      instructions: [{ verb: "COPY", flags: ["--from=build"], rest: "/a b/", line: 8 }],
    },
  ]);
});

test("lists and pairs are parsed", async (t) => {
  const createInstruction = (verb: string, rest: string) => ({ verb, flags: [], rest, line: 1 });
  t.same(wordsOf(createInstruction("HEALTHCHECK", 'CMD ["ccgw", "health"]')), ["ccgw", "health"]);
  t.throws(() => wordsOf(createInstruction("ENTRYPOINT", "node main.js")), {
    message: "line 1: ENTRYPOINT is not written as a list",
  });
  t.same(pairsOf(createInstruction("LABEL", 'a.b="two words" c=3')), [
    ["a.b", "two words"],
    ["c", "3"],
  ]);
});

test("the last matching pattern decides, and a pattern includes the files below a folder", async (t) => {
  const ignore = "# all but\n*\n!src\n**/*.key\n!docs/one.md\n";
  const files = ["src/a/b.ts", "src/a/b.key", "docs/one.md", "docs/two.md", "srcs", ".git/config"];
  t.same(
    files.filter((file) => !isIgnored(ignore, file)),
    ["src/a/b.ts", "docs/one.md"],
  );
});
