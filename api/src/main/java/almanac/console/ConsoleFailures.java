package almanac.console;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.DomainException;
import almanac.web.Failures;
import almanac.web.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers every failure of a page with a page that says what failed, with the status that the API has for it. */
@ForRole(Role.API)
@ControllerAdvice(annotations = ConsolePages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleFailures {

    private final Faults faults;
    private final FailurePages pages;

    ConsoleFailures(Faults faults, FailurePages pages) {
        this.faults = faults;
        this.pages = pages;
    }

    @ExceptionHandler
    String on(DomainException refusal, HttpServletRequest request, HttpServletResponse response, Model model) {
        HttpStatus status = Failures.status(refusal.code().kind());
        return page(status, List.of(String.valueOf(refusal.getMessage())), request, response, model);
    }

    @ExceptionHandler
    String on(
            HandlerMethodValidationException invalid,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<String> sentences = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> result.getMethodParameter().getParameterName() + ": " + sentence(error)))
                .toList();
        return page(HttpStatus.BAD_REQUEST, sentences, request, response, model);
    }

    @ExceptionHandler
    String on(
            MethodArgumentNotValidException invalid,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<String> sentences = invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> error.getField() + ": " + sentence(error))
                .sorted()
                .toList();
        return page(HttpStatus.BAD_REQUEST, sentences, request, response, model);
    }

    private static String sentence(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "is not a valid value");
    }

    @ExceptionHandler
    String on(
            MethodArgumentTypeMismatchException mismatch,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String sentence = NestedExceptionUtils.getMostSpecificCause(mismatch) instanceof DomainException refusal
                ? mismatch.getName() + ": " + refusal.getMessage()
                : "%s: '%s' is not a valid value".formatted(mismatch.getName(), mismatch.getValue());
        return page(HttpStatus.BAD_REQUEST, List.of(sentence), request, response, model);
    }

    /** Throws the failure on once the answer has begun: nothing else can be said any more. */
    @ExceptionHandler
    String on(Exception fault, HttpServletRequest request, HttpServletResponse response, Model model) throws Exception {
        if (response.isCommitted()) {
            throw fault;
        }
        if (fault instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
            HttpStatus status = Objects.requireNonNullElse(
                    HttpStatus.resolve(refused.getStatusCode().value()), HttpStatus.BAD_REQUEST);
            String sentence =
                    Objects.requireNonNullElse(refused.getBody().getDetail(), "The request cannot be understood");
            return page(status, List.of(sentence), request, response, model);
        }
        Faults.Told told = faults.told(request, fault);
        return page(told.status(), List.of(told.sentence()), request, response, model);
    }

    private String page(
            HttpStatus status,
            List<String> sentences,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        pages.fill(status, sentences, request, response, model);
        return FailurePages.VIEW;
    }
}
