// Declared shapes as JSON Schemas (2020-12, as OpenAPI 3.1 has it): those with a name once, wherever they are used.
import * as z from "zod";

export type JsonSchema = Record<string, unknown>;

const OWN = "#/$defs/";

/** Writes shapes, and gathers what has a name. */
export class Shapes {
  /** The shapes with a name, by it. */
  readonly named: Record<string, JsonSchema> = {};

  /** A shape as it is read from a client. */
  input(shape: z.ZodType): JsonSchema {
    return this.#write(shape, "input");
  }

  /** A shape as it is answered. */
  output(shape: z.ZodType): JsonSchema {
    return this.#write(shape, "output");
  }

  #write(shape: z.ZodType, io: "input" | "output"): JsonSchema {
    // Inside of something else, a shape with a name is written apart.
    const { properties, $defs = {} } = z.toJSONSchema(z.object({ it: shape }), { io }) as unknown as {
      properties: { it: JsonSchema };
      $defs?: Record<string, JsonSchema>;
    };
    const nameOf = (id: string): string => {
      const known = this.named[id];
      const schema = rewriteReferences($defs[id], (name) => name);
      // A value that is read in another form than it is written has two schemas.
      return known === undefined || JSON.stringify(known) === JSON.stringify(schema) ? id : `${id}Input`;
    };
    const names = new Map(Object.keys($defs).map((id) => [id, nameOf(id)]));
    const rename = (id: string): string => names.get(id) ?? id;
    for (const [id, schema] of Object.entries($defs))
      this.named[rename(id)] = rewriteReferences(schema, rename) as JsonSchema;
    return rewriteReferences(properties.it, rename) as JsonSchema;
  }
}

/** The same with references to where an OpenAPI document keeps shapes, and without marks that only a whole schema has. */
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
  return { $ref: $ref.startsWith(OWN) ? `#/components/schemas/${rename($ref.slice(OWN.length))}` : $ref, ...written };
}
