// Made-up names and telephone numbers: drawn from the world's chance, so that the same seed makes up the same people.
import type { Faker } from "@faker-js/faker";
import type { Chance } from "../../core/index.ts";
import { personNameOf } from "./person-names.ts";
import { StepFailure } from "./step-failure.ts";
import { type CallFacts, type Piece, parseTemplate } from "./template.ts";

/** Makes up values that need a dictionary. The same seed, stream and draw give the same value, whatever else was made up. */
export interface MadeUp {
  /** What one of FAKER_METHODS gives, named as in `company.name`. */
  word(method: string, chance: Chance, stream: string): string;
}

/** Values that templates can name. */
export type Variables = Readonly<Record<string, string | number | boolean>>;

/** Where a template's values come from; `madeUp` is needed for `{{faker...}}` only. */
export interface FillFrom {
  chance: Chance;
  /** The stream of chance that made-up values are drawn from. */
  stream: string;
  variables: Variables;
  madeUp?: MadeUp | undefined;
  /** The call of a name. */
  calls?: (name: string) => CallFacts | StepFailure;
}

let loading: Promise<MadeUp> | undefined;

/** Loads the dictionary, once. It takes tens of milliseconds: ask `needsMadeUp` first. */
export function loadMadeUp(): Promise<MadeUp> {
  loading ??= load();
  return loading;
}

async function load(): Promise<MadeUp> {
  // English alone loads eight times faster than all languages together.
  const { faker: shared } = await import("@faker-js/faker/locale/en");
  // An instance of our own: seeding the shared one would spoil the chance of a test that uses it beside us.
  const OwnFaker = shared.constructor as typeof Faker;
  const faker = new OwnFaker({ locale: shared.rawDefinitions });
  // Some of its words have a date in them, which would be today's.
  faker.setDefaultRefDate(Date.UTC(2026, 0, 5, 9));
  return {
    word(method, chance, stream) {
      const [module = "", name = ""] = method.split(".");
      const modules = faker as unknown as Readonly<Record<string, Readonly<Record<string, () => string>>>>;
      faker.seed(chance.uint32(stream));
      // Called on its module, of which it is a method.
      const made = modules[module]?.[name]?.();
      if (made === undefined) throw new Error(`faker has no ${method}`);
      return made;
    },
  };
}

/** Returns a person's first and last name. The same seed, stream and draw give the same name, whatever else was made up. */
export function personName(chance: Chance, stream: string): string {
  return personNameOf(chance.uint32(stream));
}

/** A telephone number of eight digits, the first not 0. */
export function phoneNumber(chance: Chance, stream: string): string {
  return String(10_000_000 + Math.floor(chance.fraction(stream) * 90_000_000));
}

/**
 * Puts values into a template that the reader has accepted. A Hitch comes back when it tells of a call that no step has made yet.
 * Throws when it names what can never be there.
 */
export function fillTemplate(template: string, from: FillFrom): string | StepFailure {
  let filled = "";
  for (const piece of parseTemplate(template)) {
    const value = typeof piece === "string" ? piece : pieceValue(piece, from);
    if (value instanceof StepFailure) return value;
    filled += value;
  }
  return filled;
}

function pieceValue(
  piece: Exclude<Piece, string>,
  { chance, stream, variables, madeUp, calls }: FillFrom,
): string | StepFailure {
  switch (piece.kind) {
    case "phone":
      return phoneNumber(chance, stream);
    case "name":
      return personName(chance, stream);
    case "faker":
      return requireMadeUp(madeUp, `{{faker.${piece.method}}}`).word(piece.method, chance, stream);
    case "call": {
      const call =
        calls?.(piece.call) ?? new StepFailure(`there are no calls here that {{calls.${piece.call}}} could mean`);
      return call instanceof StepFailure ? call : call[piece.told as keyof CallFacts];
    }
    case "variable":
      if (!Object.hasOwn(variables, piece.name)) throw new Error(`the scenario has no variable "${piece.name}"`);
      return String(variables[piece.name]);
  }
}

function requireMadeUp(madeUp: MadeUp | undefined, template: string): MadeUp {
  if (madeUp === undefined) throw new Error(`${template} needs made-up words: load them with loadMadeUp first`);
  return madeUp;
}

const NEEDS_WORDS = /\{\{\s*faker\./;

/** Returns whether anything in a scenario needs `loadMadeUp`: a `{{faker...}}` in the steps. */
export function needsMadeUp({ steps }: { steps: unknown }): boolean {
  return NEEDS_WORDS.test(JSON.stringify(steps));
}
