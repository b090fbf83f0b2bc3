// The types of install.mjs, for type-checked tests.
export function installPeers(log: (text: string) => void): Promise<string>;
export function readInstalledVersion(folder: string, name: string): string;
export function readProgramVersion(program: string, option: string): string | null;
export function findFirstVersion(text: string): string | null;
