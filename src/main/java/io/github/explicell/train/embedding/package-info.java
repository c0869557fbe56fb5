/**
 * Vectors that networks make of images: how well they part the classes, and maps of them in two dimensions. Plain numbers
 * in, plain numbers out.
 */
package io.github.explicell.train.embedding;
