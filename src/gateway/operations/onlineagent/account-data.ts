// Operations on an agent's password, softphone token and stored client settings.
import { randomBytes } from "node:crypto";
import * as z from "zod";
import { changePassword, hashText, storeConfig } from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import type { Retcode } from "../../../words/retcodes.ts";
import { declareOperation, type SessionInput } from "../../operation.ts";
import { text } from "../lenient.ts";

const PASSWORD_RETCODES: readonly Retcode[] = ["110-003", "110-017", "110-018", "110-019", "110-020", "110-021"];

/** A wrong old password, and too many wrong ones, have special retcodes here. */
const retcodeOf = { "wrong-password": "110-003", "account-locked": "110-021" } as const;

const modifyAccountPwdEx = declareOperation(ONLINEAGENT.modifyAccountPwdEx, {
  summary: "Changes the agent's own password.",
  body: () => z.object({ oldPassword: text(32), newPassword: text(64) }),
  success: "done",
  retcodes: ["000-002", "100-006", "100-007", ...PASSWORD_RETCODES],
  retcodeOf,
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, body }) =>
    center.perform(changePassword, { agent: agentId, old: body.oldPassword, new: body.newPassword }),
});

const modifyAccountPwd = declareOperation(ONLINEAGENT.modifyAccountPwd, {
  summary: "Changes the agent's own password, as older clients do: the new password is sent twice.",
  query: () =>
    z
      .object({ oldpassword: text(32), newpassword: text(64), repassword: text(64) })
      .refine(({ newpassword, repassword }) => newpassword === repassword, {
        error: "110-022",
        path: ["repassword"],
        params: { accepted: "the same as newpassword" },
      }),
  success: "done",
  retcodes: [...PASSWORD_RETCODES, "110-022"],
  retcodeOf,
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, agentId, query }) =>
    center.perform(changePassword, { agent: agentId, old: query.oldpassword, new: query.newpassword }),
});

const createPhoneTokenShape = () => z.object({ phonenum: z.string(), phonetoken: z.string() });

/** Returns the phone of a session, and a new token for it. */
function issuePhoneToken(input: SessionInput): z.output<ReturnType<typeof createPhoneTokenShape>> {
  return { phonenum: input.session.details.phone, phonetoken: createPhoneToken(input) };
}

/** Returns a new random token. For a taped request it is computed from the input, so that a replay repeats it: tapes have no tokens. */
function createPhoneToken({ session: { serial, signedInAt }, world, exchange: { taped } }: SessionInput): string {
  if (taped === undefined) return randomBytes(16).toString("hex");
  return ["phone", "token"]
    .map((part) => hashText(`${part} ${world.name} ${serial} ${signedInAt} ${taped.input}`))
    .join("");
}

const loginInfo = declareOperation(ONLINEAGENT.loginInfo, {
  summary: "Returns the number of the bound phone, and a token with which its softphone can register once.",
  success: "data",
  result: createPhoneTokenShape,
  retcodes: ["100-006", "000-003"],
  events: [],
  confidence: "partial",
  readsOnly: true,
  handle: issuePhoneToken,
});

const vrcToken = declareOperation(ONLINEAGENT.vrcToken, {
  summary: "Returns a token for the recording of the agent's screen (VRC).",
  success: "confirmed",
  // The page shows no result. The simulator returns the result of loginInfo.
  result: createPhoneTokenShape,
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "inferred",
  readsOnly: true,
  handle: issuePhoneToken,
});

const getPrivateConfig = declareOperation(ONLINEAGENT.getPrivateConfig, {
  summary: "Returns the text that the agent's client has stored.",
  success: "data",
  result: () => z.string(),
  retcodes: ["100-006"],
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ agent }) => agent.privateConfig,
});

const putPrivateConfig = declareOperation(ONLINEAGENT.putPrivateConfig, {
  summary: "Stores a text for the agent's client, also beyond the session.",
  query: () => z.object({ config: text(16_384) }),
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, agentId, query }) => center.perform(storeConfig, { agent: agentId, config: query.config }),
});

/** The operations on an agent's account (cec_07_0364, cec_07_1217, cec_07_1227, generated client). */
export const account = [modifyAccountPwdEx, modifyAccountPwd, loginInfo, vrcToken, getPrivateConfig, putPrivateConfig];
