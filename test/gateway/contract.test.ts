// What every operation has promised by its declaration: each is asked once, well, and its answer is held against what it declares.
import { test } from "tap";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { type Client, type Gateway, openGateway } from "../support/gateway.ts";
import { CALLDATA } from "./calldata/good-requests.ts";
import { VOICECALL } from "./voicecall/good-requests.ts";

/** A good request of an operation, besides the Guid: what stands for the further parts of its path, its query and its body. */
interface GoodRequest {
  /** Members of the center, where the usual ones do not serve. */
  readonly center?: Record<string, unknown>;
  readonly parts?: readonly string[];
  readonly query?: string;
  readonly body?: unknown;
  /** What has to be so before; agent 101 has signed in, takes calls by hand, and has fetched its events. */
  readonly before?: (gateway: Gateway, ada: Client) => unknown;
}

const SIGN_IN = { body: { password: "secret", phonenum: "40038" } };
const signedOut = (_: Gateway, ada: Client) => ada.delete("onlineagent/{}/logout");
const post = (path: string) => (_: Gateway, ada: Client) => ada.post(`onlineagent/{}/${path}`);

const GOOD: Readonly<Record<string, GoodRequest>> = {
  login: { ...SIGN_IN, before: signedOut },
  forceLogin: SIGN_IN,
  loginEx: { ...SIGN_IN, before: signedOut },
  forceLoginEx: SIGN_IN,
  forceLoginExWithoutPhone: SIGN_IN,
  loginByAccount: { body: { ...SIGN_IN.body, account: "101" }, before: signedOut },
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
  cancelBusy: { before: post("saybusy") },
  sayFree: {},
  rest: { parts: ["60", "1"] },
  cancelRest: { before: post("rest/60/1") },
  sayWork: {},
  cancelWork: { before: post("work") },
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
  putPrivateConfig: { query: "config=colour" },
  queryCustomState: {},
  syncAgentInfo: {},
  getAgentEvent: { before: post("saybusy") },
  getAllAgentEvent: { before: post("saybusy") },
  getJsonpAgentEvent: { before: post("saybusy") },
  getAgentEventInAsync: { before: post("saybusy") },
  reportAgentsIsAlive: { query: "agents=101" },
  setAgentSkillQueueFresh: {},
  setAgentTimeOut: { parts: ["on"] },
  ...VOICECALL,
  ...CALLDATA,
};

/** The path below the root, with agent 101 (or another id) and the good request's parts filled in. */
function pathOf(path: string, { parts = [], query }: GoodRequest, id = "101"): string {
  const rest = [...parts];
  const filled = path.slice(1).replace(/:(\w+)/g, (_, name) => (name === "agentid" ? id : (rest.shift() ?? "1")));
  return query === undefined ? filled : `${filled}?${query}`;
}

for (const operation of OPERATIONS) {
  const { name, method, path, success, result, access } = operation;

  test(`${name}: a good request is answered in the declared shape`, async (t) => {
    const good = GOOD[name];
    if (good === undefined) {
      t.fail(`there is no good request of ${name} here: add one`);
      return;
    }
    const gateway = await openGateway(t, { center: good.center ?? {} });
    const ada = await gateway.signedIn(101, { autoanswer: false });
    await good.before?.(gateway, ada);
    const reply = await ada.send(method, pathOf(path, good), { body: good.body });
    const { body } = reply;
    t.strictSame([reply.status, body.retcode], [200, "0"]);
    const carried = success === "event" ? body.event : body.result;
    if (result === undefined) {
      const expected = { done: "{}", null: "null", bare: undefined }[success as string];
      t.equal(JSON.stringify(carried), expected);
      t.equal(body.message, "success");
    } else {
      const parsed = result.safeParse(carried);
      t.strictSame(parsed.success ? parsed.data : parsed.error.issues, carried, "and has no member besides");
      t.equal(body.message, success === "confirmed" ? "success" : "");
    }
    t.equal(gateway.lines.at(-1)?.operation, name);
  });

  if (path.includes(":agentid")) {
    test(`${name}: an agent id out of bounds is 000-002`, async (t) => {
      const { client } = await openGateway(t);
      for (const id of ["100", "60000", "ada"]) {
        const reply = await client(101).send(method, pathOf(path, GOOD[name] ?? {}, id), { body: GOOD[name]?.body });
        t.equal(reply.body.retcode, "000-002", id);
      }
    });
  }

  if (access === "session") {
    const rejected = operation.retcodes.includes("000-003") ? "000-003" : "100-006";
    test(`${name}: no session is 100-006, a wrong Guid ${rejected}`, async (t) => {
      const { signedIn } = await openGateway(t);
      const ada = await signedIn(101);
      const ask = async (id: string) =>
        (await ada.send(method, pathOf(path, GOOD[name] ?? {}, id), { body: GOOD[name]?.body })).body.retcode;
      t.equal(await ask("102"), "100-006");
      ada.guid = "wrong";
      t.equal(await ask("101"), rejected);
    });
  }
}
