// Parses the text of one YAML document, with limits on its size, its nesting and its errors.

import type { Document, DocumentOptions, LineCounter, ParsedNode, ParseOptions, SchemaOptions } from "yaml";
import type * as yaml from "./yaml-library.ts";

type Yaml = typeof yaml;

/** The maximum size of the parser's stack, which has one or two entries per level. Data is limited to 64 levels: see unsafe-data.ts. */
const MAX_DEPTH = 200;

/** The maximum number of tokens: words, punctuation, line ends and runs of spaces. Each takes some microseconds. */
export const MAX_TOKENS = 1_000_000;

/** The number of errors after which parsing ends. Each costs an object. */
const MAX_ERRORS = 100;

/** Thrown if the text has more than MAX_TOKENS tokens. */
export class TooMuchText extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super("too much to read");
    this.offset = offset;
  }
}

/** Thrown if the text has too many errors. Message and offset are those of the first one. */
export class TooManyErrors extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Thrown if the text is nested too deeply. */
export class NestedTooDeeply extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super("nested too deeply");
    this.offset = offset;
  }
}

/**
 * Parses one document as `parseDocument` of the parser does, but limits the tokens, the nesting and the errors.
 *
 * The parser's composer is recursive. If its stack overflows while a regular expression is compiled, the process ends, and nothing can
 * catch that.
 *
 * @throws NestedTooDeeply, TooMuchText, TooManyErrors
 */
export function parseShallow(
  yaml: Yaml,
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions & { readonly lineCounter: LineCounter },
): Document.Parsed<ParsedNode> {
  let tokensLeft = MAX_TOKENS;
  class Shallow extends yaml.Parser {
    override *next(source: string) {
      if (--tokensLeft < 0) throw new TooMuchText(this.offset);
      if (this.stack.length > MAX_DEPTH) throw new NestedTooDeeply(this.offset);
      yield* super.next(source);
    }
  }
  const composer = new yaml.Composer(options);
  limitErrors(composer, MAX_ERRORS);
  const tokens = new Shallow(options.lineCounter.addNewLine).parse(text);
  let found: Document.Parsed<ParsedNode> | undefined;
  for (const document of composer.compose(tokens, true, text.length)) {
    if (found === undefined) {
      found = document;
    } else {
      const [from, to] = document.range;
      found.errors.push(new yaml.YAMLParseError([from, to], "MULTIPLE_DOCS", "there is more than one document"));
      break;
    }
  }
  if (found === undefined) throw new Error("a text has at least one document");
  return found;
}

/** The callback that a composer has for errors. The published types don't show it. */
interface ErrorReporter {
  onError: (source: unknown, code: string, message: string, warning?: boolean) => void;
}

/** Makes a composer throw after a number of errors. */
function limitErrors(composer: unknown, maxErrors: number): void {
  const reporter = composer as ErrorReporter;
  const report = reporter.onError;
  let first: TooManyErrors | undefined;
  let count = 0;
  reporter.onError = (source, code, message, warning) => {
    report(source, code, message, warning);
    if (warning === true) return;
    first ??= new TooManyErrors(offsetOf(source), message);
    if (++count >= maxErrors) throw first;
  };
}

/** Returns the offset of an error's source: an offset, a range, or an object with a range or an offset; 0 for any other object. */
function offsetOf(source: unknown): number {
  if (typeof source === "number") return source;
  if (Array.isArray(source)) return Number(source[0]);
  const { range, offset = 0 } = source as { range?: readonly number[]; offset?: number };
  return range?.[0] ?? offset;
}
