package almanac.web;

import almanac.shared.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads media types as clients name them. */
public final class MediaTypes {

    private static final List<String> FORMS =
            List.of(MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE);

    private MediaTypes() {}

    static boolean isForm(String mediaType) {
        String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return FORMS.contains(type);
    }

    /**
     * Returns the type as it is written, once it has been read; null for that of a form, which clients such as curl
     * send with any bytes and which says nothing of them.
     */
    public static @Nullable String checked(@Nullable String given) {
        if (given == null || given.isBlank() || isForm(given)) {
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
