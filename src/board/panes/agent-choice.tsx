// A drop-down list for choosing the agent of a pane.
import { shown } from "../feeds/live.ts";
import { agentId, chooseAgent } from "../feeds/selection.ts";

/** The maximum number of agents in the list. With more, the filter of the floor finds them. */
const MAX_AGENTS = 500;

/** The list of agents. It has the chosen agent even if there are too many agents for the list. */
export function AgentChoice() {
  const agents = [...(shown.value?.agents.values() ?? [])];
  const chosen = shown.value?.agents.get(agentId.value ?? -1);
  const first = agents.slice(0, MAX_AGENTS);
  const listed = chosen === undefined || first.includes(chosen) ? first : [chosen, ...first];
  return (
    <select
      aria-label="Agent"
      value={chosen === undefined ? "" : String(chosen.id)}
      onChange={({ currentTarget }) => {
        if (currentTarget.value !== "") chooseAgent(Number(currentTarget.value));
      }}
    >
      {chosen === undefined && <option value="">Choose an agent</option>}
      {listed.map(({ id, name }) => (
        <option key={id} value={String(id)}>
          {id} {name}
        </option>
      ))}
    </select>
  );
}
