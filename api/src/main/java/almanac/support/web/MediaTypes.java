package almanac.support.web;

import almanac.shared.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Media types as clients name them. */
public final class MediaTypes {

    private MediaTypes() {}

    /** As it is written, once it has been read. */
    public static @Nullable String checked(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (given.length() > Texts.NAME) {
            throw ErrorCode.INVALID_VALUE.with("Content-Type", "is longer than %d characters".formatted(Texts.NAME));
        }
        try {
            return MediaType.parseMediaType(given).toString();
        } catch (InvalidMediaTypeException _) {
            throw ErrorCode.INVALID_VALUE.with("Content-Type", "is no media type");
        }
    }
}
