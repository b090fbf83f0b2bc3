// The types of install.mjs, for type-checked tests.
export function installPeers(log: (text: string) => void): Promise<string>;
export function installedVersion(folder: string, name: string): string;
export function programVersion(program: string, option: string): string | null;
export function firstVersion(text: string): string | null;
