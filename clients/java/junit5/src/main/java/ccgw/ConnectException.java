package ccgw;

/** No simulator answers at the address of the control API. */
public final class ConnectException extends CcgwException {
  private static final long serialVersionUID = 1L;

  ConnectException(String message, Throwable cause) {
    super(message, cause);
  }
}
