/**
 * What Explicell puts into a Fiji: the manifest, the update site with its database, and the installation by hand. Jars,
 * models and images are files here and nothing more.
 */
package io.github.explicell.site;
