/** Class activation maps: methods that weigh the feature maps at a layer of the network. */
package io.github.explicell.explain.cam;
