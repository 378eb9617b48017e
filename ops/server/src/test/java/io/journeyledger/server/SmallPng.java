package io.journeyledger.server;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pictures of pages with a byte for each pixel instead of three: pages have few colours, and shades between them. */
final class SmallPng {
    private static final int MOST_COLOURS = 256;
    private static final int OPAQUE = 0xff000000;

    private SmallPng() {}

    /** The same picture with its most frequent colours, each of the others replaced by the nearest of them. */
    static byte[] of(byte[] png) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
        int width = full.getWidth();
        int height = full.getHeight();
        int[] pixels = full.getRGB(0, 0, width, height, null, 0, width);
        Map<Integer, Integer> frequency = new HashMap<>();
        for (int pixel : pixels) {
            frequency.merge(pixel | OPAQUE, 1, Integer::sum);
        }
        List<Integer> palette = frequency.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        Map<Integer, Integer> place = new HashMap<>();
        BufferedImage small = new BufferedImage(
                width,
                height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(
                        Byte.SIZE,
                        palette.size(),
                        palette.stream().mapToInt(colour -> colour).toArray(),
                        0,
                        false,
                        -1,
                        java.awt.image.DataBuffer.TYPE_BYTE));
        for (int i = 0; i < pixels.length; i++) {
            int nearest = place.computeIfAbsent(pixels[i] | OPAQUE, colour -> nearest(colour, palette));
            small.getRaster().setSample(i % width, i / width, 0, nearest);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "png", out);
        return out.toByteArray();
    }

    private static int nearest(int colour, List<Integer> palette) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.size(); i++) {
            int distance = distance(colour, palette.get(i));
            if (distance < least) {
                best = i;
                least = distance;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < Integer.SIZE - Byte.SIZE; shift += Byte.SIZE) {
            int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += difference * difference;
        }
        return sum;
    }
}
