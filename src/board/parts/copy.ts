// Copies text to the clipboard, even over plain HTTP, and saves text or bytes as a file.
import { notify, notifyError } from "./notices.tsx";

/** Copies text to the clipboard, and notifies the user. `what` names it in the message, such as "The curl command". */
export async function copyText(text: string, what: string): Promise<void> {
  const isCopied = await writeClipboard(text);
  if (isCopied) notify(`${what} is in the clipboard.`);
  else notifyError(new Error(`The browser refuses to copy. Select the text and copy it: ${text}`));
}

async function writeClipboard(text: string): Promise<boolean> {
  // Browsers have no clipboard for a page of another machine over plain HTTP.
  if (window.isSecureContext && navigator.clipboard !== undefined) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // The user or the browser has refused, but copying a selection may still work.
    }
  }
  return copySelection(text);
}

function copySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "off-screen";
  area.setAttribute("aria-hidden", "true");
  const before = document.activeElement;
  // In an open dialog, elements outside it cannot be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}

/** Saves text or bytes as a file of the browser's downloads. */
export function saveFile(content: string | Blob, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
