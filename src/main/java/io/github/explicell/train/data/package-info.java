/**
 * What is trained and measured on: where labelled regions come from, what a data set holds, and how it is parted for
 * training, validation and test. Pixels stay in the files until they are needed.
 */
package io.github.explicell.train.data;
