package io.barograph.web;

/** The web server cannot listen. The message says where and why, in words for a user. */
public final class WebException extends RuntimeException {
  WebException(String message, Throwable cause) {
    super(message, cause);
  }
}
