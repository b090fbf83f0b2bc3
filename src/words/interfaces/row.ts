// Declares a row of the table of interfaces: the known facts about an interface of the real gateway.

/** The HTTP method of an interface. */
export type Method = "GET" | "PUT" | "POST" | "DELETE";

/** A known interface of a real gateway. */
export interface KnownInterface {
  /** The group: the first segment of the path. */
  readonly group: string;
  /** The method name in the gateway's log; it is unique in its group. */
  readonly name: string;
  readonly method: Method;
  /** Whether the method is a guess, because no document and no client shows it. */
  readonly isMethodGuessed: boolean;
  /** Another method that some clients use. */
  readonly alternativeMethod: Method | undefined;
  /** The path below `/agentgateway/resource`: `{name}` is any one segment, `a|b` one of two words. */
  readonly path: string;
  /** The names of the query parameters. */
  readonly query: readonly string[];
  readonly hasBody: boolean;
  /** The id of its page in the public documentation, such as `cec_07_1239`, or another source. */
  readonly page: string;
}

/** A row as written in a table, with its path without the group. */
type WrittenRow = readonly [
  method: Method,
  path: `/${string}`,
  page: string,
  more?: {
    readonly query?: readonly string[];
    readonly body?: true;
    readonly alternativeMethod?: Method;
    readonly isMethodGuessed?: true;
  },
];

/**
 * Returns the interfaces of a group by their names.
 *
 * @param name the group's name, which begins every path.
 * @param rows the written rows, by the names of the interfaces.
 */
export function declareGroup<Name extends string>(
  name: string,
  rows: Readonly<Record<Name, WrittenRow>>,
): Readonly<Record<Name, KnownInterface>> {
  const created = Object.entries<WrittenRow>(rows).map(([key, [method, path, page, more]]) => [
    key,
    {
      group: name,
      name: key,
      method,
      isMethodGuessed: more?.isMethodGuessed === true,
      alternativeMethod: more?.alternativeMethod,
      path: `/${name}${path}`,
      query: more?.query ?? [],
      hasBody: more?.body === true,
      page,
    },
  ]);
  return Object.fromEntries(created);
}
