// Parses the text of one YAML document, and gives up where it is nested deeper than makes sense.
import type * as yaml from "yaml";
import type { Document, DocumentOptions, LineCounter, ParsedNode, ParseOptions, SchemaOptions } from "yaml";

type Yaml = typeof yaml;

/** The parser's own stack has one or two places for each level of nesting; data may have 64 levels (see hazards). */
const DEEPEST = 200;

/** So many tokens (words, punctuation, line ends, runs of spaces) a text may have: reading takes some microseconds for each. */
export const MOST_TOKENS = 1_000_000;

/** After so many mistakes nobody reads on, and each costs an object. */
const MOST_ERRORS = 100;

/** A text that would take too long to read. */
export class TooMuchText extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super("too much to read");
    this.offset = offset;
  }
}

/** A text with so many mistakes that it is read no further: the message and the place are those of the first one. */
export class TooManyErrors extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

export class NestedTooDeeply extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super("nested too deeply");
    this.offset = offset;
  }
}

/**
 * The document of a text, as the parser's own `parseDocument` has it.
 *
 * What is nested without end must not get as far as that: it is composed by functions that call themselves, and when their stack runs
 * over while a regular expression is compiled, the process ends and nobody can catch that.
 *
 * @throws NestedTooDeeply, TooMuchText, EnoughErrors
 */
export function parseShallow(
  yaml: Yaml,
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions & { readonly lineCounter: LineCounter },
): Document.Parsed<ParsedNode> {
  let tokensLeft = MOST_TOKENS;
  class Shallow extends yaml.Parser {
    override *next(source: string) {
      if (--tokensLeft < 0) throw new TooMuchText(this.offset);
      if (this.stack.length > DEEPEST) throw new NestedTooDeeply(this.offset);
      yield* super.next(source);
    }
  }
  const composer = new yaml.Composer(options);
  limitErrors(composer, MOST_ERRORS);
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

/** What a composer calls for each mistake. It is a member of its own, which the types do not show. */
interface Reporting {
  onError: (source: unknown, code: string, message: string, warning?: boolean) => void;
}

/** Has a composer stop after so many mistakes. */
function limitErrors(composer: unknown, most: number): void {
  const reporting = composer as Reporting;
  const report = reporting.onError;
  let first: TooManyErrors | undefined;
  let count = 0;
  reporting.onError = (source, code, message, warning) => {
    report(source, code, message, warning);
    if (warning === true) return;
    first ??= new TooManyErrors(offsetOf(source), message);
    if (++count >= most) throw first;
  };
}

/** Where something begins that a mistake is about: a place, a range, or what has one. */
function offsetOf(source: unknown): number {
  if (typeof source === "number") return source;
  if (Array.isArray(source)) return Number(source[0]);
  const { range, offset = 0 } = source as { range?: readonly number[]; offset?: number };
  return range?.[0] ?? offset;
}
