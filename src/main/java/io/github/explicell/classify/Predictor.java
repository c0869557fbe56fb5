package io.github.explicell.classify;

import io.github.explicell.image.Crop;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.model.MetadataField;
import io.github.explicell.model.ModelDescription;

/**
 * Makes predictions of logits.
 *
 * @param description the model's
 * @param provenance model, device and precision of the results
 */
public record Predictor(ModelDescription description, Provenance provenance) {

    /**
     * @param description the model's
     * @param device definite name of the device
     * @param precision name of the number format
     */
    public Predictor(final ModelDescription description, final String device, final String precision) {
        this(description, device, precision, 1);
    }

    /**
     * @param description the model's
     * @param device definite name of the device
     * @param precision name of the number format
     * @param views of each region whose probabilities are averaged
     */
    Predictor(final ModelDescription description, final String device, final String precision, final int views) {
        this(
                description,
                new Provenance(
                        description.name(),
                        description.weightsSha256(),
                        device,
                        precision,
                        Provenance.programVersion(),
                        views));
    }

    /**
     * @param picture the image
     * @param region of it
     * @param crop its pixels
     * @param logits what the network says of them
     * @return the prediction
     * @throws IllegalStateException if a logit is not finite
     */
    public Prediction predict(final Picture picture, final Region region, final Crop crop, final float[] logits) {
        for (final float z : logits)
            if (!Float.isFinite(z))
                throw new IllegalStateException("the model " + description.name()
                        + " gave a number that is not finite for region " + region.name() + " of " + picture.name()
                        + "; use float32, or check the model");
        return new Prediction(
                picture.name(),
                picture.series(),
                region,
                description.classes(),
                logits,
                Prediction.softmax(logits, description.temperature()),
                crop.range(),
                crop.notes(),
                provenance,
                description.costs(),
                MetadataField.used(description.metadata(), region.properties()));
    }
}
