// Finds the start of an unclosed bracket or quote.
// The parser reports only the place where it could not continue.

import type { Document, LineCounter, Node, YAMLError } from "yaml";
import type * as yaml from "./yaml-library.ts";

type Yaml = typeof yaml;

/** An unclosed bracket or quote: its offset in characters from 0, and the sentence. */
export interface Unclosed {
  offset: number;
  message: string;
}

/**
 * Finds the start of an unclosed bracket or quote.
 *
 * @returns undefined if the parser's own place is the best one.
 */
export function findUnclosed(
  yaml: Yaml,
  document: Document,
  error: YAMLError,
  lines: LineCounter,
): Unclosed | undefined {
  const [at] = error.pos;
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  let unclosed: Unclosed | undefined;
  yaml.visit(document, {
    Node(_, node) {
      const [begin = 0, end = 0] = node.range ?? [];
      if (begin > at) return yaml.visit.BREAK;
      if (canBeUnclosed(yaml, node, error) && end === at) {
        const [opening, closing] = yaml.isMap(node) ? ["{", "}"] : ["[", "]"];
        unclosed = { offset: begin, message: `this ${opening} is not closed: add a ${closing}` };
      } else if (isQuoted(yaml, node) && lineOf(begin) < lineOf(end) && lineOf(end) === lineOf(at) && end <= at) {
        unclosed = {
          offset: begin,
          message: "this text in quotes does not end in its line: close the quotes",
        };
      }
      return undefined;
    },
  });
  return unclosed;
}

/** Returns whether a list or object in brackets can be the one that the error reports as unclosed. */
function canBeUnclosed(yaml: Yaml, node: Node, { message }: YAMLError): boolean {
  if (!yaml.isCollection(node) || node.flow !== true) return false;
  return message.includes(yaml.isMap(node) ? "end with a }" : "end with a ]");
}

function isQuoted(yaml: Yaml, node: Node): boolean {
  return yaml.isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
}
