package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Sorts more lines than memory has room for, by their bytes: in parts, which lie in a folder meanwhile. */
final class SortedLines implements AutoCloseable {

    private static final long MOST_HELD = 1 << 23;
    private static final int OF_EACH = 32;

    private final Path folder;
    private final long mostHeld;
    private final List<Path> parts = new ArrayList<>();
    private final List<byte[]> held = new ArrayList<>();
    private long bytesHeld;

    SortedLines(Path folder) {
        this(folder, MOST_HELD);
    }

    SortedLines(Path folder, long mostHeld) {
        Disk.remove(folder); // files of a process that died
        this.folder = Disk.folder(folder);
        this.mostHeld = mostHeld;
    }

    /** Adds a line, which is no longer than a path of the system may be. */
    void add(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        held.add(bytes);
        bytesHeld += bytes.length + OF_EACH;
        if (bytesHeld > mostHeld) {
            putAside();
        }
    }

    private void putAside() {
        held.sort(Arrays::compareUnsigned);
        Path part = folder.resolve(Integer.toString(parts.size()));
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            for (byte[] line : held) {
                out.writeShort(line.length);
                out.write(line);
            }
        } catch (IOException e) {
            throw Space.refusal(e);
        }
        parts.add(part);
        held.clear();
        bytesHeld = 0;
    }

    /** Returns all lines, from the first on; may be called again. */
    Lines read() {
        putAside();
        Lines lines = new Lines();
        parts.forEach(lines::add);
        return lines;
    }

    @Override
    public void close() {
        Disk.remove(folder);
    }

    /** The lines of all parts, one after the other. */
    static final class Lines implements AutoCloseable {

        private final List<Part> parts = new ArrayList<>();
        private final PriorityQueue<Part> ahead =
                new PriorityQueue<>(Comparator.comparing((Part part) -> part.line, Arrays::compareUnsigned));

        private void add(Path place) {
            Part part = new Part(place);
            parts.add(part);
            if (part.advance()) {
                ahead.add(part);
            }
        }

        /** Returns the next line; null at the end. */
        @Nullable
        String next() {
            Part part = ahead.poll();
            if (part == null) {
                return null;
            }
            String line = new String(part.line, UTF_8);
            if (part.advance()) {
                ahead.add(part);
            }
            return line;
        }

        @Override
        public void close() {
            parts.forEach(Part::close);
        }
    }

    private static final class Part {

        private final DataInputStream in;
        private byte[] line = new byte[0];

        Part(Path place) {
            try {
                in = new DataInputStream(new BufferedInputStream(Files.newInputStream(place)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean advance() {
            try {
                line = new byte[in.readUnsignedShort()];
                in.readFully(line);
                return true;
            } catch (EOFException _) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
