// Which operation a request is for. One router serves all gateways of a process: made with every server anew, it would be most of a start.
import findMyWay from "find-my-way";
import type { Operation } from "./operation.ts";
import { OPERATIONS } from "./operations/index.ts";

/** How tolerant paths are: doubled and trailing slashes do not matter, as on the real gateway. */
export const PATH_TOLERANCE = {
  ignoreDuplicateSlashes: true,
  ignoreTrailingSlash: true,
  maxParamLength: 2_048,
} as const;

/** An operation with the parts of the path that it names. */
export interface RouteMatch {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: unknown;
}

type Router = ReturnType<typeof createRouter>;

let router: Router | undefined;

/** The operation of a method and a path below the root, with its query or without; undefined when there is none. */
export function findOperation(method: string, path: string): RouteMatch | undefined {
  router ??= createRouter();
  const found = router.find(method as "GET", path);
  return found === null
    ? undefined
    : { operation: found.store as Operation, params: found.params, query: found.searchParams };
}

function createRouter() {
  const made = findMyWay(PATH_TOLERANCE);
  for (const operation of OPERATIONS) {
    const { method, alsoBy, path, alsoAt, lastPartMayBeEmpty } = operation;
    const paths = [path];
    if (alsoAt !== undefined) paths.push(alsoAt);
    if (lastPartMayBeEmpty === true) paths.push(path.replace(/\/:\w+$/, ""));
    for (const by of alsoBy === undefined ? [method] : [method, alsoBy]) {
      for (const at of paths) made.on(by, at, () => {}, operation);
    }
  }
  return made;
}
