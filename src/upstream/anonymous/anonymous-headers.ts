// Makes headers anonymous: keeps only values of known forms or, on a plain tape, all but secrets.
import { MASK } from "../../forms/secret-names.ts";
import type { TapedHeaders } from "../tape/gateway-tape.ts";
import { type AnonymousValues, fillerOf } from "./anonymous-values.ts";
import { ReplacementCache } from "./replacement-cache.ts";

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

/** The headers that contain a Guid, alone or after the name of a cookie. */
const GUID_HEADERS = /^(?:guid|set-guid)$/;

/** The headers whose values are secrets. */
const SECRET_HEADERS = /^(?:cookie|set-cookie)$|token|auth|secret/;

/** Makes headers anonymous. */
export class AnonymousHeaders {
  readonly #values: AnonymousValues;
  readonly #isPlain: boolean;
  /** Whole lists, because requests and answers of one kind mostly have the same. */
  readonly #lists: ReplacementCache<TapedHeaders>;
  /** Single headers. */
  readonly #known: ReplacementCache<readonly [string, string]>;
  /** The last list, because comparing two lists costs less than looking one up. */
  #last: { readonly headers: TapedHeaders; readonly replaced: TapedHeaders; readonly version: number } | undefined;

  /** @param isPlain whether only secrets are replaced */
  constructor(values: AnonymousValues, isPlain: boolean) {
    this.#values = values;
    this.#isPlain = isPlain;
    this.#lists = new ReplacementCache(() => values.version);
    this.#known = new ReplacementCache(() => values.version);
  }

  /** Returns headers without secrets and, unless only those are replaced, with only known values. The names keep their case and order. */
  replace(headers: TapedHeaders): TapedHeaders {
    const { version } = this.#values;
    const last = this.#last;
    if (last !== undefined && last.version === version && areEqual(headers, last.headers)) return last.replaced;
    const replaced = this.#replaceList(headers);
    if (this.#values.version === version) this.#last = { headers, replaced, version };
    return replaced;
  }

  #replaceList(headers: TapedHeaders): TapedHeaders {
    let text = "";
    // With the lengths, no two lists have the same text.
    for (const [name, value] of headers) text += `${name.length} ${value.length} ${name}${value}`;
    return this.#lists.replace(text, () => headers.map(([name, value]) => this.#replaceOne(name, value)));
  }

  #replaceOne(name: string, value: string): readonly [string, string] {
    return this.#known.replace(`${name}:${value}`, () => [
      name,
      anonymizeHeader(name.toLowerCase(), value, this.#values, this.#isPlain),
    ]);
  }
}

function areEqual(some: TapedHeaders, others: TapedHeaders): boolean {
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++) {
    if (some[i]?.[0] !== others[i]?.[0] || some[i]?.[1] !== others[i]?.[1]) return false;
  }
  return true;
}

function anonymizeHeader(name: string, value: string, values: AnonymousValues, isPlain: boolean): string {
  if (GUID_HEADERS.test(name)) {
    const at = value.lastIndexOf("=") + 1;
    return `${/^(?:JSESSIONID=)?$/.test(value.slice(0, at)) ? value.slice(0, at) : ""}${values.replaceGuid(value.slice(at))}`;
  }
  if (SECRET_HEADERS.test(name)) return MASK;
  return isPlain || KEPT.get(name)?.test(value) === true ? value : fillerOf(value);
}
