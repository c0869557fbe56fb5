package io.github.explicell.model.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A picture for a package's front: drawn cells, outlined in as many colours as there are classes. */
final class Cover {

    private static final int WIDTH = 512;
    private static final int HEIGHT = 256;
    private static final int CELLS = 24;

    private Cover() {}

    /**
     * @param name of the model; written below, and the picture's seed
     * @param classes how many
     * @return a PNG, 512 x 256
     */
    static byte[] png(final String name, final int classes) throws IOException {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(0xf4efe9));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        final SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < CELLS; i++) cell(g, random, i % classes, classes);
        g.setColor(new Color(0, 0, 0, 160));
        g.fillRect(0, HEIGHT - 36, WIDTH, 36);
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
        g.drawString(name, 12, HEIGHT - 12);
        g.dispose();
        final ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static void cell(final Graphics2D g, final SplittableRandom random, final int kind, final int classes) {
        final int size = random.nextInt(36, 72);
        final int x = random.nextInt(-10, WIDTH - 40);
        final int y = random.nextInt(-10, HEIGHT - 60);
        final int nucleus = size / 4 + random.nextInt(size / 4);
        g.setColor(new Color(0xd9b8c8));
        g.fillOval(x, y, size, size * 4 / 5);
        g.setColor(new Color(0x5a3a78));
        g.fillOval(x + (size - nucleus) / 2, y + (size * 4 / 5 - nucleus) / 2, nucleus, nucleus);
        g.setColor(Color.getHSBColor((float) kind / classes, 0.8f, 0.8f));
        g.setStroke(new BasicStroke(3));
        g.drawOval(x, y, size, size * 4 / 5);
    }
}
