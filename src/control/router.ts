// Finds the route of a request.
// All control ports of a process share one router, because building it is slow.
import findMyWay from "find-my-way";
import { PATH_TOLERANCE } from "./paths.ts";
import { addressRoutes } from "./requests/addresses.ts";
import { boardRoutes } from "./requests/board.ts";
import { agentRoutes } from "./requests/center/agents.ts";
import { callRoutes } from "./requests/center/calls.ts";
import { chatRoutes } from "./requests/center/chats.ts";
import { conferencePhoneRoutes } from "./requests/center/conference-phones.ts";
import { conferenceRoutes } from "./requests/center/conferences.ts";
import { outsideRoutes } from "./requests/center/outside.ts";
import { previewRoutes } from "./requests/center/previews.ts";
import { queueRoutes } from "./requests/center/queues.ts";
import { recordingRoutes } from "./requests/center/recordings.ts";
import { statisticsRoutes } from "./requests/center/statistics.ts";
import { checkpointRoutes } from "./requests/checkpoints.ts";
import { clockRoutes } from "./requests/clock.ts";
import { descriptionRoutes } from "./requests/description.ts";
import { eventRoutes } from "./requests/events.ts";
import { faultRoutes } from "./requests/faults.ts";
import { findingRoutes } from "./requests/findings.ts";
import { healthRoutes } from "./requests/health.ts";
import { journalRoutes } from "./requests/journal.ts";
import { metricsRoutes } from "./requests/metrics.ts";
import { pageRoutes } from "./requests/page.ts";
import { scenarioRoutes } from "./requests/scenario.ts";
import { settingsRoutes } from "./requests/settings.ts";
import { snapshotRoutes } from "./requests/snapshot.ts";
import { tapeRoutes } from "./requests/tape.ts";
import { travelRoutes } from "./requests/travel.ts";
import { verifyRoutes } from "./requests/verify.ts";
import { waitForRoutes } from "./requests/wait-for.ts";
import { worldRoutes } from "./requests/worlds.ts";
import type { Method, Route } from "./route.ts";
import { agentVerbRoutes } from "./verbs/agent-verbs.ts";
import { unknownVerbRoutes } from "./verbs/other-verbs.ts";

/** All routes that the API describes. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...addressRoutes,
  ...descriptionRoutes,
  ...metricsRoutes,
  ...worldRoutes,
  ...snapshotRoutes,
  ...checkpointRoutes,
  ...travelRoutes,
  ...scenarioRoutes,
  ...settingsRoutes,
  ...boardRoutes,
  ...agentRoutes,
  ...agentVerbRoutes,
  ...statisticsRoutes,
  ...previewRoutes,
  ...queueRoutes,
  ...conferenceRoutes,
  ...conferencePhoneRoutes,
  ...recordingRoutes,
  ...callRoutes,
  ...outsideRoutes,
  ...chatRoutes,
  ...clockRoutes,
  ...faultRoutes,
  ...eventRoutes,
  ...journalRoutes,
  ...tapeRoutes,
  ...verifyRoutes,
  ...waitForRoutes,
  ...findingRoutes,
];

const METHODS: readonly Method[] = ["GET", "PUT", "POST", "PATCH", "DELETE"];

/** A route, and the values of its path parameters. */
export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string | undefined>>;
}

let router: ReturnType<typeof buildRouter> | undefined;

/** Returns the route of a method and a URL; undefined if there is none. HEAD is served as GET. */
export function findRoute(method: string, url: string): FoundRoute | undefined {
  const found = lookUp(method === "HEAD" ? "GET" : method, url);
  if (found === undefined || !unknownVerbRoutes.includes(found.route)) return found;
  // If the path exists with a different method, the method is wrong, not the verb.
  return methodsOf(url).length === 0 ? found : undefined;
}

function lookUp(method: string, url: string): FoundRoute | undefined {
  router ??= buildRouter();
  const found = router.find(method as Method, url);
  return found === null ? undefined : { route: found.store as Route, params: found.params };
}

/** Returns the methods of a URL; none if the path is unknown. */
export function methodsOf(url: string): string[] {
  const isServed = (method: Method): boolean => {
    const found = lookUp(method, url);
    return found !== undefined && !unknownVerbRoutes.includes(found.route);
  };
  return METHODS.filter(isServed).flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
}

function buildRouter() {
  const router = findMyWay(PATH_TOLERANCE);
  for (const route of [...ROUTES, ...pageRoutes, ...unknownVerbRoutes])
    router.on(route.method, route.path, () => {}, route);
  return router;
}
