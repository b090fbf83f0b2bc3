// A small agent client in Node: signs in, joins its queues, polls until a call is answered, reads the statistics, and signs out.
//
//   NODE_EXTRA_CA_CERTS=certs/ca.pem node examples/node/quickstart.mjs [https://127.0.0.1:8043]

const GATEWAY = `${process.argv[2] ?? "https://127.0.0.1:8043"}/agentgateway/resource`;
const AGENT = 101;

let guid;

/** Sends a request to an interface; returns the whole envelope. */
async function send(method, path, body) {
  const response = await fetch(`${GATEWAY}/${path}`, {
    method,
    headers: { "Content-Type": "application/json", ...(guid && { Guid: guid }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  // Every answer is HTTP 200. The retcode says whether the request succeeded.
  if (answer.retcode !== "0") throw new Error(`${method} ${path} was refused: ${answer.retcode} ${answer.message}`);
  // A sign-in returns the Guid of the session. If Guids rotate, a poll returns the next one: JSESSIONID=<guid>
  guid = response.headers.get("Set-GUID")?.replace("JSESSIONID=", "") ?? guid;
  return answer;
}

await send("PUT", `onlineagent/${AGENT}`, { password: "secret", phonenum: "40101", autoanswer: true });
console.log(`Agent ${AGENT} has signed in.`);

// Signing in does not join any queue.
await send("POST", `onlineagent/${AGENT}/resetskill/true`);

// A poll waits for up to ten seconds, and returns one event or none.
let event;
while (event?.eventType !== "AgentEvent_Talking") {
  ({ event } = await send("GET", `agentevent/${AGENT}`));
  if (event) console.log(event.eventType);
}

console.log(JSON.stringify((await send("GET", `calldata/${AGENT}/statistics`)).result));

// A forced sign-out also ends the call. Between calls, use DELETE onlineagent/101/logout.
await send("DELETE", `onlineagent/${AGENT}/forcelogout`);
console.log(`Agent ${AGENT} has signed out.`);
