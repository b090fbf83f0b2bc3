// Finds the operation of a request. All gateways of a process share the router, because creating it takes most of the start time.
import findMyWay from "find-my-way";
import type { Operation } from "./operation.ts";
import { OPERATIONS } from "./operations/index.ts";

/** The router options: doubled and trailing slashes are ignored, as on the real gateway. */
export const PATH_TOLERANCE = {
  ignoreDuplicateSlashes: true,
  ignoreTrailingSlash: true,
  maxParamLength: 2_048,
} as const;

/** An operation, with the path parameters and the query of the request. */
export interface RouteMatch {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: unknown;
}

type Router = ReturnType<typeof createRouter>;

let sharedRouter: Router | undefined;

/** Returns the operation at a method and a path below the root, with or without a query; undefined if there is none. */
export function findOperation(method: string, path: string): RouteMatch | undefined {
  sharedRouter ??= createRouter();
  const match = sharedRouter.find(method as "GET", path);
  return match === null
    ? undefined
    : { operation: match.store as Operation, params: match.params, query: match.searchParams };
}

function createRouter() {
  const router = findMyWay(PATH_TOLERANCE);
  for (const operation of OPERATIONS) {
    const { method, alsoBy, path, alsoAt, lastPartMayBeEmpty } = operation;
    const paths = [path];
    if (alsoAt !== undefined) paths.push(alsoAt);
    if (lastPartMayBeEmpty === true) paths.push(path.replace(/\/:\w+$/, ""));
    for (const by of alsoBy === undefined ? [method] : [method, alsoBy]) {
      for (const at of paths) router.on(by, at, () => {}, operation);
    }
  }
  return router;
}
