// Generates names, telephone numbers and words from the world's seed, and fills templates with them.
import type { Faker } from "@faker-js/faker";
import type { Chance } from "../../core/index.ts";
import { personNameOf } from "./person-names.ts";
import { StepFailure } from "./step-failure.ts";
import { parseTemplate, type TemplateCallFacts, type TemplatePiece } from "./template.ts";

/** Generates words with faker. A word depends only on the method, the seed, the stream and the number of earlier draws from it. */
export interface FakerWords {
  /** Returns a word from one of FAKER_METHODS, such as `company.name`. */
  drawWord(method: string, chance: Chance, stream: string): string;
}

/** Values that templates can name. */
export type Variables = Readonly<Record<string, string | number | boolean>>;

/** The sources of a template's values. `fakerWords` is needed only for `{{faker...}}`. */
export interface TemplateSources {
  chance: Chance;
  /** The random stream for generated values. */
  stream: string;
  variables: Variables;
  fakerWords?: FakerWords | undefined;
  /** Returns the facts about a named call. */
  calls?: (name: string) => TemplateCallFacts | StepFailure;
}

let loading: Promise<FakerWords> | undefined;

/** Loads faker, once. This takes tens of milliseconds: check needsFakerWords first. */
export function loadFakerWords(): Promise<FakerWords> {
  loading ??= importFakerWords();
  return loading;
}

async function importFakerWords(): Promise<FakerWords> {
  // English alone loads eight times faster than all languages.
  const { faker: shared } = await import("@faker-js/faker/locale/en");
  // A separate instance, because seeding the shared one would change the results of a test that also uses faker.
  const OwnFaker = shared.constructor as typeof Faker;
  const faker = new OwnFaker({ locale: shared.rawDefinitions });
  // Some words contain a date, which must not be that of today.
  faker.setDefaultRefDate(Date.UTC(2026, 0, 5, 9));
  return {
    drawWord(method, chance, stream) {
      const [module = "", name = ""] = method.split(".");
      const modules = faker as unknown as Readonly<Record<string, Readonly<Record<string, () => string>>>>;
      faker.seed(chance.drawUint32(stream));
      // The method needs its module as `this`.
      const word = modules[module]?.[name]?.();
      if (word === undefined) throw new Error(`faker has no ${method}`);
      return word;
    },
  };
}

/** Returns the first and last name of a person. They depend only on the seed, the stream and the number of earlier draws from it. */
export function drawPersonName(chance: Chance, stream: string): string {
  return personNameOf(chance.drawUint32(stream));
}

/** Returns the first and last name of an agent. They depend only on the seed and the id: nothing is drawn. */
export function makeAgentName(chance: Chance, id: number): string {
  return personNameOf(chance.hashOf(`name/${id}`));
}

/** Returns a telephone number of eight digits; the first is not 0. */
export function drawPhoneNumber(chance: Chance, stream: string): string {
  return String(10_000_000 + Math.floor(chance.drawFraction(stream) * 90_000_000));
}

/**
 * Fills a template that the reader has accepted.
 *
 * @returns the text, or a StepFailure if no step has made a named call yet.
 * @throws Error if it names a variable that the scenario doesn't have, or needs words of faker that are not loaded.
 */
export function fillTemplate(template: string, sources: TemplateSources): string | StepFailure {
  let filled = "";
  for (const piece of parseTemplate(template)) {
    const value = typeof piece === "string" ? piece : fillPiece(piece, sources);
    if (value instanceof StepFailure) return value;
    filled += value;
  }
  return filled;
}

function fillPiece(
  piece: Exclude<TemplatePiece, string>,
  { chance, stream, variables, fakerWords, calls }: TemplateSources,
): string | StepFailure {
  switch (piece.kind) {
    case "phone":
      return drawPhoneNumber(chance, stream);
    case "name":
      return drawPersonName(chance, stream);
    case "faker":
      return requireFakerWords(fakerWords, `{{faker.${piece.method}}}`).drawWord(piece.method, chance, stream);
    case "call": {
      const call = calls?.(piece.call) ?? new StepFailure(`no call is available for {{calls.${piece.call}}}`);
      return call instanceof StepFailure ? call : call[piece.fact as keyof TemplateCallFacts];
    }
    case "variable":
      if (!Object.hasOwn(variables, piece.name)) throw new Error(`the scenario has no variable "${piece.name}"`);
      return String(variables[piece.name]);
  }
}

function requireFakerWords(fakerWords: FakerWords | undefined, template: string): FakerWords {
  if (fakerWords === undefined)
    throw new Error(`${template} needs words of faker: load them with loadFakerWords first`);
  return fakerWords;
}

// Not only white space can stand before `faker`: in JSON, a line feed is a backslash with a letter.
const FAKER_TEMPLATE = /\{\{[^{}]*faker\./;

// Scenarios are immutable, and many worlds may have the same one.
const needsWordsBySteps = new WeakMap<object, boolean>();

/** Returns whether a scenario needs loadFakerWords: a step has `{{faker...}}`. */
export function needsFakerWords({ steps }: { steps: object }): boolean {
  let needsWords = needsWordsBySteps.get(steps);
  if (needsWords === undefined) {
    needsWords = FAKER_TEMPLATE.test(JSON.stringify(steps));
    needsWordsBySteps.set(steps, needsWords);
  }
  return needsWords;
}
