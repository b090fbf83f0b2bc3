package ccgw;

/** The state of an agent. A call on hold counts as talking. */
public enum AgentState {
  SIGNED_OUT("signedOut"),
  IDLE("idle"),
  BUSY("busy"),
  REST("rest"),
  WRAP_UP("wrapUp"),
  RINGING("ringing"),
  DIALING("dialing"),
  TALKING("talking"),
  INSPECTING("inspecting");

  private final String word;

  AgentState(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static AgentState of(String word) {
    for (var state : values()) {
      if (state.word.equals(word)) return state;
    }
    throw new IllegalStateException("This client does not know the state \"" + word + "\" of an agent");
  }
}
