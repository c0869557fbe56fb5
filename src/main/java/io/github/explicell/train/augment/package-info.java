/**
 * Random changes of crops in training that leave their class as it is: an immutable list of augmenters, one class each,
 * as data. A seed fixes what happens. Pure Java; knows float arrays and nothing of networks or files of images.
 */
package io.github.explicell.train.augment;
