package io.github.explicell.explain.lime;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What lime and shap say, stored by {@code src/test/python/lime_fixtures.py}. */
final class LimeFixture {

    /** One fit by lime. */
    static final class Fit {

        int features;
        String selection;
        int[] parts;
        double[] weights;
        double intercept;
        double r2;
        double localPrediction;
    }

    /** Samples and what was made of them. */
    static final class Case {

        int parts;
        List<String> samples;
        double[] answers;
        double[] kernelWeights;
        double[] weights;
        List<Fit> fits;

        @Override
        public String toString() {
            return parts + " super-pixels" + (samples == null ? "" : ", " + samples.size() + " samples");
        }
    }

    List<Case> lime;
    List<Case> shap;
    List<Case> shapley;

    static LimeFixture read() {
        try (InputStream in = LimeFixture.class.getResourceAsStream("/fixtures/lime/lime.json.gz");
                Reader reader = new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, LimeFixture.class);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
