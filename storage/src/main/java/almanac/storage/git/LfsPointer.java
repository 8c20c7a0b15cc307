package almanac.storage.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.Sha256;
import almanac.storage.files.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes the small text that git keeps in the place of a Git LFS object. */
public final class LfsPointer {

    private static final String BEGINNING = "version https://git-lfs.github.com/spec/v1\n";

    /** Most bytes of a pointer, by the specification of Git LFS. */
    static final long LONGEST = 1024;

    private static final Pattern FORM =
            Pattern.compile("^oid sha256:(?<oid>[0-9a-f]{64})\nsize (?<size>\\d{1,18})$", Pattern.MULTILINE);

    private LfsPointer() {}

    /** Returns the object that the file points to; empty when the file is no pointer. */
    public static Optional<Blob> in(GitBlob file) {
        if (file.size() > LONGEST) {
            return Optional.empty();
        }
        try (InputStream bytes = file.open()) {
            return in(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Blob> in(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        Matcher pointer = FORM.matcher(text);
        return text.startsWith(BEGINNING) && pointer.find()
                ? Optional.of(new Blob(new Sha256(pointer.group("oid")), Long.parseLong(pointer.group("size"))))
                : Optional.empty();
    }

    /** Returns the text for an object. */
    static byte[] to(Blob object) {
        return "%soid sha256:%s\nsize %d\n"
                .formatted(BEGINNING, object.content().value(), object.size())
                .getBytes(UTF_8);
    }
}
