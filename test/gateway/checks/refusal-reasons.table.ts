// The table of wrong requests, each with its retcode and the reason in the log.
import { ROOT } from "../../support/gateway.ts";

/** A wrong request, with the retcode and the reason of its refusal. */
export type Row = readonly [
  story: string,
  method: string,
  path: string,
  body: unknown,
  retcode: string,
  reason: Readonly<Record<string, string | undefined>>,
];

/** The description of the body that a transfer accepts. */
const TRANSFER_BODY =
  "a JSON object with devicetype, address, mode; optional: callappdata, caller, mediaability, holdflag, skillId";

/** Wrong requests of agent 101. */
export const WRONG_REQUESTS: readonly Row[] = [
  [
    "a misspelled member",
    "POST",
    "voicecall/{}/transfer",
    { deviceType: 2, address: "102", mode: 0 },
    "000-002",
    {
      sentence: 'the body has no devicetype, but "deviceType", did you mean devicetype? Accepted: one of 1, 2, 3, 4, 5',
      in: "body",
      name: "devicetype",
      found: '"deviceType"',
      accepted: "one of 1, 2, 3, 4, 5",
      didYouMean: "devicetype",
    },
  ],
  [
    "a missing member",
    "POST",
    "voicecall/{}/transfer",
    { devicetype: 2, mode: 0 },
    "000-002",
    {
      sentence: "the body has no address; accepted: 1 to 24 characters: digits, A to E, * and #",
      in: "body",
      name: "address",
    },
  ],
  [
    "a value that is not accepted",
    "POST",
    "voicecall/{}/transfer",
    { devicetype: 9, address: "102", mode: 0 },
    "000-002",
    { sentence: "devicetype in the body is 9; accepted: one of 1, 2, 3, 4, 5", found: "9" },
  ],
  [
    "members that contradict each other",
    "POST",
    "voicecall/{}/transfer",
    { devicetype: 3, address: "102", mode: 4 },
    "000-002",
    { sentence: "mode in the body is 4; accepted: for devicetype 3 one of 0, 1", name: "mode" },
  ],
  [
    "a missing body",
    "POST",
    "voicecall/{}/transfer",
    undefined,
    "000-002",
    { sentence: `the request has no body; accepted: ${TRANSFER_BODY}`, in: "body", name: undefined, found: undefined },
  ],
  [
    "a body that is not JSON",
    "POST",
    "voicecall/{}/transfer",
    "devicetype=2&password=tiger",
    "000-002",
    { sentence: `the body is text of 27 characters that is not JSON; accepted: ${TRANSFER_BODY}` },
  ],
  ["a body that is a list", "POST", "voicecall/{}/transfer", [], "000-002", { found: "an empty list", in: "body" }],
  [
    "an invalid value in the query",
    "POST",
    "onlineagent/{}/saybusy?prolong=flase",
    undefined,
    "000-002",
    {
      sentence: 'prolong in the query is "flase", did you mean false? Accepted: true or false, also 1 or 0, on or off',
      in: "query",
      didYouMean: "false",
    },
  ],
  [
    "a number out of bounds in the query",
    "POST",
    "onlineagent/{}/saybusy?reason=7",
    undefined,
    "000-002",
    { sentence: 'reason in the query is "7"; accepted: 0, or a whole number from 200 to 250' },
  ],
  [
    "text in place of a number in the path",
    "POST",
    "onlineagent/{}/rest/soon/1",
    undefined,
    "000-002",
    { sentence: 'time in the path is "soon"; accepted: a whole number from 1 to 86399', in: "path" },
  ],
  [
    "an invalid agent id",
    "GET",
    "onlineagent/60000/agentstatus",
    undefined,
    "000-002",
    { name: "agentid", found: '"60000"', accepted: "a whole number from 101 to 59999" },
  ],
  [
    "an unknown address",
    "GET",
    "onlineagent/{}/agentstatuss",
    undefined,
    "000-002",
    {
      sentence: `no interface has this address, did you mean GET ${ROOT}/onlineagent/{agentid}/agentstatus?`,
      in: "path",
      didYouMean: `GET ${ROOT}/onlineagent/{agentid}/agentstatus`,
    },
  ],
  [
    "a misspelled address with a long name",
    "GET",
    `querymonitor/{}/clusterinfobynam/${"shanghai".repeat(8)}`,
    undefined,
    "000-002",
    { didYouMean: `GET ${ROOT}/querymonitor/{agentid}/clusterinfobyname/{clustername}` },
  ],
  [
    "an address without the agent's id",
    "POST",
    "voicecall/hold",
    undefined,
    "000-002",
    { didYouMean: `POST ${ROOT}/voicecall/{agentid}/hold` },
  ],
  [
    "an unsupported method",
    "POST",
    "voicecall/{}/answer",
    undefined,
    "000-002",
    { sentence: `the method is POST, and answer is a PUT, did you mean PUT ${ROOT}/voicecall/{agentid}/answer?` },
  ],
  [
    "a number that cannot be dialed",
    "PUT",
    "voicecall/{}/callout",
    { called: "home" },
    "200-001",
    { name: "called", found: '"home"', accepted: "1 to 24 characters: digits, * and #" },
  ],
  [
    "an invalid member of an optional body",
    "POST",
    "textchat/{}/callsession",
    { pageNo: "x" },
    "000-002",
    { name: "pageNo", found: '"x"', accepted: "a whole number from 1 to 1000000" },
  ],
  [
    "a password that is not text, without its value",
    "PUT",
    "onlineagent/{}",
    { password: ["tiger"], phonenum: "40038" },
    "100-001",
    { name: "password", found: "***" },
  ],
];
