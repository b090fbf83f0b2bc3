// Text that a person writes and sends, such as a message of a chat.
import { useRef, useState } from "preact/hooks";

/** Text of an input, and how to send it. */
interface Draft {
  readonly text: string;
  readonly setText: (text: string) => void;
  /**
   * Sends the text with an action, after the earlier texts. The input is cleared immediately, so that the next text can be typed. If the
   * action fails, the text returns to the input.
   *
   * @throws what the action throws.
   */
  readonly sendWith: (action: (text: string) => Promise<unknown>) => Promise<void>;
}

/** Keeps the text of an input until it is sent. */
export function useDraft(): Draft {
  const [text, setText] = useState("");
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const sendWith = async (action: (sent: string) => Promise<unknown>) => {
    setText("");
    const sent = sending.current.then(() => action(text));
    sending.current = sent.catch(() => {});
    try {
      await sent;
    } catch (error) {
      setText((written) => [text, written].filter((part) => part !== "").join(" "));
      throw error;
    }
  };
  return { text, setText, sendWith };
}
