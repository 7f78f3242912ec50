package io.barograph.config;

/**
 * What a policy says for one key.
 *
 * @param text in the one form that stands for all ways to write the value
 * @param origin of the document, or of the settings where the document says nothing
 */
public record PolicyValue(String key, String text, Origin origin) {}
