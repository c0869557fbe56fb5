package io.github.explicell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.explicell.network.architecture.Architectures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {

    private static final int SIZE = 33;

    @ParameterizedTest
    @CsvSource({
        // one zero on each side of a 3 x 3 kernel of stride 2: element 0 looks at pixel 0, whose centre is 0.5
        "resnet50, 224, layer2, 0.5, 8",
        "resnet50, 224, layer4, 0.5, 32",
        "resnet50, 224, image, 0.5, 1",
        // as ResNet's up to stride 4, then three means of 2 x 2, each half its stride further
        "densenet169, 224, features.norm5, 14.5, 32",
        // pools of 2 x 2 divide the image evenly
        "vgg16, 224, features.30, 16, 32",
        // TensorFlow puts the odd zero behind: element 0 looks at pixels 0 to 2
        "efficientnet_lite0, 224, conv_stem, 1.5, 2",
        "efficientnet_lite0, 224, bn2.act, 31.5, 32",
    })
    void elementsLieWhereTheirKernelsLook(
            final String architecture, final int size, final String node, final double left, final double stride) {
        final Grid grid = Grid.of(Architectures.get(architecture).build(size, 10), node);
        assertEquals(left, grid.left());
        assertEquals(grid.left(), grid.top());
        assertEquals(stride, grid.strideX());
        assertEquals(stride, grid.strideY());
    }

    @Test
    void aVectorLiesNowhere() {
        assertNull(Grid.of(Architectures.get("resnet50").build(224, 10), "flatten"));
    }

    /** Kernels of ones see a symmetric neighbourhood, whose middle is where the element lies. */
    @ParameterizedTest
    @CsvSource({"3, 2, 1", "5, 2, 2", "3, 2, 0", "2, 2, 0", "7, 2, 3", "3, 1, 0"})
    void theMiddleOfWhatAnElementSees(final int kernel, final int stride, final int padding) {
        final NetworkBuilder b = new NetworkBuilder("two");
        final Window window = Window.square(kernel, stride, Padding.of(padding));
        String x = b.input(Network.IMAGE, Shape.of(1, SIZE, SIZE));
        x = b.add("a", new Convolution(1, window, 1, false), x);
        x = b.add("b", new Convolution(1, window, 1, false), x);
        final Network network = b.tap(x).output(Network.LOGITS, x).build();
        final Grid grid = Grid.of(network, "b");
        final int element = network.shape("b").width() / 2;
        assertEquals(middle(element, kernel, stride, padding), grid.left() + element * grid.strideX());
        assertEquals(element, grid.column(middle(element, kernel, stride, padding)));
    }

    /** By going back through the windows, pixel by pixel. */
    private static double middle(final int element, final int kernel, final int stride, final int padding) {
        List<Integer> seen = List.of(element);
        for (int layer = 0; layer < 2; layer++) {
            final List<Integer> before = new ArrayList<>();
            for (final int at : seen) for (int k = 0; k < kernel; k++) before.add(at * stride - padding + k);
            seen = before;
        }
        return seen.stream().mapToInt(Integer::intValue).average().orElseThrow() + 0.5;
    }
}
