// Checks answers against the OpenAPI document of the control API with an independent JSON Schema validator.

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describeApi } from "../../src/control/openapi.ts";
import type { Route } from "../../src/control/route.ts";
import { ROUTES } from "../../src/control/router.ts";
import { finish } from "../../src/core/index.ts";

/** The parts of an OpenAPI document that the tests read. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly security: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly responses: Readonly<Record<string, OpenApiResponse>>;
  };
}

/** One operation of an OpenAPI document. */
export interface OpenApiOperation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, OpenApiResponse | { readonly $ref: string }>>;
}

interface OpenApiResponse {
  readonly content?: Content;
}

/** The schemas and examples of a body, by media type. */
export type Content = Readonly<Record<string, Media>>;

interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** The document as a client parses it. */
export const openApiDocument = JSON.parse(JSON.stringify(finish(describeApi(ROUTES)))) as OpenApiDocument;

/** Returns the response of an operation for a status, resolved if it is a reference; undefined if there is none. */
export function findResponse(
  operation: Pick<OpenApiOperation, "responses"> | undefined,
  status: number,
): OpenApiResponse | undefined {
  const response = operation?.responses[status];
  if (response === undefined || !("$ref" in response)) return response;
  return openApiDocument.components.responses[response.$ref.replace("#/components/responses/", "")];
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats.default ?? addFormats)(ajv);
ajv.addSchema({ $id: "https://ccgw.test/openapi.json", components: openApiDocument.components });

/** The compiled schemas, by object and by text, because most answers share a schema. */
const compiled = new Map<object, ValidateFunction>();
const compiledTexts = new Map<string, ValidateFunction>();

/** Returns how an answer differs from the document, as text; empty if it does not. */
export function findDifferencesFromDocument(
  { method, path }: Route,
  { status, type, body }: { status: number; type: string | undefined; body: unknown },
): string {
  const documentPath = path.replaceAll(/:(\w+)/g, "{$1}");
  const response = findResponse(openApiDocument.paths[documentPath]?.[method.toLowerCase()], status);
  if (response === undefined) return `the document has no answer ${status}`;
  const mediaType = type?.replace(/;.*$/, "") ?? "";
  if (response.content === undefined) return body === "" ? "" : "the document declares no body";
  const schema = response.content[mediaType]?.schema;
  if (schema === undefined) return `the document declares no ${mediaType}`;
  return findDifferencesFromSchema(schema, body);
}

/** Returns how a value differs from a schema of the document, as text; empty if it does not. */
export function findDifferencesFromSchema(schema: object, value: unknown): string {
  const validate = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? "" : ajv.errorsText(validate.errors);
}

/** Compiles a schema, or returns the compiled schema with the same text. */
function compile(schema: object): ValidateFunction {
  // References in the schema point into the document.
  const text = JSON.stringify(schema).replaceAll('"#/', '"https://ccgw.test/openapi.json#/');
  const validate = compiledTexts.get(text) ?? ajv.compile(JSON.parse(text));
  compiledTexts.set(text, validate);
  return validate;
}
