// Finds the operation of a request.
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

/** The operations by their groups, which are the first parts of their paths. */
let byGroup: ReadonlyMap<string, readonly Operation[]> | undefined;

/** The routers of groups, which all gateways of the process share. Each is created for its first request: creating all takes 20 ms. */
const routers = new Map<string, Router>();

/** Returns the operation at a method and a path below the root, with or without a query; undefined if there is none. */
export function findOperation(method: string, path: string): RouteMatch | undefined {
  const match = routerOf(path)?.find(method as "GET", path) ?? null;
  return match === null
    ? undefined
    : { operation: match.store as Operation, params: match.params, query: match.searchParams };
}

/** Matches the slashes before the first part of a path, and this part. */
const FIRST_PART = /^\/+([^/?#;]+)/;

/** The key of the router of all operations. A path with an escaped first part needs it, because only a router decodes parts. */
const ALL = "%";

/** Returns the router of the group of a path; undefined if there is no such group. */
function routerOf(path: string): Router | undefined {
  const [, group = ""] = FIRST_PART.exec(path) ?? [];
  const key = group.includes("%") ? ALL : group;
  const known = routers.get(key);
  if (known !== undefined) return known;
  byGroup ??= groupOperations();
  const operations = key === ALL ? OPERATIONS : byGroup.get(group);
  if (operations === undefined) return undefined;
  const router = createRouter(operations);
  routers.set(key, router);
  return router;
}

function groupOperations(): ReadonlyMap<string, readonly Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of OPERATIONS) {
    const { group } = operation.row;
    const others = groups.get(group);
    if (others === undefined) groups.set(group, [operation]);
    else others.push(operation);
  }
  return groups;
}

function createRouter(operations: readonly Operation[]) {
  const router = findMyWay(PATH_TOLERANCE);
  for (const operation of operations) {
    const { method, alternativeMethod, path, alsoAt, lastPartMayBeEmpty } = operation;
    const paths = [path];
    if (alsoAt !== undefined) paths.push(alsoAt);
    if (lastPartMayBeEmpty === true) paths.push(path.replace(/\/:\w+$/, ""));
    for (const routedMethod of alternativeMethod === undefined ? [method] : [method, alternativeMethod]) {
      for (const routedPath of paths) router.on(routedMethod, routedPath, () => {}, operation);
    }
  }
  return router;
}
