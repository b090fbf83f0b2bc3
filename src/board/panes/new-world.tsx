// The form that creates a world.
import { useState } from "preact/hooks";
import type { ClockMode, WorldInfo, WorldOrder } from "../../control/api-types.ts";
import { send } from "../feeds/control.ts";
import { runWithNotices } from "../parts/notices.tsx";

/** The form of a new world. Calls `onMade` with its name. */
export function NewWorld({ onMade }: { readonly onMade: (name: string) => void }) {
  const [name, setName] = useState("");
  const [scenario, setScenario] = useState("default");
  const [seed, setSeed] = useState("");
  const [clock, setClock] = useState("manual");
  const make = async () => {
    const order: WorldOrder = {
      scenario,
      // The control API refuses another mode with a sentence.
      clock: clock as ClockMode,
      ...(name.trim() === "" ? {} : { name: name.trim() }),
      ...(seed.trim() === "" ? {} : { seed: /^\d+$/.test(seed.trim()) ? Number(seed) : (seed.trim() as "random") }),
    };
    const made = await send<WorldInfo>("/worlds", { method: "POST", body: order });
    onMade(made.name);
  };
  return (
    <form
      class="stack boxed"
      onSubmit={(event) => {
        event.preventDefault();
        void runWithNotices(make);
      }}
    >
      <h3>New world</h3>
      <div class="fields">
        <label>
          Name
          <input value={name} placeholder="world-1" onInput={({ currentTarget }) => setName(currentTarget.value)} />
        </label>
        <label>
          Seed
          <input value={seed} placeholder="1" onInput={({ currentTarget }) => setSeed(currentTarget.value)} />
        </label>
        <label>
          Clock
          <select value={clock} onChange={({ currentTarget }) => setClock(currentTarget.value)}>
            <option>manual</option>
            <option>1x</option>
            <option>60x</option>
          </select>
        </label>
      </div>
      <label>
        Scenario: the name of a shipped one, or YAML
        <textarea rows={2} value={scenario} onInput={({ currentTarget }) => setScenario(currentTarget.value)} />
      </label>
      <button type="submit" class="main">
        Create the world
      </button>
    </form>
  );
}
