package almanac.dataset.api;

import almanac.shared.FilePath;
import org.jspecify.annotations.Nullable;

/** Reads the paths that the Python client sends with an upload, on whichever system it runs. */
final class UploadPaths {

    private UploadPaths() {}

    /** Returns the path with slashes: a backslash separates folders where the client runs on Windows. */
    static FilePath of(String sent) {
        return new FilePath(withSlashes(sent));
    }

    static String withSlashes(String sent) {
        return sent.replace('\\', '/');
    }

    /**
     * Refuses a file whose name cannot be kept before its bytes come: the client sends a refused piece again for half an
     * hour, but asks once whether to send it.
     *
     * @param identifier length and name of the file, with a hyphen between
     */
    static void requireName(@Nullable String identifier) {
        int hyphen = identifier == null ? -1 : identifier.indexOf('-');
        if (identifier != null && hyphen >= 0) {
            of(identifier.substring(hyphen + 1));
        }
    }
}
