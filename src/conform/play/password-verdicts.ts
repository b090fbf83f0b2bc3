// Reads the results of password checks from the real gateway's answers, because tapes contain no passwords.
import { retcodeOf } from "../session/answer-json.ts";
import { isSignIn } from "../session/named-request.ts";
import type { TapedMoment } from "./timeline.ts";

/** Matches the operation that changes a password. */
const PASSWORD_CHANGE = /^onlineagent\/modifyAccountPwd/;

/** The retcodes of a sign-in with a wrong password. */
const WRONG_PASSWORD: ReadonlySet<string> = new Set(["100-004", "100-062"]);

/**
 * Returns the results of the password checks of a request, in their order.
 *
 * @returns an empty list for a request that checks no password, and for a refused change: its retcode does not say which check failed.
 */
export function readPasswordVerdicts({ exchange, named }: Pick<TapedMoment, "exchange" | "named">): readonly unknown[] {
  const retcode = exchange.answer === null ? "" : retcodeOf(exchange.answer);
  if (isSignIn(named)) return [!WRONG_PASSWORD.has(retcode)];
  // `true`: the old password is right. `null`: the new password breaks no rule.
  return PASSWORD_CHANGE.test(named.about) && retcode === "0" ? [true, null] : [];
}
