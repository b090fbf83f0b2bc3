// Made-up names and telephone numbers: drawn from the world's chance, so that the same seed makes up the same people.
import type { Faker } from "@faker-js/faker";
import type { Chance } from "../core/index.ts";
import type { CenterPlan } from "./center-plan.ts";
import { parseTemplate } from "./template.ts";

/** Makes up values that need a dictionary. The same seed, stream and draw give the same value, whatever else was made up. */
export interface MadeUp {
  /** A person's first and last name. */
  personName(chance: Chance, stream: string): string;
}

/** Values that templates can name. */
export type Variables = Readonly<Record<string, string | number | boolean>>;

/** Where a template's values come from; `madeUp` is needed for `{{name}}` only. */
export interface FillFrom {
  chance: Chance;
  /** The stream of chance that made-up values are drawn from. */
  stream: string;
  variables: Variables;
  madeUp?: MadeUp | undefined;
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
  return {
    personName(chance, stream) {
      faker.seed(chance.uint32(stream));
      return `${faker.person.firstName()} ${faker.person.lastName()}`;
    },
  };
}

/** A telephone number of eight digits, the first not 0. */
export function phoneNumber(chance: Chance, stream: string): string {
  return String(10_000_000 + Math.floor(chance.fraction(stream) * 90_000_000));
}

/** Puts values into a template that the reader has accepted. Throws when it names what is not there. */
export function fill(template: string, from: FillFrom): string {
  const values = parseTemplate(template).map((piece) => {
    if (typeof piece === "string") return piece;
    if (piece.kind === "phone") return phoneNumber(from.chance, from.stream);
    if (piece.kind === "name") {
      if (from.madeUp === undefined) throw new Error("{{name}} needs made-up names: load them with loadMadeUp first");
      return from.madeUp.personName(from.chance, from.stream);
    }
    if (!Object.hasOwn(from.variables, piece.name)) throw new Error(`the scenario has no variable "${piece.name}"`);
    return String(from.variables[piece.name]);
  });
  return values.join("");
}

/** Whether anything in a scenario needs `loadMadeUp`: an agent without a name, or a `{{name}}` anywhere in the steps. */
export function needsMadeUp({ center, steps }: { center: Pick<CenterPlan, "agents">; steps: unknown }): boolean {
  return center.agents.some(({ name }) => name === undefined) || /\{\{\s*name\s*\}\}/.test(JSON.stringify(steps));
}
