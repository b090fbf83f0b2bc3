// Makes values that match a JSON Schema fully or nearly, so that requests pass the first checks.
import type { Random } from "./random.ts";
import { makeValueFor } from "./values.ts";

/** A JSON Schema, with the keywords that values are made from. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/**
 * Returns a value for a schema. `name` is the member that gets it. `schemas` has the schemas that this one can refer to, by the last parts
 * of their names.
 */
export function makeValueFrom(
  schema: Schema,
  name: string,
  random: Random,
  schemas: Readonly<Record<string, Schema>> = {},
  depth = 0,
): unknown {
  const inner = (of: Schema, as: string) => makeValueFrom(of, as, random, schemas, depth + 1);
  if (depth > 8) return null;
  if (schema.$ref !== undefined) return inner(schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}, name);
  if ("const" in schema) return schema.const;
  if (schema.enum !== undefined) return random.chance(0.9) ? random.pick(schema.enum) : makeValueFor(name, random);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return random.chance(0.3) ? makeValueFor(name, random) : inner(random.pick(choices), name);
  if (schema.type === "array") return Array.from({ length: random.below(3) }, () => inner(schema.items ?? {}, name));
  if (schema.type === "object" || schema.properties !== undefined) {
    const required = new Set(schema.required);
    const made: Record<string, unknown> = {};
    for (const [member, of] of Object.entries(schema.properties ?? {})) {
      if (required.has(member) || random.chance(0.3)) made[member] = inner(of, member);
    }
    return made;
  }
  if (schema.type === "boolean") return random.chance(0.5);
  return makeValueFor(name, random);
}
