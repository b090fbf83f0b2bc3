// Templates in the texts of a scenario: `{{phone}}`, `{{name}}`, `{{variables.prefix}}` or `{{prefix}}`.

/** A piece of a template: text as it stands, or what a pair of braces names. */
export type Piece = string | { kind: "phone" } | { kind: "name" } | { kind: "variable"; name: string };

/** What a template may name, for the end of an error message. */
export const TEMPLATE_FORM = "{{phone}}, {{name}}, or {{variables.x}} for a variable x of the scenario";

const BRACES = /\{\{([^{}]*)\}\}/;

/** Takes a template apart: what the split captures, every second part, stood between braces. */
export function parseTemplate(template: string): Piece[] {
  return template
    .split(BRACES)
    .map((part, i) => (i % 2 === 0 ? part : named(part.trim())))
    .filter((piece) => piece !== "");
}

/** What is wrong with a template, given the names of the scenario's variables; undefined when nothing is. */
export function templateFlaw(
  template: string,
  variables: Readonly<Record<string, unknown>>,
): { name: string } | "braces" | undefined {
  for (const piece of parseTemplate(template)) {
    if (typeof piece === "string") {
      if (piece.includes("{{") || piece.includes("}}")) return "braces";
    } else if (piece.kind === "variable" && !Object.hasOwn(variables, piece.name)) {
      return { name: piece.name };
    }
  }
  return undefined;
}

function named(word: string): Piece {
  if (word === "phone" || word === "name") return { kind: word };
  return { kind: "variable", name: word.replace(/^variables\./, "") };
}
