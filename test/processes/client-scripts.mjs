// Defines the scripts of the clients for each shipped scenario: agents, steps of the clock, and reactions to events.

/**
 * A request some steps after an event: method, path with `{}` for the agent, and body. A body that is text is a form with a file.
 * @typedef {[steps: number, method: string, path: string, body?: object | string]} Action
 *
 * @typedef {object} ClientScript
 * @property {number[]} [agents] default 101
 * @property {string} step the duration of a step
 * @property {number} steps the number of steps
 * @property {object} [signIn] additional members of the sign-in
 * @property {number} [unanswered] the number of calls that are left to ring
 * @property {number} [answer] the number of steps after which a call is answered, default 1; 0: as soon as its event arrives
 * @property {Action[]} [first] actions after the sign-in
 * @property {Action[]} [customers] requests of a test to the control API, after so many steps
 * @property {Record<string, (content: any, nth: number) => Action[]>} [on] actions after the nth event of a type
 */

/** Returns a reaction that has actions only after the event with this number, from 1. */
const after =
  (times, ...actions) =>
  (_, nth) =>
    nth === times ? actions : [];

/** The form of an upload. */
const FORM = '--cut\r\nContent-Disposition: form-data; name="file"; filename="order.txt"\r\n\r\norder 7\r\n--cut--\r\n';

