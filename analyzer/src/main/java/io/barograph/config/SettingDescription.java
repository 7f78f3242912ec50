package io.barograph.config;

/**
 * One line of the listing of settings.
 *
 * @param key as in a settings file
 * @param variable the environment variable that sets it
 * @param fallback the default; empty for none
 * @param bounds what it may be, in words
 * @param purpose what it is for, in one sentence
 */
public record SettingDescription(
    String key, String variable, String fallback, String bounds, String purpose) {}
