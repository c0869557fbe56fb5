#@ File (label = "Model folder", style = "directory") model_folder
#@ File (label = "Image") image_file
#@ output String summary

// Explicell from a script: classifies the cells of an image file (the ROIs in its overlay, else the whole image), explains the
// first of them with Grad-CAM, and returns what came of it. The same calls as in Java.
import io.github.explicell.classify.Classifier
import io.github.explicell.classify.ClassifierOptions
import io.github.explicell.classify.Progress
import io.github.explicell.engine.Precision
import io.github.explicell.explain.ExplainerOptions
import io.github.explicell.explain.Methods
import io.github.explicell.explain.RegionExplainer
import io.github.explicell.image.Pictures
import io.github.explicell.image.Regions
import io.github.explicell.model.ModelFolder

model = ModelFolder.read(model_folder.toPath())
picture = Pictures.open(image_file.toPath(), 0)
regions = Regions.overlay(picture)
if (regions.isEmpty()) regions = [Regions.whole(picture)]

predictions = []
classifier = new Classifier(model, ClassifierOptions.DEFAULT.on("cpu", Precision.FLOAT32))
try {
    classifier.classify(picture, regions, { predictions << it }, Progress.NONE)
} finally {
    classifier.close()
}
predictions.each { println it.region().name() + ": " + it.className() + " (" + it.probability().round(3) + ")" }

explanations = []
explainer = new RegionExplainer(model, ExplainerOptions.DEFAULT.withMethods(Methods.parse("grad-cam")))
try {
    explainer.explain(picture, [regions[0]], { explanations << it }, Progress.NONE)
} finally {
    explainer.close()
}
picture.close()

map = explanations[0].map()
summary = predictions.size() + " regions; the evidence of " + regions[0].name() + " reaches " + map.max()
