// Decides whether a request may use the control API: by its token or, without a token, by its host, origin and type.
// Pushes may not.
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { isLoopbackAuthority, isSameOrigin } from "./origin.ts";
import { createProblem, createTokenProblem, type Problem } from "./problem.ts";

/** The parts of a request that are known before its body is read. */
export interface RequestHead {
  /** The request target as sent: a path or an absolute URL. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Whether its route needs no token. */
  readonly isPublic: boolean;
}

/** Returns why a request is refused; undefined if it is allowed. */
export type AccessCheck = (head: RequestHead) => Problem | undefined;

/**
 * Returns the access check of a control API.
 *
 * @param token the control token; undefined if there is none, and the API serves this machine only.
 */
export function createAccessCheck(token: string | undefined): AccessCheck {
  const refuseCaller = token === undefined ? refuseForeign : createTokenCheck(token);
  return (head) => refusePush(head) ?? refuseCaller(head);
}

/**
 * Refuses pushes of a gateway. Clients choose the address of pushes, and a push from this machine would look like a request of a program on
 * this machine. Pushes carry the headers Guid or service_token, which no other request to the control API has.
 */
function refusePush({ headers }: RequestHead): Problem | undefined {
  if (headers["guid"] === undefined && headers["service_token"] === undefined) return undefined;
  return createProblem(
    "push-refused",
    "This is the control API. It refuses the headers Guid and service_token, because pushes of a gateway carry them. " +
      "Remove these headers, or use another callBackUri.",
  );
}

function createTokenCheck(token: string): AccessCheck {
  // All hashes have the same length. Therefore, the comparison does not reveal the length of the token.
  const wanted = hashToken(token);
  return ({ headers: { authorization }, isPublic }) => {
    if (isPublic) return undefined;
    if (authorization === undefined) {
      return createTokenProblem("Send the control token of the simulator: Authorization: Bearer <token>.");
    }
    const given = /^Bearer +([^ ]+) *$/i.exec(authorization)?.[1];
    if (given === undefined) return createTokenProblem("The Authorization header is malformed: use Bearer <token>.");
    return timingSafeEqual(hashToken(given), wanted) ? undefined : createTokenProblem("The control token is wrong.");
  };
}

function hashToken(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/**
 * Refuses requests that a web page of another origin sends through a browser on this machine. With DNS rebinding, Host or the target has a
 * host name that points at this machine. Without DNS rebinding, Origin or Sec-Fetch-Site shows another origin.
 */
const refuseForeign: AccessCheck = ({ url, headers }) => refuseForeignHost(url, headers) ?? refusePage(headers);

function refuseForeignHost(url: string, { host = "" }: IncomingHttpHeaders): Problem | undefined {
  const target = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  if (isLoopbackAuthority(host) && (target === undefined || isLoopbackAuthority(target))) return undefined;
  return createProblem(
    "foreign-host",
    "Without a control token, the control API accepts only localhost, [::1] and addresses that begin with 127., with any port. This " +
      "applies to the Host header and to an absolute URL. To use another host name, start the simulator with --control-token.",
  );
}

/**
 * Refuses pages of other origins. From any page, refuses bodies that are not JSON or YAML: a page may send some other types to another
 * origin without a preflight request.
 */
function refusePage(headers: IncomingHttpHeaders): Problem | undefined {
  const { origin, host = "" } = headers;
  const site = headers["sec-fetch-site"];
  if (origin === undefined && site === undefined) return undefined;
  const isOwn = site === undefined || site === "same-origin" || site === "none";
  if (!isOwn || (origin !== undefined && !isSameOrigin(origin, host))) {
    return createProblem(
      "foreign-origin",
      "Without a control token, the control API refuses web pages of other origins, including those of this machine. Origin must be that of " +
        "the control API, and Sec-Fetch-Site same-origin or none. Send the request from outside a browser, or through the server of your page.",
    );
  }
  return hasDataType(headers)
    ? undefined
    : createProblem("page-type", "A web page must send Content-Type: application/json or application/yaml.");
}

const DATA_TYPE = /^\s*(?:application|text)\/(?:[\w.-]+\+)?(?:x-)?(?:json|yaml)\s*(?:;|$)/i;

/** Returns whether the content type is JSON or YAML. A request without a body needs none. */
function hasDataType(headers: IncomingHttpHeaders): boolean {
  const type = headers["content-type"];
  if (type !== undefined) return DATA_TYPE.test(type);
  return !announcesBody(headers);
}

/** Returns whether the headers announce a body. A chunked body counts, although it may be empty. */
export function announcesBody(headers: IncomingHttpHeaders): boolean {
  const length = headers["content-length"];
  return headers["transfer-encoding"] !== undefined || (length !== undefined && !/^0*$/.test(length));
}
