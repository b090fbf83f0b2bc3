// Describes in words what a declared shape accepts, and finds the shapes of its members, their names and its accepted words.
import * as z from "zod";

/** The maximum number of member names in a description. */
const MAX_NAMES = 12;

/**
 * Returns what a shape accepts, such as `one of 1, 2, 3` or `a whole number from 0 to 4`; undefined if it can't be described. If the
 * shape has a description, returns that one.
 */
export function describeShape(shape: z.core.$ZodType): string | undefined {
  const described = z.globalRegistry.get(shape)?.description;
  if (described !== undefined) return described;
  if (shape instanceof z.ZodPipe) return describeShape(shape.out) ?? describeShape(shape.in);
  const inner = innerOf(shape);
  if (inner !== undefined) return describeShape(inner);
  if (shape instanceof z.ZodUnion) return describeUnion(shape.options);
  if (shape instanceof z.ZodLiteral) return describeValues([...shape.values]);
  if (shape instanceof z.ZodEnum) return describeValues(shape.options);
  if (shape instanceof z.ZodBoolean) return "true or false";
  if (shape instanceof z.ZodNumber) return describeNumber(shape);
  if (shape instanceof z.ZodString) return describeText(shape);
  if (shape instanceof z.ZodArray) return describeArray(shape);
  if (shape instanceof z.ZodObject) return describeObject(shape);
  if (shape instanceof z.ZodRecord) return "a JSON object";
  return undefined;
}

/** Returns the shape at a path within another; undefined if there is none. */
export function findShapeAt(shape: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return shape;
  // If one end of a pipe is a function, the other end has the shape.
  if (shape instanceof z.ZodPipe) return findShapeAt(shape.in, path) ?? findShapeAt(shape.out, path);
  const inner = innerOf(shape);
  if (inner !== undefined) return findShapeAt(inner, path);
  if (shape instanceof z.ZodArray) return findShapeAt(shape.element, rest);
  if (!(shape instanceof z.ZodObject)) return undefined;
  const member = (shape.shape as Readonly<Record<PropertyKey, z.core.$ZodType>>)[name];
  return member === undefined ? undefined : findShapeAt(member, rest);
}

/** Returns the words that a shape accepts; none if it is not a choice of words. */
export function wordsOf(shape: z.core.$ZodType): readonly string[] {
  if (shape instanceof z.ZodPipe) return wordsOf(shape.out);
  const inner = innerOf(shape);
  if (inner !== undefined) return wordsOf(inner);
  if (shape instanceof z.ZodBoolean) return ["true", "false"];
  if (shape instanceof z.ZodLiteral) return [...shape.values].filter((value) => typeof value === "string");
  if (shape instanceof z.ZodEnum) return shape.options.map(String);
  return [];
}

/** Returns the names of a shape's members; none if it is not an object. */
export function membersOf(shape: z.core.$ZodType): readonly string[] {
  if (shape instanceof z.ZodPipe)
    return shape.in instanceof z.ZodTransform ? membersOf(shape.out) : membersOf(shape.in);
  const inner = innerOf(shape);
  if (inner !== undefined) return membersOf(inner);
  return shape instanceof z.ZodObject ? Object.keys(shape.shape) : [];
}

/** Returns the shape inside one that accepts a missing or null value too; undefined for other shapes. */
function innerOf(shape: z.core.$ZodType): z.core.$ZodType | undefined {
  return shape instanceof z.ZodOptional || shape instanceof z.ZodNullable || shape instanceof z.ZodPrefault
    ? shape.unwrap()
    : undefined;
}

function describeValues(values: readonly unknown[]): string {
  const texts = values.map((value) => (value === "" ? "an empty text" : String(value)));
  return texts.length === 1 ? String(texts[0]) : `one of ${texts.join(", ")}`;
}

function describeUnion(options: readonly z.core.$ZodType[]): string | undefined {
  const descriptions = [...new Set(options.map(describeShape).filter((description) => description !== undefined))];
  return descriptions.length === 0 ? undefined : descriptions.join(", or ");
}

function describeNumber({ minValue, maxValue, isInt }: z.ZodNumber): string {
  const noun = isInt ? "a whole number" : "a number";
  const least = minValue !== null && minValue > Number.MIN_SAFE_INTEGER ? minValue : undefined;
  const most = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER ? maxValue : undefined;
  if (least !== undefined && least === most) return String(least);
  if (most === undefined) return least === undefined ? noun : `${noun} of at least ${least}`;
  return least === undefined ? `${noun} of at most ${most}` : `${noun} from ${least} to ${most}`;
}

function describeText({ minLength, maxLength }: z.ZodString): string {
  const noun = minLength !== null && minLength > 0 ? "some text" : "text";
  return maxLength === null ? noun : `${noun} of at most ${maxLength} characters`;
}

function describeArray({ element }: z.ZodArray): string {
  const each = describeShape(element);
  return each === undefined ? "a list" : `a list, each ${each}`;
}

const objectDescriptions = new WeakMap<z.ZodObject, string>();

/** Describes an object. The description is cached, because a client may be refused for the same shape repeatedly. */
function describeObject(shape: z.ZodObject): string {
  const known = objectDescriptions.get(shape);
  if (known !== undefined) return known;
  const created = describeMembers(shape.shape);
  objectDescriptions.set(shape, created);
  return created;
}

function describeMembers(shape: z.core.$ZodShape): string {
  const names = Object.keys(shape);
  const required = names.filter((name) => shape[name] !== undefined && !acceptsAbsence(shape[name]));
  const optional = names.filter((name) => !required.includes(name));
  const lists = [
    required.length === 0 ? "" : ` with ${listNames(required)}`,
    optional.length === 0 ? "" : `${required.length === 0 ? " with" : ";"} optional: ${listNames(optional)}`,
  ];
  return `a JSON object${lists.join("")}`;
}

function acceptsAbsence(shape: z.core.$ZodType): boolean {
  return z.safeParse(shape, undefined).success;
}

function listNames(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return more > 0 ? `${names.slice(0, MAX_NAMES).join(", ")} and ${more} more` : names.join(", ");
}
