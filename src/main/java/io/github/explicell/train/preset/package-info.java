/** Published protocols as data: which backbones, heads, stages and settings they have. */
package io.github.explicell.train.preset;
