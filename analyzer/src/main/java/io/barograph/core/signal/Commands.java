package io.barograph.core.signal;

/**
 * What to type, per operating system: one line for a POSIX shell, one for a macOS shell, one for
 * the Windows command prompt.
 */
public record Commands(String linux, String macos, String windows) {}
