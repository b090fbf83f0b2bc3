// The retcodes 110: changing a password.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const PASSWORD_RETCODES = {
  "110-002": { never: "every reason for a failed change of password has a more specific retcode" },
  "110-003": { message: "old password is wrong" },
  "110-004": { never: "no interface here queries a password" },
  "110-005": { never: "every agent has a password, even if it is empty" },
  "110-006": { never: "no interface here queries the authentication mode" },
  "110-007": { never: "a wrong old password is 110-003" },
  "110-008": { never: "the simulator has no database" },
  "110-009": { never: "every agent who is signed in has a record" },
  "110-010": { never: "no interface here queries a user name" },
  "110-011": { never: "no interface here queries the authentication type" },
  "110-012": { never: "no interface here queries by attribute" },
  "110-016": { message: "account is locked", reasons: ["account-locked"] },
  "110-017": { message: "new password is same as the old one", reasons: ["same-password"] },
  "110-018": { message: "new password is the name or its reverse", reasons: ["password-is-name"] },
  "110-019": { message: "new password breaks the rules", reasons: ["password-used-before", "password-rules"] },
  "110-020": { message: "new password length is wrong", reasons: ["password-length"] },
  "110-021": { message: "too many wrong passwords" },
  "110-022": { message: "new passwords differ" },
} as const satisfies RetcodeFamily<"110">;
