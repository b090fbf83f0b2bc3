// The other side of a test in a container of its own: has a customer call the agent, and hang up when they have talked.
const { CONTROL = "http://localhost:8044", CCGW_CONTROL_TOKEN: token = "", AGENT = "101" } = process.env;
const agent = Number(AGENT);

/** Asks the control API about the default world; answers what it says. Throws the sentence in which it refuses. */
async function post(path, body) {
  const response = await fetch(`${CONTROL}/worlds/default/${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify(body ?? {}),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}

await post("verify", { operation: "resetSkill", agent, within: "60s" });
const { id } = await post("calls", { from: "13800000001", to: { agent } });
console.log(`A customer calls agent ${agent}.`);
// The client asks for its counters while it talks.
await post("verify", { operation: "queryCallStatisticsInfo", agent, within: "60s" });
await post(`calls/${id}/hang-up`);
console.log("The customer has hung up.");
