// Reads the results of password checks from the real gateway's answers, because tapes contain no passwords.
import { retcodeOf } from "../session/answer-json.ts";
import { isSignIn } from "../session/named-request.ts";
import type { TapedMoment } from "./timeline.ts";

const CHANGE = /^onlineagent\/modifyAccountPwd/;

/** The retcodes of a sign-in with a wrong password. */
const WRONG_PASSWORD: ReadonlySet<string> = new Set(["100-004", "100-062"]);

/**
 * Returns the results of the password checks for one request.
 *
 * @returns an empty list for a request that checks no password. A refused change has one too, because its retcode doesn't say
 *   which check failed.
 */
export function readPasswordVerdicts({ exchange, named }: Pick<TapedMoment, "exchange" | "named">): readonly unknown[] {
  const retcode = exchange.answer === null ? "" : retcodeOf(exchange.answer);
  if (isSignIn(named)) return [!WRONG_PASSWORD.has(retcode)];
  // `true`: the old password is right. `null`: the new password breaks no rule.
  return CHANGE.test(named.about) && retcode === "0" ? [true, null] : [];
}