/** @type {Record<string, ClientScript>} */
export const CLIENT_SCRIPTS = {
  "auto-answer": { step: "5s", steps: 12, signIn: { autoanswer: true } },
  "busy-hour": { step: "20s", steps: 210, answer: 0 },
  "chat-desk": {
    step: "15s",
    steps: 200,
    signIn: { checkInWebm: true },
    first: [
      [2, "POST", "mediacall/{}/setcallnumsbymediatype", { totalCallNum: 5, agentMediaCallNums: [] }],
      [180, "PUT", "textchat/{}/internalcall/201"],
      [190, "POST", "textchat/{}/callsession", { pageSize: 100 }],
    ],
    customers: [
      [
        150,
        "POST",
        "/chats",
        { to: { agent: 101 }, media: "webChat", from: "ann@example.org", name: "Ann", text: "Hi", talk: "5m" },
      ],
    ],
    on: {
      AgentEvent_MessageData: ({ callid }, nth) => [
        [1, "POST", "mediacall/{}/sendmessage", { callid, data: `Answer ${nth}` }],
        [3, "POST", "mediacall/{}/transfer", { callid, devicetype: 2, address: "203", mode: 0 }],
      ],
      AgentChat_Ring: ({ callId }) => [[1, "PUT", `textchat/{}/answer/${callId}`]],
      AgentChat_DataRecved: ({ callId }, nth) => [
        [1, "PUT", "textchat/{}/chatmessage", { callId, content: `Answer ${nth}` }],
        [2, "GET", `textchat/{}/callcontent?callId=${callId}&pageNo=1&pageSize=5`],
        [2, "POST", `textchat/{}/mediafile?callId=${callId}&isNeedConfirm=false&chatId=${nth}&msgType=2`, FORM],
        [3, "GET", `textchat/{}/mediafile?filePath=/${callId}/2.txt`],
      ],
    },
  },
  "three-way-call": {
    step: "4s",
    steps: 28,
    on: {
      AgentEvent_Talking: ({ callid }, nth) =>
        nth === 1
          ? [
              [1, "POST", "voicecall/{}/hold"],
              [2, "PUT", "voicecall/{}/callinner", { called: "201" }],
              [5, "POST", "voicecall/{}/confjoin", { callid }],
            ]
          : [],
    },
  },
  "consult-and-transfer": {
    step: "4s",
    steps: 28,
    on: {
      AgentEvent_Talking: (_, nth) => {
        if (nth === 1) return [[1, "POST", "voicecall/{}/innerhelp", { dstaddress: "201" }]];
        const transfer = { devicetype: 2, address: "201", mode: 2 };
        return nth === 3 ? [[2, "POST", "voicecall/{}/transfer", transfer]] : [];
      },
    },
  },
  "customer-hangs-up": {
    step: "4s",
    steps: 24,
    on: { AgentEvent_Talking: after(2, [1, "POST", "voicecall/{}/hold"]) },
  },
  default: {
    agents: [101, 102, 103, 104],
    step: "15s",
    steps: 50,
    answer: 0,
    on: {
      AgentEvent_Talking: (_, nth) => {
        if (nth % 4 === 1)
          return [
            [1, "PUT", "recordplay/{}/recordwithoutfilename"],
            [1, "POST", "voicecall/{}/hold"],
            [2, "POST", "voicecall/{}/gethold"],
            [2, "DELETE", "recordplay/{}/stoprecord"],
          ];
        return nth % 4 === 3 ? [[3, "DELETE", "voicecall/{}/release"]] : [];
      },
    },
  },
  "expired-certificate": { step: "10s", steps: 24 },
  "flaky-network": { step: "10s", steps: 80, answer: 0 },
  "forced-sign-in": { step: "5s", steps: 24 },
  "gateway-switch-over": { step: "5s", steps: 26 },
  "guid-rotation": { step: "20s", steps: 20 },
  "hold-and-retrieve": {
    step: "4s",
    steps: 20,
    on: { AgentEvent_Talking: after(1, [1, "POST", "voicecall/{}/hold"], [3, "POST", "voicecall/{}/gethold"]) },
  },
  "lost-events": { step: "8s", steps: 46 },
  "manual-answer": { step: "5s", steps: 16 },
  "no-answer-and-made-busy": {
    step: "5s",
    steps: 26,
    unanswered: 1,
    on: { AgentState_SetNotReady_Success: after(1, [6, "POST", "onlineagent/{}/cancelbusy"]) },
  },
  "outbound-campaign": {
    step: "4s",
    steps: 50,
    on: {
      AgentEvent_Preview_CallOut: ({ controlid, dialeddigits }) => [
        [1, "PUT", "voicecall/{}/previewcallout", { called: dialeddigits, callcontrolid: controlid }],
      ],
    },
  },
  "overstayed-rest": {
    step: "8s",
    steps: 20,
    first: [[1, "POST", "onlineagent/{}/rest/60/1"]],
    on: { AgentState_Rest_Timeout: () => [[2, "POST", "onlineagent/{}/cancelrest"]] },
  },
  "quiet-night": { step: "5m", steps: 96, signIn: { autoanswer: true } },
  // The inspector listens to a recording of a colleague, and looks for others.
  "recorded-day": {
    agents: [110],
    step: "5m",
    steps: 96,
    answer: 0,
    first: [
      [6, "PUT", "recordplay/{}/play", { voicepath: "Y:/1/0/20260105/201/0900030.V3" }],
      [6, "POST", "recordplay/{}/pauseplay"],
      [7, "POST", "recordplay/{}/resumeplay"],
      [7, "GET", "recordplay/{}/recordfile?workno=201"],
      [7, "GET", "recordfile/{}?recordId=Y:/1/0/20260105/201/0900030.V3"],
      [8, "PUT", "recordplay/{}/startrecordscreen"],
    ],
  },
  "shift-change": { step: "20s", steps: 180, answer: 0 },
  "statistics-example": { step: "20s", steps: 10 },
  // The steps of the scenario act for the supervisor, whose client only polls.
  "supervisors-morning": { agents: [110], step: "5s", steps: 32, answer: 0 },
  "training-conference": {
    step: "5s",
    steps: 70,
    first: [
      [2, "PUT", "multimediaconf/{}/requestconf", { callid: "1", addressinfo: "9,1,101;9,1,201;" }],
      [3, "POST", "multimediaconf/{}/joinconfresult", { confid: 1, confresult: 0 }],
      [4, "POST", "multimediaconf/{}/getconfstate", { addressinfo: "9,1,101;9,1,201;" }],
    ],
    on: {
      AgentConf_Ringing: () => [[1, "POST", "agentconf/{}/answeragentconf"]],
      AgentConf_PresidentChanged: () => [
        [1, "POST", "agentconf/{}/queryconfinfos", { confIds: [1_024_256] }],
        [6, "POST", "agentconf/{}/releaseagentconf"],
      ],
    },
  },
  "wallboard-hour": { agents: [110], step: "1m", steps: 71 },
};
