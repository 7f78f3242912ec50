/**
 * The language on the street: the JSON Schema of every record that enters or leaves, with one true
 * example each. No code that reads, checks or writes records may enter, and nothing that needs a
 * library.
 */
package io.barograph.schemas;
