// Where a mistake in the writing of a YAML text really is: the parser tells where it could go on no more, which is often much later.
import type * as yaml from "yaml";
import type { Document, LineCounter, Node, YAMLError } from "yaml";

type Yaml = typeof yaml;

/** What is blamed, and in which words; the offset counts characters of the text from 0. */
export interface Unclosed {
  offset: number;
  message: string;
}

/**
 * Finds the beginning of what was not closed.
 *
 * @returns undefined when nothing better is known than what the parser says.
 */
export function findUnclosed(
  yaml: Yaml,
  document: Document,
  error: YAMLError,
  lines: LineCounter,
): Unclosed | undefined {
  const [at] = error.pos;
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  let blame: Unclosed | undefined;
  yaml.visit(document, {
    Node(_, node) {
      const [begin = 0, end = 0] = node.range ?? [];
      if (begin > at) return yaml.visit.BREAK;
      if (isCut(yaml, node, error) && end === at) {
        const [opening, closing] = yaml.isMap(node) ? ["{", "}"] : ["[", "]"];
        blame = { offset: begin, message: `the ${opening} here is never closed: a ${closing} is missing` };
      } else if (isQuoted(yaml, node) && lineOf(begin) < lineOf(end) && lineOf(end) === lineOf(at) && end <= at) {
        blame = {
          offset: begin,
          message: "the text that begins here in quotes has no end in its line: close the quotes",
        };
      }
      return undefined;
    },
  });
  return blame;
}

/** Whether a list or object in brackets may be what the error says was not closed. */
function isCut(yaml: Yaml, node: Node, { message }: YAMLError): boolean {
  if (!yaml.isCollection(node) || node.flow !== true) return false;
  return message.includes(yaml.isMap(node) ? "end with a }" : "end with a ]");
}

function isQuoted(yaml: Yaml, node: Node): boolean {
  return yaml.isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
}
