// Parses the text of one YAML document, and gives up where it is nested deeper than makes sense.
import type { Document, DocumentOptions, LineCounter, ParsedNode, ParseOptions, SchemaOptions } from "yaml";

type Yaml = typeof import("yaml");

/** The parser's own stack has one or two places for each level of nesting; data may have 64 levels (see hazards). */
const DEEPEST = 200;

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
 * @throws NestedTooDeeply
 */
export function parseShallow(
  yaml: Yaml,
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions & { readonly lineCounter: LineCounter },
): Document.Parsed<ParsedNode> {
  class Shallow extends yaml.Parser {
    override *next(source: string) {
      if (this.stack.length > DEEPEST) throw new NestedTooDeeply(this.offset);
      yield* super.next(source);
    }
  }
  const composer = new yaml.Composer(options);
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
