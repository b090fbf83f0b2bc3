// Decides whether a request may use the control API: by its token or, without a token, only from this machine.
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { isLoopbackAuthority, isSameOrigin } from "./origin.ts";
import { type Problem, problem, tokenNeeded } from "./problem.ts";

/** What a request is judged by before anything of it is read. */
export interface Approach {
  /** The request target as it was sent: a path, or a whole address. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Whether what it asks for needs no token. */
  readonly open: boolean;
}

/** Judges a request: undefined when it may pass. */
export type Judge = (approach: Approach) => Problem | undefined;

/** Returns the judge of a control API that has a token, or of one that has none and listens on this machine only. */
export function judge(token: string | undefined): Judge {
  const byCaller = token === undefined ? byMachine : byToken(token);
  return (approach) => refusePush(approach) ?? byCaller(approach);
}

/**
 * Refuses what a gateway pushes. Every client can choose where its events are pushed to, and a push from this machine would pass
 * as a program of this machine. A push carries the session's Guid, which nothing else sends here.
 */
function refusePush({ headers }: Approach): Problem | undefined {
  if (headers["guid"] === undefined && headers["service_token"] === undefined) return undefined;
  return problem(
    "push-refused",
    "This is the control API. It refuses the headers Guid and service_token, because pushes of a gateway carry them. " +
      "Remove these headers, or use another callBackUri.",
  );
}

function byToken(token: string): Judge {
  // Hashes have one length, so that the comparison does not reveal the token's.
  const wanted = hash(token);
  return ({ headers: { authorization }, open }) => {
    if (open) return undefined;
    if (authorization === undefined) {
      return tokenNeeded("Send the control token of the simulator: Authorization: Bearer <token>.");
    }
    const given = /^Bearer +([^ ]+) *$/i.exec(authorization)?.[1];
    if (given === undefined) return tokenNeeded("The Authorization header is malformed: use Bearer <token>.");
    return timingSafeEqual(hash(given), wanted) ? undefined : tokenNeeded("The control token is wrong.");
  };
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/**
 * A page on the web can make a browser on this machine send any request here: by a host name that its owner points at this machine
 * (DNS rebinding), or across origins. The first shows in Host or in the target, the second in Origin and Sec-Fetch-Site.
 */
const byMachine: Judge = ({ url, headers }) => refuseForeignHost(url, headers) ?? refusePage(headers);

function refuseForeignHost(url: string, { host = "" }: IncomingHttpHeaders): Problem | undefined {
  const target = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  if (isLoopbackAuthority(host) && (target === undefined || isLoopbackAuthority(target))) return undefined;
  return problem(
    "foreign-host",
    "Without a control token, the control API accepts only the hosts localhost, 127.0.0.1 and [::1], with any port, in the Host header " +
      "and in an absolute URL. To use another host name, start the simulator with --control-token.",
  );
}

/** Refuses pages of any other origin, and bodies of types that a page may send to other origins without asking. */
function refusePage(headers: IncomingHttpHeaders): Problem | undefined {
  const { origin, host = "" } = headers;
  const site = headers["sec-fetch-site"];
  if (origin === undefined && site === undefined) return undefined;
  const isOwn = site === undefined || site === "same-origin" || site === "none";
  if (!isOwn || (origin !== undefined && !isSameOrigin(origin, host))) {
    return problem(
      "foreign-origin",
      "Without a control token, the control API refuses web pages of other origins, also those of this machine. Origin must be that of " +
        "the control API, and Sec-Fetch-Site same-origin or none. Send the request from outside a browser, or through the server of your page.",
    );
  }
  return hasDataType(headers)
    ? undefined
    : problem("page-type", "A web page must send Content-Type: application/json or application/yaml.");
}

const DATA_TYPE = /^\s*(?:application|text)\/(?:[\w.-]+\+)?(?:x-)?(?:json|yaml)\s*(?:;|$)/i;

/** Whether a request has a type that says JSON or YAML; one without a body needs none. */
function hasDataType(headers: IncomingHttpHeaders): boolean {
  const type = headers["content-type"];
  if (type !== undefined) return DATA_TYPE.test(type);
  return !announcesBody(headers);
}

/** Whether the headers announce a body that is not empty, as far as headers can tell. */
export function announcesBody(headers: IncomingHttpHeaders): boolean {
  const length = headers["content-length"];
  return headers["transfer-encoding"] !== undefined || (length !== undefined && !/^0*$/.test(length));
}
