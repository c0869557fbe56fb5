package io.github.explicell.model.torch;

import io.github.explicell.model.DataType;

/**
 * What a pickle says of a block of numbers that lies elsewhere in the file.
 *
 * @param type number format
 * @param key its name in the file
 * @param count how many numbers
 */
record StorageKey(DataType type, String key, long count) {}
