// What every operation has promised by its declaration: each is asked once, well, and its answer is held against what it declares.
import { test } from "tap";
import { REASONS } from "../../src/core/index.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { isRetcode, RETCODE_OF } from "../../src/gateway/retcodes.ts";
import { findKnownInterface, KNOWN_INTERFACES } from "../../src/words/known-interfaces.ts";
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

const bare = (path: string | null) => path?.replace(/\{\w+\}|:\w+/g, "{}");

test("every operation is an interface that the real gateway is known to have, by name, method and path", (t) => {
  for (const { name, method, path } of OPERATIONS) {
    const known = findKnownInterface(method, path.replace(/:\w+/g, "101"));
    t.strictSame([known?.row.name, known?.methodFits], [name, true], name);
    t.ok(
      KNOWN_INTERFACES.some(
        (row) =>
          row.name === name &&
          bare(row.path)
            ?.split("|")
            .includes(bare(path) ?? ""),
      ),
      `${name} has its documented path`,
    );
  }
  t.end();
});

test("another spelling of a path is one that the real gateway is known to have", (t) => {
  for (const { name, method, path, alsoAt } of OPERATIONS) {
    if (alsoAt === undefined) continue;
    t.not(alsoAt, path);
    t.match(findKnownInterface(method, alsoAt.replace(/:\w+/g, "101")), { row: { name }, methodFits: true }, name);
  }
  t.end();
});

test("no operation is declared twice", (t) => {
  t.equal(new Set(OPERATIONS.map(({ name }) => name)).size, OPERATIONS.length);
  t.equal(new Set(OPERATIONS.map(({ method, path }) => `${method} ${bare(path)}`)).size, OPERATIONS.length);
  t.end();
});

test("every operation says where it is known from, how surely, and what it does", (t) => {
  for (const { name, page, confidence, summary, retcodes, events } of OPERATIONS) {
    t.match(page, /^(cec_07_\d{4}|[a-z ]+client)$/, `${name}: page`);
    t.match(confidence, /^(seen|partial|inferred)$/, `${name}: confidence`);
    t.match(summary, /^[A-Z].*\.$/, `${name}: summary`);
    for (const retcode of retcodes) t.ok(isRetcode(retcode), `${name}: ${retcode}`);
    t.equal(new Set(retcodes).size, retcodes.length, `${name}: no retcode twice`);
    for (const event of events) t.match(event, /^Agent(State|Event|Other|MediaEvent)_\w+$/, `${name}: ${event}`);
  }
  t.end();
});

test("every reason to refuse has a retcode", (t) => {
  t.strictSame(Object.keys(RETCODE_OF).sort(), [...REASONS].sort());
  for (const retcode of Object.values(RETCODE_OF)) t.ok(isRetcode(retcode), retcode);
  t.end();
});

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
