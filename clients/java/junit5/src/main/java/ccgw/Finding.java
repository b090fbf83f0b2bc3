package ccgw;

/** Client behavior that the real gateway would punish, or that its documents advise against. */
public final class Finding {
  private final Json json;

  Finding(Json json) {
    this.json = json;
  }

  /** Returns the kind, such as {@code polling-too-fast}. */
  public String kind() {
    return json.get("kind").asText();
  }

  /** Returns the severity: note, warning or error. */
  public String severity() {
    return json.get("severity").asText();
  }

  /** Returns what happened, as a sentence. */
  public String sentence() {
    return json.get("sentence").asText();
  }

  /** Returns the rule that the client broke. */
  public String rule() {
    return json.get("rule").asText();
  }

  /** Returns how often the client behaved like this. */
  public long times() {
    return json.get("times").asLong();
  }

  /** Returns the severity and the sentence. */
  @Override
  public String toString() {
    return severity() + ": " + sentence();
  }
}
