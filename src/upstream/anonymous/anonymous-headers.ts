// Makes headers anonymous: only values of known forms are kept.
import { MASK } from "../../forms/secret-names.ts";
import type { TapedHeaders } from "../tape/gateway-tape.ts";
import { type AnonymousValues, fillerOf } from "./anonymous-values.ts";
import { KnownTexts } from "./known-texts.ts";

const MEDIA = String.raw`[\w*]+/(?:\*|json|javascript|xml|html|plain|x-www-form-urlencoded|octet-stream|form-data|zip|wav|x-wav)`;
const DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** The headers whose values are kept, with the forms of these values. */
const KEPT: ReadonlyMap<string, RegExp> = new Map([
  ["accept", new RegExp(`^${MEDIA}(?:, ?${MEDIA})*$`)],
  ["accept-encoding", /^(?:(?:gzip|deflate|br|zstd|identity|\*)(?:;q=[01](?:\.\d)?)?(?:, ?)?)+$/],
  ["cache-control", /^(?:(?:no-cache|no-store|must-revalidate|private|public|max-age=\d+)(?:, ?)?)+$/],
  ["connection", /^(?:keep-alive|close)$/i],
  ["content-encoding", /^(?:(?:x-)?gzip|deflate|br|zstd|identity)(?:, ?(?:gzip|deflate|br|identity)){0,2}$/],
  ["content-length", /^\d+$/],
  [
    "content-type",
    /^(?:application|text|audio|multipart)\/[\w+-]{1,40}(?:; ?charset=(?:utf-8|gbk|gb2312|iso-8859-1))?$/i,
  ],
  ["date", DATE],
  ["expires", new RegExp(`^(?:-1|0)$|${DATE.source}`)],
  ["json-type", /^application\/json$/],
  ["keep-alive", /^timeout=\d+(?:, ?max=\d+)?$/],
  ["pragma", /^no-cache$/],
  ["transfer-encoding", /^chunked$/i],
]);

/** Guids are in headers of these names, alone or behind the name of a cookie. */
const WITH_GUID = /^(?:guid|set-guid)$/;
const OF_SECRETS = /^(?:cookie|set-cookie)$|token|auth|secret/;

/** Makes headers anonymous. */
export class AnonymousHeaders {
  readonly #values: AnonymousValues;
  readonly #isPlain: boolean;
  readonly #known: KnownTexts<readonly [string, string]>;

  /** @param isPlain whether only secrets are replaced */
  constructor(values: AnonymousValues, isPlain: boolean) {
    this.#values = values;
    this.#isPlain = isPlain;
    this.#known = new KnownTexts(() => values.version);
  }

  /** Returns headers in which only known values are kept. The names, with their case and order, are kept. */
  replace(headers: TapedHeaders): TapedHeaders {
    return headers.map(([name, value]) =>
      this.#known.replace(`${name}:${value}`, () => [
        name,
        anonymousHeader(name.toLowerCase(), value, this.#values, this.#isPlain),
      ]),
    );
  }
}

function anonymousHeader(name: string, value: string, values: AnonymousValues, isPlain: boolean): string {
  if (WITH_GUID.test(name)) {
    const at = value.lastIndexOf("=") + 1;
    return `${/^(?:JSESSIONID=)?$/.test(value.slice(0, at)) ? value.slice(0, at) : ""}${values.guid(value.slice(at))}`;
  }
  if (OF_SECRETS.test(name)) return MASK;
  return isPlain || KEPT.get(name)?.test(value) === true ? value : fillerOf(value);
}
