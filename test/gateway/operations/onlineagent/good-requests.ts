// A good request of every operation of the group onlineagent.
import type { ONLINEAGENT } from "../../../../src/words/interfaces/onlineagent.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";

const SIGN_IN = { body: { password: "secret", phonenum: "40038" } };
const signOut = (_: Gateway, ada: Client) => ada.delete("onlineagent/{}/logout");
/** Returns a preparation that sends a POST request. */
const preparePost = (path: string) => (_: Gateway, ada: Client) => ada.post(`onlineagent/{}/${path}`);

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof ONLINEAGENT> = {
  login: { ...SIGN_IN, before: signOut },
  forceLogin: SIGN_IN,
  loginEx: { ...SIGN_IN, before: signOut },
  forceLoginEx: SIGN_IN,
  forceLoginExWithoutPhone: SIGN_IN,
  loginByAccount: { body: { ...SIGN_IN.body, account: "101" }, before: signOut },
  logout: {},
  forceLogout: {},
  forceLogoutWithReason: { parts: ["7"] },
  handShake: {},
  heartbeat: {},
  updateGuid: {},
  resetSkill: { parts: ["true"] },
  queryAgentSkills: {},
  queryAgentSkillsByWorkNo: { parts: ["102"] },
  getAgentStatus: {},
  sayBusy: { query: "reason=200" },
  cancelBusy: { before: preparePost("saybusy") },
  sayFree: {},
  rest: { parts: ["60", "1"] },
  cancelRest: { before: preparePost("rest/60/1") },
  sayWork: {},
  cancelWork: { before: preparePost("work") },
  setAgentAutoAnswer: { parts: ["true"] },
  setAgentAutoEnterIdle: { parts: ["true"] },
  setTalkRight: { query: "flag=1" },
  bindAgentPhone: { body: { phonenum: "40039" } },
  setAgentSelfRecord: { parts: ["1", "0"] },
  setForwarding: { body: {} },
  sendNoteletEx: { body: { agentIds: [102], content: "Lunch?" } },
  sendNotelet: { parts: ["102"], query: "content=Lunch" },
  notifyBulletin: { body: { targettype: 1, targetname: "Support", bulletindata: "Lunch" } },
  modifyAccountPwdEx: { body: { oldPassword: "secret", newPassword: "Aq7-nimble" } },
  modifyAccountPwd: { query: "oldpassword=secret&newpassword=Aq7-nimble&repassword=Aq7-nimble" },
  loginInfo: {},
  getPrivateConfig: {},
  putPrivateConfig: { query: "config=color" },
  queryCustomState: {},
  syncAgentInfo: {},
  vrcToken: {},
};
