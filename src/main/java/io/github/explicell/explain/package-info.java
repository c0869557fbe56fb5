/**
 * Why a region got its class: saliency maps by one small class for each method, and measures of how faithful they are.
 * Works on crops and networks; draws nothing.
 */
package io.github.explicell.explain;
