/** Models for other programs: TorchScript files and BioImage.IO packages, and the way back from these. */
package io.github.explicell.model.export;
