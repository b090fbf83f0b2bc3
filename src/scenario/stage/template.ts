// Parses and checks templates such as `{{phone}}`, `{{variables.prefix}}`, `{{calls.first.from}}` and `{{faker.company.name}}`.

import { describeUnknownName, show } from "../../forms/wording.ts";
import { FAKER_METHODS } from "./faker-methods.ts";

/** The members of steps that can hold templates. */
export const TEMPLATED: ReadonlySet<string> = new Set(["from", "called", "number", "numbers", "data", "phone", "text"]);

/** The facts about a call that templates can name. */
export interface TemplateCallFacts {
  callid: string;
  /** The caller's number. */
  from: string;
  /** The dialed number. */
  called: string;
}

const CALL_FACTS = ["callid", "from", "called"] as const satisfies (keyof TemplateCallFacts)[];

/** A piece of a template: plain text, or the content of a pair of braces. */
export type TemplatePiece =
  | string
  | { kind: "phone" }
  | { kind: "name" }
  | { kind: "variable"; name: string }
  /** `fact` is a member of TemplateCallFacts if the template is valid. */
  | { kind: "call"; call: string; fact: string }
  /** A method of faker, such as `company.name`. */
  | { kind: "faker"; method: string };

/** The accepted content of templates, as the end of an error message. */
const TEMPLATE_FORM =
  "{{phone}}, {{name}}, {{variables.x}} for a variable x of the scenario, {{calls.c.callid}} (or from, called) for a call c of an " +
  "earlier step, or a method of faker such as {{faker.company.name}}";

const BRACES = /\{\{([^{}]*)\}\}/;

/** Splits a template into pieces. Every second part of the split is the captured content of braces. */
export function parseTemplate(template: string): TemplatePiece[] {
  return template
    .split(BRACES)
    .map((part, i) => (i % 2 === 0 ? part : parseBraces(part.trim())))
    .filter((piece) => piece !== "");
}

/** The names that a template can use. */
export interface TemplateNames {
  /** Undefined if the variables could not be read. */
  variables: Readonly<Record<string, unknown>> | undefined;
  /** Returns the error sentence for the name of a call; undefined if the template can use it. */
  describeWrongCall(name: string): string | undefined;
}

/** Returns the error sentence for a template; undefined if it is valid. */
export function findTemplateProblem(template: string, names: TemplateNames): string | undefined {
  for (const piece of parseTemplate(template)) {
    const problem =
      typeof piece === "string"
        ? findBracesProblem(piece, template)
        : findPieceProblem(piece, names.variables, names.describeWrongCall);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function findBracesProblem(text: string, template: string): string | undefined {
  if (!text.includes("{{") && !text.includes("}}")) return undefined;
  return `${show(template)} has unmatched braces: a template is ${TEMPLATE_FORM}`;
}

function findPieceProblem(
  piece: Exclude<TemplatePiece, string>,
  variables: TemplateNames["variables"],
  describeWrongCall: TemplateNames["describeWrongCall"],
): string | undefined {
  switch (piece.kind) {
    case "variable": {
      if (variables === undefined || Object.hasOwn(variables, piece.name)) return undefined;
      const names = ["phone", "name", ...Object.keys(variables)];
      return describeUnknownName("name in a template:", piece.name, names, `It can be ${TEMPLATE_FORM}`);
    }
    case "call":
      if (piece.fact === "")
        return `{{calls.${piece.call}}} names no fact about the call: use callid, from or called, as in {{calls.${piece.call}.from}}`;
      if (!CALL_FACTS.some((fact) => fact === piece.fact)) {
        return describeUnknownName(
          "fact about a call:",
          piece.fact,
          CALL_FACTS,
          `It is one of ${CALL_FACTS.join(", ")}`,
        );
      }
      return describeWrongCall(piece.call);
    case "faker":
      return findFakerProblem(piece.method);
    default:
      return undefined;
  }
}

function findFakerProblem(method: string): string | undefined {
  const [module = "", name = ""] = method.split(".", 2);
  const methods = Object.hasOwn(FAKER_METHODS, module) ? FAKER_METHODS[module] : undefined;
  if (methods?.includes(name) && method === `${module}.${name}`) return undefined;
  const all = Object.entries(FAKER_METHODS).flatMap(([module, names]) => names.map((each) => `${module}.${each}`));
  const known =
    methods === undefined
      ? `Methods that return text are in ${Object.keys(FAKER_METHODS).join(", ")}`
      : `In ${module}, methods that return text are ${methods.join(", ")}`;
  return describeUnknownName("method of faker:", method, all, known);
}

function parseBraces(word: string): TemplatePiece {
  if (word === "phone" || word === "name") return { kind: word };
  if (word.startsWith("faker.")) return { kind: "faker", method: word.slice("faker.".length) };
  if (word.startsWith("calls.")) {
    const [call = "", fact = ""] = splitLast(word.slice("calls.".length));
    return { kind: "call", call, fact };
  }
  return { kind: "variable", name: word.replace(/^variables\./, "") };
}

/** Splits at the last dot, because the name of a call can have dots. */
function splitLast(word: string): [string, string] {
  const dot = word.lastIndexOf(".");
  return dot < 0 ? [word, ""] : [word.slice(0, dot), word.slice(dot + 1)];
}
