// The list of worlds, with a filter if it is long.
import { useEffect, useRef, useState } from "preact/hooks";
import type { WorldInfo } from "../../control/api-types.ts";
import { findByName } from "../feeds/finding-worlds.ts";
import { worldName } from "../feeds/selection.ts";
import { LongList } from "../parts/long-list.tsx";

const ROW_HEIGHT = 44;
/** With at least this many worlds, there is a filter. */
const MIN_WORLDS_TO_FILTER = 9;

interface WorldChoiceProps {
  readonly worlds: readonly WorldInfo[];
  readonly onChosen: (name: string) => void;
}

/** The list. The filter has the focus, so that typing a name and Enter are enough. */
export function WorldChoice({ worlds, onChosen }: WorldChoiceProps) {
  const [filter, setFilter] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const hasFilter = worlds.length >= MIN_WORLDS_TO_FILTER;
  useEffect(() => {
    if (hasFilter) input.current?.focus();
  }, [hasFilter]);
  const found = findByName(worlds, filter);
  const [first] = found;
  return (
    <>
      {hasFilter && (
        <form
          class="line"
          onSubmit={(event) => {
            event.preventDefault();
            if (first !== undefined) onChosen(first.name);
          }}
        >
          <label class="grow">
            Name or scenario; Enter chooses the first
            <input
              ref={input}
              type="search"
              value={filter}
              onInput={({ currentTarget }) => setFilter(currentTarget.value)}
            />
          </label>
        </form>
      )}
      {hasFilter && (
        <p class="muted" role="status">
          {filter === "" ? "" : `${found.length} found`}
        </p>
      )}
      <LongList
        label="Worlds to choose"
        class="worlds"
        items={found}
        keyOf={({ name }) => name}
        rowHeight={ROW_HEIGHT}
        hasButtons
        render={({ name, scenario, agents, signedIn }, tabIndex) => (
          <button
            type="button"
            class="row-button"
            tabIndex={tabIndex}
            aria-current={name === worldName.value ? "true" : undefined}
            onClick={() => onChosen(name)}
          >
            <strong>{name}</strong>
            <span class="muted">
              {scenario}; {signedIn} of {agents} signed in
            </span>
          </button>
        )}
      />
    </>
  );
}
