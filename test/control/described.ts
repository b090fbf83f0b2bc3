// What the API says of itself, held against what it answers: by a JSON Schema validator that knows nothing of how the description is made.

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describeApi } from "../../src/control/openapi.ts";
import type { Route } from "../../src/control/route.ts";
import { ROUTES } from "../../src/control/router.ts";

export interface Described {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly security: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedRequest>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly responses: Readonly<Record<string, DescribedAnswer>>;
  };
}

export interface DescribedRequest {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, DescribedAnswer | { readonly $ref: string }>>;
}

interface DescribedAnswer {
  readonly content?: Content;
}

export type Content = Readonly<Record<string, Media>>;

interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** The document, as a client reads it. */
export const described = JSON.parse(JSON.stringify(describeApi(ROUTES))) as Described;

/** An answer of a request, wherever in the document it stands. */
export function answerOf(
  request: Pick<DescribedRequest, "responses"> | undefined,
  status: number,
): DescribedAnswer | undefined {
  const response = request?.responses[status];
  if (response === undefined || !("$ref" in response)) return response;
  return described.components.responses[response.$ref.replace("#/components/responses/", "")];
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats.default ?? addFormats)(ajv);
ajv.addSchema({ $id: "https://ccgw.test/openapi.json", components: described.components });

const validators = new Map<string, ValidateFunction>();

/** How an answer differs from what the description promises; empty when it does not. */
export function differencesFromDescription(
  { method, path }: Route,
  { status, type, body }: { status: number; type: string | undefined; body: unknown },
): string {
  const at = path.replaceAll(/:(\w+)/g, "{$1}");
  const response = answerOf(described.paths[at]?.[method.toLowerCase()], status);
  if (response === undefined) return `it has no answer ${status}`;
  const mediaType = type?.replace(/;.*$/, "") ?? "";
  if (response.content === undefined) return body === "" ? "" : "it has no body";
  const schema = response.content[mediaType]?.schema;
  if (schema === undefined) return `it has no ${mediaType}`;
  const name = `${method} ${path} ${status} ${mediaType}`;
  const validate = validators.get(name) ?? compile(schema);
  validators.set(name, validate);
  return validate(body) ? "" : ajv.errorsText(validate.errors);
}

/** Returns how a value differs from a schema of the document; empty if it does not. */
export function differencesFromSchema(schema: object, value: unknown): string {
  const validate = compile(schema);
  return validate(value) ? "" : ajv.errorsText(validate.errors);
}

function compile(schema: object): ValidateFunction {
  // References are to the document that the schema stands in.
  const text = JSON.stringify(schema).replaceAll('"#/', '"https://ccgw.test/openapi.json#/');
  return ajv.compile(JSON.parse(text));
}
