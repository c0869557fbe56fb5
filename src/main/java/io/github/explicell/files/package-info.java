/** Files and folders that are written as a whole or not at all; digests; tables that people write. */
package io.github.explicell.files;
