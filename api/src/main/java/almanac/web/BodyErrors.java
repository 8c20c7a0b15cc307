package almanac.web;

import almanac.shared.DomainException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says which member of an unreadable body is at fault and why. */
final class BodyErrors {

    private static final String PREFIX = "Json validation error: ";

    private BodyErrors() {}

    static String sentence(HttpMessageNotReadableException unreadable, @Nullable DomainException refusal) {
        return PREFIX + named(unreadable, refusal);
    }

    /** Returns the reason, behind the name of the member that it is about. */
    static String named(HttpMessageNotReadableException unreadable, @Nullable DomainException refusal) {
        if (!(unreadable.getCause() instanceof JacksonException cause)) {
            return "a body is needed";
        }
        String member = member(cause.getPath());
        String reason = refusal == null ? reason(cause) : refusal.getMessage();
        return member.isEmpty() ? reason : member + ": " + reason;
    }

    private static String reason(JacksonException cause) {
        return switch (cause) {
            case InvalidFormatException e when e.getTargetType().isEnum() -> "is not one of the known values";
            case MismatchedInputException _ -> "has the wrong type";
            default -> "the body is not readable JSON";
        };
    }

    private static String member(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
