// Converts zod schemas to JSON Schemas (2020-12) for OpenAPI 3.1. A schema with a name is written once and referenced elsewhere.
import * as z from "zod";

/** A JSON Schema, or another object of an OpenAPI document. */
export type JsonSchema = Record<string, unknown>;

const DEFINITIONS = "#/$defs/";

/** Converts schemas, and collects those with a name. */
export class Shapes {
  /** The JSON Schemas with a name, by that name. */
  readonly named: Record<string, JsonSchema> = {};

  /** Returns the JSON Schema of a value from a client. */
  convertInput(shape: z.ZodType): JsonSchema {
    return this.#write(shape, "input");
  }

  /** Returns the JSON Schema of a value in an answer. */
  convertOutput(shape: z.ZodType): JsonSchema {
    return this.#write(shape, "output");
  }

  #write(shape: z.ZodType, io: "input" | "output"): JsonSchema {
    // zod writes a named schema separately only if another schema contains it.
    const { properties, $defs = {} } = z.toJSONSchema(z.object({ whole: shape }), { io }) as unknown as {
      properties: { whole: JsonSchema };
      $defs?: Record<string, JsonSchema>;
    };
    const nameOf = (id: string): string => {
      const known = this.named[id];
      const schema = rewriteReferences($defs[id], (name) => name);
      // A value whose form in requests differs from its form in answers has two schemas.
      return known === undefined || JSON.stringify(known) === JSON.stringify(schema) ? id : `${id}Input`;
    };
    const names = new Map(Object.keys($defs).map((id) => [id, nameOf(id)]));
    const rename = (id: string): string => names.get(id) ?? id;
    for (const [id, schema] of Object.entries($defs))
      this.named[rename(id)] = rewriteReferences(schema, rename) as JsonSchema;
    return rewriteReferences(properties.whole, rename) as JsonSchema;
  }
}

/** Returns the schema with references to the components of an OpenAPI document, and without `$schema` and ids. */
function rewriteReferences(value: unknown, rename: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => rewriteReferences(item, rename));
  if (typeof value !== "object" || value === null) return value;
  const { $schema: _, ...rest } = value as JsonSchema;
  const { $ref, id, ...others } = rest;
  const members = typeof id === "string" ? others : { ...(id === undefined ? {} : { id }), ...others };
  const written = Object.fromEntries(
    Object.entries(members).map(([name, inner]) => [name, rewriteReferences(inner, rename)]),
  );
  if (typeof $ref !== "string") return written;
  return {
    $ref: $ref.startsWith(DEFINITIONS) ? `#/components/schemas/${rename($ref.slice(DEFINITIONS.length))}` : $ref,
    ...written,
  };
}
