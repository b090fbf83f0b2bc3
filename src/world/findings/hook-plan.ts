// Sorts the kinds of findings by the hooks that they have, so that a request runs only the kinds that observe it.
import type { HookName } from "./hooks.ts";
import type { FindingKind } from "./kind.ts";
import type { KindState } from "./kind-state.ts";

/** A hook of one kind. */
export interface KindHook<HookInput> {
  readonly kind: FindingKind;
  readonly state: KindState<unknown> | undefined;
  /** The place of the state among those of a client, session or world. Kinds that declare the same state share it. */
  readonly slot: number;
  readonly hook: (input: HookInput, detail: unknown) => object | undefined;
}

/** The hooks of the kinds, by name. A name that no kind has is left out. */
export type HookPlan<HookInput> = Readonly<Partial<Record<HookName, readonly KindHook<HookInput>[]>>>;

/**
 * Returns the hooks of the kinds by name, in the order of the kinds. The plan is computed once per list of kinds, because every world has
 * the same list.
 *
 * @typeParam HookInput the object that the caller fills with the facts for a hook.
 */
export function planHooks<HookInput>(kinds: readonly FindingKind[]): HookPlan<HookInput> {
  const plan = plans.get(kinds) ?? createPlan(kinds);
  plans.set(kinds, plan);
  return plan as HookPlan<HookInput>;
}

const plans = new WeakMap<readonly FindingKind[], HookPlan<never>>();

function createPlan<HookInput>(kinds: readonly FindingKind[]): HookPlan<HookInput> {
  const plan: Partial<Record<HookName, KindHook<HookInput>[]>> = {};
  const states: KindState<unknown>[] = [];
  for (const kind of kinds) {
    const { hooks, state } = kind;
    if (state !== undefined && !states.includes(state)) states.push(state);
    const slot = state === undefined ? -1 : states.indexOf(state);
    for (const name of Object.keys(hooks) as HookName[]) {
      // Before it runs a hook, the hook runner fills in the facts that a hook of this name gets.
      const hook = hooks[name] as unknown as KindHook<HookInput>["hook"];
      plan[name] = [...(plan[name] ?? []), { kind, state, slot, hook }];
    }
  }
  return plan;
}
