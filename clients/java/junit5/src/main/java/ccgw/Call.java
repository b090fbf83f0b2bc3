package ccgw;

import java.util.Map;

/**
 * One call of a world. Its methods act for the outside party whose phone rings or, to hang up, for the customer. If an
 * action is not possible now, they throw a {@link ControlException}.
 */
public final class Call {
  private final Control control;
  private final String path;
  private final String id;
  private final String hint;

  Call(Control control, String world, Json made) {
    this.control = control;
    id = made.get("id").asText();
    hint = made.get("hint").asText();
    path = world + "/calls/" + Control.encodeSegment(id);
  }

  /** Returns the id of the call. */
  public String id() {
    return id;
  }

  /** Returns why the call waits until an agent signs in, or null if an agent was signed in for it. */
  public String hint() {
    return hint;
  }

  /**
   * Returns the state: waiting, ringing, dialing, talking, held or ivr.
   *
   * @throws ControlException of kind {@code unknown-call} after the call has ended
   */
  public String state() {
    return get().get("state").asText();
  }

  /** Returns the call with its parties. */
  public Json get() {
    return control.request("GET", path, null);
  }

  /** Answers for the outside party. */
  public void answer() {
    act("answer");
  }

  /** Hangs up for the customer. */
  public void hangUp() {
    act("hang-up");
  }

  /** Hangs up for the outside party with a number. */
  public void hangUp(String number) {
    control.request("POST", path + "/hang-up", Map.of("number", number));
  }

  /** Refuses the call for the outside party. */
  public void refuse() {
    act("refuse");
  }

  /** Ends the attempt because the outside party does not answer. */
  public void noAnswer() {
    act("no-answer");
  }

  /** Ends the attempt because the outside party is busy. */
  public void busy() {
    act("busy");
  }

  private void act(String verb) {
    control.request("POST", path + "/" + verb, null);
  }
}
