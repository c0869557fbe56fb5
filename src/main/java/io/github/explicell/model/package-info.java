/**
 * Model folders: {@code model.json}, {@code weights.safetensors}, the card and
 * the self-test; reading, checking, writing as a whole or not at all. A model
 * folder is data: nothing in it is ever executed.
 */
package io.github.explicell.model;
