package almanac.storage.files;

import almanac.shared.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;

/**
 * The pieces of one file that have arrived.
 *
 * @param total number of pieces of the file
 * @param pieces that have arrived, in their order
 */
public record UploadedFile(FilePath path, int total, List<Path> pieces) {

    public boolean isWhole() {
        return pieces.size() == total;
    }

    /** Returns the bytes, piece after piece; one piece is open at a time. */
    public InputStream bytes() {
        return new SequenceInputStream(new Opening(pieces.iterator()));
    }

    @SuppressWarnings("JdkObsolete") // a sequence of streams wants it
    private record Opening(Iterator<Path> pieces) implements Enumeration<InputStream> {

        @Override
        public boolean hasMoreElements() {
            return pieces.hasNext();
        }

        @Override
        public InputStream nextElement() {
            try {
                return Files.newInputStream(pieces.next());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
