package almanac.history.query;

import org.jspecify.annotations.Nullable;

/**
 * One operation of a JSON Patch.
 *
 * @param path a JSON Pointer
 * @param value absent when something is removed
 */
public record PatchOperationV1(
        String op, String path, @Nullable Object value) {}
