package almanac.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a file or folder in a dataset: names with slashes between, below the dataset's root whatever is done with
 * it. Two spellings of one name (NFC, NFD) are one path.
 */
public record FilePath(@JsonValue String value) implements Comparable<FilePath> {

    /** The longest path, in bytes, as file systems count; a longer one does not fit into a line of an ordered index. */
    public static final int LONGEST = 2_048;

    public static final int LONGEST_NAME = 255;

    private static final String SEPARATOR = "/";

    @JsonCreator
    public FilePath {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
        String violation = violation(value);
        if (violation != null) {
            throw ErrorCode.INVALID_VALUE.with("path", violation);
        }
    }

    private static @Nullable String violation(String path) {
        if (path.isEmpty()) {
            return "must name a file";
        }
        if (path.startsWith(SEPARATOR)) {
            return "must be relative, it begins with a slash";
        }
        if (path.indexOf('\\') >= 0) {
            return "must not have a backslash";
        }
        if (!path.codePoints().allMatch(FilePath::isOfNames)) {
            return "has a control character, or one that is no character";
        }
        if (path.getBytes(UTF_8).length > LONGEST) {
            return "is longer than %d bytes".formatted(LONGEST);
        }
        for (String name : path.split(SEPARATOR, -1)) {
            if (name.isEmpty()) {
                return "has an empty name between two slashes or at its end";
            }
            if (name.equals(".") || name.equals("..")) {
                return "has the name '%s', which leads elsewhere".formatted(name);
            }
            if (name.getBytes(UTF_8).length > LONGEST_NAME) {
                return "has a name of more than %d bytes".formatted(LONGEST_NAME);
            }
        }
        return null;
    }

    /**
     * Tells whether a name may hold it: no control character, no half of a pair, none that Unicode rules out for good.
     */
    private static boolean isOfNames(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE
                && (character & 0xfffe) != 0xfffe
                && !(character >= 0xfdd0 && character <= 0xfdef);
    }

    /** Returns the folders that it lies in, the outermost first. */
    public List<FilePath> folders() {
        List<FilePath> folders = new ArrayList<>();
        for (int slash = value.indexOf('/'); slash >= 0; slash = value.indexOf('/', slash + 1)) {
            folders.add(new FilePath(value.substring(0, slash)));
        }
        return folders;
    }

    /** Appends a path to that of this folder. */
    public FilePath resolve(FilePath below) {
        return new FilePath(value + SEPARATOR + below.value);
    }

    /** Returns the last of its names. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** Compares by the order of their bytes, as the database sorts them. */
    @Override
    public int compareTo(FilePath other) {
        return Arrays.compareUnsigned(value.getBytes(UTF_8), other.value.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return value;
    }
}
