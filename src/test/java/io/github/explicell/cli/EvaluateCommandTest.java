package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    @TempDir
    private Path folder;

    /** Always 0.99 for one class, right three times in four: the best probability of it is 0.75. */
    private Path overconfident(final String name, final int cases) throws IOException {
        final StringBuilder said = new StringBuilder("image,p a,p b\n");
        final StringBuilder known = new StringBuilder("image,class\n");
        for (int i = 0; i < cases; i++) {
            final boolean a = i % 2 == 0;
            said.append(i).append(a ? ",0.99,0.01\n" : ",0.01,0.99\n");
            known.append(i).append(a == i % 8 > 1 ? ",a\n" : ",b\n");
        }
        Files.writeString(folder.resolve(name + "-truth.csv"), known);
        return Files.writeString(folder.resolve(name + ".csv"), said);
    }

    @Test
    void predictionsOfAnyProgramAreRecalibrated() throws IOException {
        final Path predictions = overconfident("test", 80);
        final Path truth = folder.resolve("test-truth.csv");
        final Path validation = overconfident("validation", 160);
        final CommandLineRun run = CommandLineRun.of(
                "evaluate",
                "--predictions",
                predictions,
                "--truth",
                truth,
                "--temperature",
                "--validation-predictions",
                validation,
                "--validation-truth",
                folder.resolve("validation-truth.csv"),
                "--draws",
                0,
                "--out",
                folder.resolve("figures"));
        assertEquals(0, run.status(), run.err());
        // ln(0.99 / 0.01) / ln(0.75 / 0.25), and the entropy of three in four
        assertTrue(run.out().contains("is 4.183 "), run.out());
        assertTrue(
                run.out().contains("the log loss is 0.5623 instead of 1.1588, the calibration error 0.0000 instead"));
        assertTrue(Files.readString(folder.resolve("figures/report.html")).contains("recalibrated"));
        final CommandLineRun bare =
                CommandLineRun.of("evaluate", "--predictions", predictions, "--truth", truth, "--temperature");
        assertEquals(2, bare.status());
        assertTrue(bare.err().contains("--temperature with --predictions needs --validation-predictions"), bare.err());
    }

    /** Bright and dark pictures, three of them for every dark one. */
    private Path pictures() throws IOException {
        final Path data = folder.resolve("data");
        final Random random = new Random(2);
        for (int i = 0; i < 40; i++) {
            final boolean bright = i % 4 > 0;
            final BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
            for (int p = 0; p < 32 * 32; p++)
                image.setRGB(p % 32, p / 32, 0x10101 * ((bright ? 120 : 60) + random.nextInt(80)));
            final Path of = Files.createDirectories(data.resolve(bright ? "bright" : "dark"));
            ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
        }
        return data;
    }

    private CommandLineRun train(final Path data, final Path model, final Object... more) {
        final Object[] usual = {
            "train",
            "--data",
            data,
            "--architecture",
            "mobilenet_v3_small",
            "--size",
            32,
            "--tap",
            "features.2",
            "--epochs",
            3,
            "--batch",
            8,
            "--device",
            "cpu",
            "--out",
            model
        };
        final Object[] all = new Object[usual.length + more.length];
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return CommandLineRun.of(all);
    }

    @Test
    void whatTrainingFoundIsFoundAgain() throws IOException {
        final Path data = pictures();
        final Path model = folder.resolve("model");
        final Path costs = Files.writeString(folder.resolve("costs.csv"), ",dark,bright\ndark,0,5\nbright,1,0\n");
        final CommandLineRun run = train(
                data,
                model,
                "--loss",
                "focal",
                "--gamma",
                1.5,
                "--class-weights",
                "balanced",
                "--weight-division",
                "sum",
                "--cost-matrix",
                costs,
                "--optimiser",
                "sgd",
                "--learning-rate",
                0.05,
                "--schedule",
                "plateau",
                "--warm-up",
                0.1,
                "--clip",
                5,
                "--average",
                0.9,
                "--select",
                "macro-f1",
                "--balanced-sampling",
                "--calibrate");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("the logits are divided by"), run.out());

        final ModelDescription description = ModelFolder.read(model).description();
        assertEquals(5, description.costs().cost(1, 0), "the order is that of the classes, not of the file");
        assertFalse(description.temperature() == 1);
        final JsonObject record = description.training();
        assertEquals(2, record.getAsJsonArray("class_weights").size());
        final JsonObject loss = record.getAsJsonObject("settings")
                .getAsJsonArray("stages")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("loss");
        assertEquals(1.5, loss.get("gamma").getAsDouble());
        final String card = Files.readString(model.resolve(ModelFolder.CARD));
        assertTrue(
                card.contains("- Stage classifier: focal with gamma 1.5, balanced class weights, divided by the sum"),
                card);
        assertTrue(card.contains("sgd with momentum 0.9") && card.contains("clipped at a norm of 5.0"), card);
        assertTrue(card.contains("least expected cost"), card);

        final Path out = folder.resolve("figures");
        final CommandLineRun evaluation = CommandLineRun.of(
                "evaluate",
                "--model",
                model,
                "--data",
                data,
                "--part",
                "test",
                "--device",
                "cpu",
                "--draws",
                50,
                "--out",
                out);
        assertEquals(0, evaluation.status(), evaluation.err());
        final String figures = Files.readString(out.resolve("evaluation.csv"));
        assertTrue(
                figures.contains("accuracy,all," + record.get("test_accuracy").getAsDouble() + ","), figures);
        assertTrue(figures.contains("\ncost,all,"), figures);
        assertTrue(Files.readString(out.resolve("confusion.csv")).startsWith("true \\ predicted,bright,dark\n"));
        assertNotNull(ImageIO.read(out.resolve("confusion.png").toFile()));
        final String report = Files.readString(out.resolve("report.html"));
        assertTrue(report.contains("<svg") && report.contains("Calibration") && report.endsWith("</html>\n"));
        assertFalse(
                report.replace("src='data:image/png;base64,", "").contains("src=") || report.contains("href="),
                "it needs no other file");
        assertTrue(report.contains("all classes pooled (micro)") && report.contains("shares of the true class"));
        assertTrue(Files.readString(out.resolve("confusion-normalised.csv"))
                .startsWith("true \\ predicted,bright,dark\n"));

        final Path averaged = folder.resolve("averaged");
        final CommandLineRun tta = CommandLineRun.of(
                "evaluate",
                "--model",
                model,
                "--data",
                data,
                "--part",
                "test",
                "--device",
                "cpu",
                "--draws",
                0,
                "--tta",
                "--temperature",
                "--out",
                averaged);
        assertEquals(0, tta.status(), tta.err());
        assertTrue(tta.out().contains("mean probabilities of 8 views"), tta.out());
        assertTrue(tta.out().contains("The temperature fitted on the validation part is"), tta.out());
        assertTrue(Files.readString(averaged.resolve("report.html")).contains("recalibrated on the validation part"));

        final CommandLineRun same = CommandLineRun.of(
                "evaluate", "--model", model, "--data", data, "--against", model, "--draws", 0, "--device", "cpu");
        assertTrue(same.out().contains("on 0 cases, only the other on 0; McNemar's exact p = 1.000."), same.out());

        Files.delete(data.resolve("dark/0.png"));
        final CommandLineRun other =
                CommandLineRun.of("evaluate", "--model", model, "--data", data, "--part", "test", "--device", "cpu");
        assertEquals(1, other.status());
        assertTrue(other.err().contains("are not the data that the model model was trained on"), other.err());
    }

    @Test
    void settingsThatCannotBeAreRefusedBeforeTheDataAreRead() throws IOException {
        final Path nowhere = folder.resolve("nowhere");
        final Path model = folder.resolve("model");
        assertRefused("loss cost-matrix needs a cost matrix", train(nowhere, model, "--loss", "cost-matrix"));
        assertRefused("is for embeddings", train(nowhere, model, "--loss", "supcon"));
        assertRefused("there is no 'hinge', but cross-entropy, focal", train(nowhere, model, "--loss", "hinge"));
        assertRefused("momentum must be", train(nowhere, model, "--optimiser", "sgd", "--momentum", 1));
        assertRefused("there is no 'best', but loss, accuracy, macro-f1", train(nowhere, model, "--select", "best"));
        final Path costs = Files.writeString(folder.resolve("costs.csv"), ",a,b\na,0,5\nb,1,0\n");
        final CommandLineRun run = train(pictures(), model, "--loss", "cost-matrix", "--cost-matrix", costs);
        assertEquals(1, run.status());
        assertTrue(run.err().contains("of the cost matrix name a class a, but the classes of the data are"), run.err());
        assertFalse(Files.exists(model));
    }

    private static void assertRefused(final String sentence, final CommandLineRun run) {
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(sentence), run.err());
    }

    @Test
    void predictionsFromAnywhereAreMeasured() throws IOException {
        final Path said = Files.writeString(folder.resolve("said.csv"), "id,prediction\n1,a\n2,b\n3,a\n4,b\n");
        final Path other = Files.writeString(folder.resolve("other.csv"), "id,prediction\n1,a\n2,b\n3,b\n4,b\n");
        final Path truth = Files.writeString(folder.resolve("truth.csv"), "id,class\n1,a\n2,b\n3,b\n4,b\n");
        final CommandLineRun run =
                CommandLineRun.of("evaluate", "--predictions", said, "--truth", truth, "--against", other);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("accuracy 0.750"), run.out());
        assertTrue(run.out().contains("4 cases of 4 groups") && run.out().contains("too narrow"), run.out());
        assertTrue(run.out().contains("only this one is right on 0 cases, only the other on 1"), run.out());
        assertEquals(2, CommandLineRun.of("evaluate", "--predictions", said).status());
        assertEquals(
                2,
                CommandLineRun.of("evaluate", "--predictions", said, "--truth", truth, "--part", "test")
                        .status());
        assertEquals(
                2,
                CommandLineRun.of("evaluate", "--predictions", said, "--truth", truth, "--tta")
                        .status());
        final CommandLineRun missing =
                CommandLineRun.of("evaluate", "--predictions", folder.resolve("none.csv"), "--truth", truth);
        assertEquals(1, missing.status());
        assertTrue(missing.err().contains("There is no file"), missing.err());
    }

    @Test
    void embeddingsAreMeasuredAndDrawn() throws IOException {
        final Path data = pictures();
        final Path model = folder.resolve("model");
        final CommandLineRun run = train(data, model, "--learning-rate", 0.01);
        assertEquals(0, run.status(), run.err());
        final Path out = folder.resolve("map");
        final CommandLineRun embed = CommandLineRun.of(
                "embed",
                "--model",
                model,
                "--data",
                data,
                "--map",
                "pca,umap",
                "--untrained",
                "--vectors",
                "--device",
                "cpu",
                "--out",
                out);
        assertEquals(0, embed.status(), embed.err());
        assertTrue(embed.out().contains("silhouette  accuracy of 5 neighbours"), embed.out());
        assertEquals(
                2,
                embed.lines().stream()
                        .filter(l -> l.matches("(model|random) +-?[0-9.]+ +[01]\\.[0-9]+"))
                        .count(),
                embed.out());
        final List<String> rows = Files.readAllLines(out.resolve("embedding.csv"));
        assertTrue(
                rows.get(0).startsWith("image,series,region,class,group,silhouette,pca_1,pca_2,umap_1,umap_2,v1,v2"),
                rows.get(0));
        for (final String map : List.of("pca.png", "umap.png"))
            assertNotNull(ImageIO.read(out.resolve(map).toFile()), map);
    }
}
