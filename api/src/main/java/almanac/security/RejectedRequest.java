package almanac.security;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Says which part of a request that the firewall rejected is at fault, and what to send instead. */
final class RejectedRequest {

    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    /** Mistakes that the firewall looks for in paths, the likeliest first. */
    private static final Map<Pattern, String> REASONS = reasons();

    private RejectedRequest() {}

    static DomainException refusal(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return ErrorCode.INVALID_VALUE.with(
                    "method",
                    "is none of " + String.join(", ", METHODS.stream().sorted().toList()));
        }
        String path = RequestPath.of(request);
        return REASONS.entrySet().stream()
                .filter(reason -> reason.getKey().matcher(path).find())
                .findFirst()
                .map(reason -> ErrorCode.INVALID_VALUE.with("path", reason.getValue()))
                .orElseGet(() -> ErrorCode.INVALID_VALUE.with(
                        "request",
                        "has characters in its path, its headers or the names of its parameters that are not allowed"));
    }

    private static Map<Pattern, String> reasons() {
        Map<Pattern, String> reasons = new LinkedHashMap<>();
        reasons.put(Pattern.compile("//"), "has two slashes in a row: write one");
        reasons.put(Pattern.compile("(^|/)\\.{1,2}(/|$)"), "has a part that is . or ..: write the path that is meant");
        reasons.put(Pattern.compile("%2[fF]"), "has an escaped slash (%2F), which only the path of a file may have");
        reasons.put(
                Pattern.compile("%25"), "has an escaped percent sign (%25), which only the path of a file may have");
        reasons.put(Pattern.compile(";|%3[bB]"), "has a semicolon, which only the path of a file may have");
        reasons.put(Pattern.compile("%2[eE]"), "has an escaped dot (%2E): write it as it is");
        return reasons;
    }
}
