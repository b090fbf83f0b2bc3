package ccgw;

import java.util.List;

/** The control API refused a request. The message says why, and what is accepted. */
public final class ControlException extends CcgwException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Json problem;

  ControlException(int status, Json problem) {
    super(problem.get("detail").isNull() ? "HTTP status " + status : problem.get("detail").asText(), null);
    this.status = status;
    this.problem = problem;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the kind of the problem, such as {@code unknown-agent} or {@code refused}. */
  public String kind() {
    var type = problem.get("type").asText();
    return type.substring(type.lastIndexOf(':') + 1);
  }

  /** Returns a sentence for each mistake in the input; none for other problems. */
  public List<String> errors() {
    return problem.get("errors").asTexts();
  }

  /** Returns the code of a refusal by the contact center, or null. */
  public String reason() {
    return problem.get("reason").asText();
  }

  /** Returns the retcode that a client gets from the gateway for the same action, or null. */
  public String retcode() {
    return problem.get("retcode").asText();
  }
}
