// Finds Node's own function behind a fake timer that a test installed before this package was loaded.

/** The properties that show a fake. Fakes of sinon, which vitest and jest use too, keep the original function in their clock. */
interface FakeProperties {
  readonly clock?: Readonly<Record<string, unknown>>;
  readonly _isMockFunction?: boolean;
}

/**
 * Returns Node's own function, even if a test has faked it.
 *
 * @param name the name, such as `setTimeout`.
 * @param found the current function of that name.
 * @throws Error if it is a fake that does not keep the original.
 */
export function findUnfaked<T extends (...args: never[]) => unknown>(name: string, found: T): T {
  const { clock, _isMockFunction: isMock } = found as FakeProperties;
  if (clock !== undefined && typeof clock === "object") {
    const original = clock[`_${name}`];
    if (typeof original === "function") return findUnfaked(name, original as T);
    throw new Error(describeFake(name));
  }
  // The fakes of node:test are bound methods, and Node's own functions are never bound.
  if (isMock === true || found.name.startsWith("bound ")) throw new Error(describeFake(name));
  return found;
}

function describeFake(name: string): string {
  return `${name} is faked, and the original cannot be found. Import cc-gateway-simulator before you fake timers.`;
}
