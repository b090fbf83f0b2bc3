// Reads YAML or JSON text into data, and finds the line and column of a path in the data.

import type { ErrorCode, LineCounter, YAMLError } from "yaml";
import type { Locate, Problem } from "../../../forms/problems.ts";
import type { SourceAt } from "../../../forms/source-text.ts";
import { readData, TooManyAliasedValues } from "./yaml-data.ts";
import { MAX_TOKENS, NestedTooDeeply, parseShallow, TooManyErrors, TooMuchText } from "./yaml-document.ts";
import type * as yaml from "./yaml-library.ts";
import { findPlaces } from "./yaml-places.ts";
import { findUnclosed } from "./yaml-unclosed.ts";

type TextProblem = Omit<Problem, "file">;

/** The data of a text, or its problems. */
export type Parsed = { data: unknown; locate: NonNullable<Locate>; sourceAt: SourceAt } | { problems: TextProblem[] };

type Yaml = typeof yaml;

// Sentences for the most common errors; for others the parser's sentence is used.
const SENTENCES: Partial<Record<ErrorCode, string>> = {
  MULTIPLE_DOCS: "a second document begins here: a scenario is one document",
  NON_STRING_KEY: "the name of a member must be text",
  TAB_AS_INDENT: "a tab cannot indent: use spaces",
};

const EMPTY_FILE = "this file is empty: a scenario is an object with members such as name, center and steps";
const TOO_LONG = `this text has more than ${MAX_TOKENS} words and symbols, the maximum: write agents as ranges, and use repeat for steps`;
const TOO_DEEP = "this is nested too deeply: at most 64 levels are accepted";
const BAD_MERGE = '"<<" merges an object, or a list of objects, such as <<: *defaults';
const TOO_MANY_VALUES =
  "the aliases of this file repeat too many values, or contain themselves: replace some aliases by their values";

/** Parses text. Never throws: all problems are returned. */
export async function parseText(text: string): Promise<Parsed> {
  // Loaded on demand, because scenarios that are objects don't need the parser.
  const yaml = await import("./yaml-library.ts");
  const lines = new yaml.LineCounter();
  try {
    return readDocument(yaml, text, lines);
  } catch (error) {
    if (error instanceof TooManyErrors)
      return { problems: [createProblemAt(lines, error.offset, describeYamlError(error))] };
    if (error instanceof TooMuchText) return { problems: [createProblemAt(lines, error.offset, TOO_LONG)] };
    if (error instanceof NestedTooDeeply) return { problems: [createProblemAt(lines, error.offset, TOO_DEEP)] };
    return { problems: [createProblemAt(lines, 0, describeYamlError(error))] };
  }
}

function readDocument(yaml: Yaml, text: string, lines: LineCounter): Parsed {
  const document = parseShallow(yaml, text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    // The parser compares every name with every other one, which takes minutes for a large object. findPlaces finds repeated names.
    uniqueKeys: false,
    logLevel: "error",
  });
  const syntaxProblems = removeConsequences([...document.errors, ...document.warnings]).map((error) => {
    const better = LOCAL_ERRORS.has(error.code) ? undefined : findUnclosed(yaml, document, error, lines);
    return createProblemAt(
      lines,
      better?.offset ?? error.pos[0],
      better?.message ?? SENTENCES[error.code] ?? describeYamlError(error),
    );
  });
  if (syntaxProblems.length > 0) return { problems: syntaxProblems };
  const contents = document.contents;
  if (contents === null || (yaml.isScalar(contents) && contents.value === null)) {
    return { problems: [createProblemAt(lines, 0, EMPTY_FILE)] };
  }
  const places = findPlaces(yaml, document);
  const structureProblems = [
    ...places.repeatedNames.map(({ name, offset }) =>
      createProblemAt(lines, offset, `${JSON.stringify(name)} appears twice in the same object`),
    ),
    ...places.badMerges.map((offset) => createProblemAt(lines, offset, BAD_MERGE)),
  ];
  for (const { name, offset } of places.unresolved)
    structureProblems.push(createProblemAt(lines, offset, `*${name} has no anchor: define &${name} before it`));
  if (structureProblems.length > 0) return { problems: structureProblems };
  try {
    return {
      data: readData(yaml, contents, places),
      locate: (problem) => findLineAndColumn(lines, places.find(problem)),
      sourceAt: (path) => places.sourceAt(path),
    };
  } catch (error) {
    if (!(error instanceof TooManyAliasedValues)) throw error;
    return { problems: [createProblemAt(lines, places.firstAlias, TOO_MANY_VALUES)] };
  }
}

/** The errors after which the parser continues normally. */
const LOCAL_ERRORS: ReadonlySet<ErrorCode> = new Set(["BAD_ALIAS", "TAG_RESOLVE_FAILED", "NON_STRING_KEY"]);

/** Returns the errors in the order of the text, without those that only follow from the first structural error. */
function removeConsequences(errors: readonly YAMLError[]): readonly YAMLError[] {
  const inOrder = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const first = inOrder.findIndex(({ code }) => !LOCAL_ERRORS.has(code));
  return first < 0 ? inOrder : inOrder.slice(0, first + 1);
}

function createProblemAt(lines: LineCounter, offset: number, message: string): TextProblem {
  return { ...findLineAndColumn(lines, offset), message };
}

function findLineAndColumn(lines: LineCounter, offset: number): Pick<Problem, "line" | "column"> {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function describeYamlError(error: unknown): string {
  const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return `this is not valid YAML: ${first}`;
}
