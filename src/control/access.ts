// Who may ask: whoever has the token; or, where there is none, whoever sits at this machine and is no foreign web page.
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { type Problem, problem, tokenNeeded } from "./problem.ts";

/** Judges a request by its headers: undefined when it may pass. `open`: what is asked for needs no token. */
export type Judge = (headers: IncomingHttpHeaders, open: boolean) => Problem | undefined;

/** The judge of a control API that has a token, or none and is bound to this machine only. */
export function judge(token: string | undefined): Judge {
  return token === undefined ? byHost : byToken(token);
}

function byToken(token: string): Judge {
  // Hashes are of one length, so that the comparison tells nothing of the token's.
  const wanted = hash(token);
  return ({ authorization }, open) => {
    if (open) return undefined;
    if (authorization === undefined) {
      return tokenNeeded("Send the control token that the simulator was started with: Authorization: Bearer <token>.");
    }
    const given = /^Bearer +([^ ]+) *$/i.exec(authorization)?.[1];
    if (given === undefined) return tokenNeeded("The Authorization header must read: Bearer <token>.");
    return timingSafeEqual(hash(given), wanted)
      ? undefined
      : tokenNeeded("This is not the control token that the simulator was started with.");
  };
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

// A page on the web can make a browser on this machine ask anything of it: by a host name of its own that it lets point here
// (DNS rebinding), or by a form posted across origins. The first shows in Host, the second in Origin.
const byHost: Judge = ({ host, origin }) => {
  if (!isLoopback(host ?? "")) {
    return problem(
      "foreign-host",
      "Without a control token only this machine may ask: the Host header must be localhost, 127.0.0.1 or [::1], with any port. " +
        "To be reached by another name, start the simulator with --control-token.",
    );
  }
  if (origin !== undefined && !isLoopback(origin.replace(/^https?:\/\//i, ""))) {
    return problem(
      "foreign-origin",
      "Without a control token only pages of this machine may ask: the Origin header, if there is one, must be that of localhost, " +
        "127.0.0.1 or [::1]. Ask from outside a browser, or from a page that this machine serves.",
    );
  }
  return undefined;
};

/** Whether a host, with or without a port, can only be this machine: an address cannot be made to point elsewhere. */
function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i.test(host);
}
