package almanac.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the body of a form, {@code name=value&name=value}. */
public final class FormBody {

    private FormBody() {}

    /**
     * Returns the members by their names; of a name that comes twice the first. It reads the bytes itself: the
     * framework makes the body of a form from the request's parameters, which are those of its query here.
     */
    public static Map<String, String> members(HttpServletRequest request) throws IOException {
        String form = new String(request.getInputStream().readAllBytes(), UTF_8);
        return Arrays.stream(form.split("&"))
                .map(member -> member.split("=", 2))
                .filter(member -> member.length == 2)
                .collect(Collectors.toMap(
                        member -> decoded(member[0]), member -> decoded(member[1]), (first, _) -> first));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException _) {
            throw ErrorCode.INVALID_VALUE.with("body", "is no form: a percent sign begins no escape");
        }
    }
}
