package almanac.web;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers every failure with a status and a body of the API: the only place that knows both (behaviour.md, 1.5). */
@RestControllerAdvice
class FailureAdvice {

    /** Refusals of values that make a body unreadable: it would have another form if they were what they are to be. */
    private static final Set<ErrorCode> UNREADABLE = Set.of(ErrorCode.INVALID_VALUE, ErrorCode.MALFORMED_ID);

    private final Faults faults;

    FailureAdvice(Faults faults) {
        this.faults = faults;
    }

    @ExceptionHandler
    ResponseEntity<Object> on(DomainException refusal, HttpServletRequest request) {
        ResponseEntity<Object> failure =
                failure(request, Failures.status(refusal.code().kind()), refusal.getMessage());
        return refusal.code() == ErrorCode.PREDICTIONS_WAIT
                ? ResponseEntity.status(failure.getStatusCode())
                        .headers(failure.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, Failures.RETRY_AFTER)
                        .body(failure.getBody())
                : failure;
    }

    @ExceptionHandler
    ResponseEntity<Object> on(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        if (unreadable.getCause() == null && isOfAnotherType(request)) {
            return anotherType(request);
        }
        DomainException refusal = refusalIn(unreadable);
        if (refusal != null && !UNREADABLE.contains(refusal.code())) {
            return failure(request, HttpStatus.BAD_REQUEST, BodyErrors.named(unreadable, refusal));
        }
        return invalidBody(BodyErrors.sentence(unreadable, refusal));
    }

    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    ResponseEntity<Object> onAnotherType(HttpServletRequest request) {
        return anotherType(request);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(HttpMediaTypeNotAcceptableException unwanted, HttpServletRequest request) {
        String served = unwanted.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .distinct()
                .collect(Collectors.joining(" or "));
        String sentence = served.isEmpty()
                ? "Accept: is no list of media types"
                : "Accept: the answer would be %s, which is not named".formatted(served);
        return failure(request, HttpStatus.NOT_ACCEPTABLE, sentence);
    }

    /** A member that is missing makes the body unreadable; one that breaks a rule is a bad request. */
    @ExceptionHandler
    ResponseEntity<Object> on(MethodArgumentNotValidException invalid, HttpServletRequest request) {
        List<FieldError> errors = invalid.getBindingResult().getFieldErrors();
        List<String> sentences = errors.stream()
                .map(error -> error.getField() + ": " + error.getDefaultMessage())
                .sorted()
                .toList();
        boolean missing = errors.stream().anyMatch(error -> Objects.equals(error.getCode(), "NotNull"));
        return missing
                ? invalidBody("Json validation error: " + String.join("; ", sentences))
                : failure(request, HttpStatus.BAD_REQUEST, sentences);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(HandlerMethodValidationException invalid, HttpServletRequest request) {
        List<String> sentences = invalid.getParameterValidationResults().stream()
                .flatMap(result ->
                        inOrder(result).map(error -> parameter(result, error) + ": " + error.getDefaultMessage()))
                .toList();
        return failure(request, HttpStatus.BAD_REQUEST, sentences);
    }

    /** Lists the errors of a parameter; those of the members of one object in the order of its members. */
    private static Stream<? extends MessageSourceResolvable> inOrder(ParameterValidationResult result) {
        if (!(result.getArgument() instanceof Record argument)) {
            return result.getResolvableErrors().stream();
        }
        List<String> members = Arrays.stream(argument.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return result.getResolvableErrors().stream()
                .sorted(Comparator.comparingInt(
                        error -> error instanceof FieldError member ? members.indexOf(member.getField()) : -1));
    }

    /** Parameters that come together are the members of one object. */
    private static @Nullable String parameter(ParameterValidationResult result, MessageSourceResolvable error) {
        return error instanceof FieldError member
                ? member.getField()
                : result.getMethodParameter().getParameterName();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        DomainException refusal = refusalIn(mismatch);
        String sentence = refusal == null
                ? "%s: '%s' is not a valid value".formatted(mismatch.getName(), mismatch.getValue())
                : mismatch.getName() + ": " + refusal.getMessage();
        return failure(request, HttpStatus.BAD_REQUEST, sentence);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(MissingServletRequestParameterException missing, HttpServletRequest request) {
        return failure(request, HttpStatus.BAD_REQUEST, missing.getParameterName() + ": must be given");
    }

    @ExceptionHandler({NoResourceFoundException.class, HttpRequestMethodNotSupportedException.class})
    ResponseEntity<Object> onUnknownOperation(HttpServletRequest request) {
        return NotServed.refusalOf(request)
                .map(refusal -> on(refusal, request))
                .orElseGet(() -> failure(
                        request,
                        HttpStatus.NOT_FOUND,
                        "There is no operation %s %s".formatted(request.getMethod(), request.getRequestURI())));
    }

    /** Throws the failure on, which has the server close the connection: nothing else can be said any more. */
    @ExceptionHandler
    ResponseEntity<Object> on(BrokenAnswer broken) {
        throw broken;
    }

    /**
     * Answers a failure while the content of an answer is fetched and written: it cuts off an answer that has begun.
     */
    @ExceptionHandler
    ResponseEntity<Object> on(
            HttpMessageNotWritableException unwritable, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw new BrokenAnswer(unwritable);
        }
        response.resetBuffer();
        DomainException refusal = refusalIn(unwritable);
        return refusal == null ? on((Exception) unwritable, request) : on(refusal, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(Exception fault, HttpServletRequest request) {
        if (fault instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
            return failure(
                    request,
                    HttpStatus.BAD_REQUEST,
                    Objects.requireNonNullElse(refused.getBody().getDetail(), "The request cannot be understood"));
        }
        Faults.Told told = faults.told(request, fault);
        return failure(request, told.status(), told.sentence());
    }

    /** Tells whether the body has another type; the framework takes such a body for none where the method is DELETE. */
    private static boolean isOfAnotherType(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && !MediaType.parseMediaType(type).getSubtype().endsWith("json");
    }

    private static ResponseEntity<Object> anotherType(HttpServletRequest request) {
        String sentence = "Content-Type: the body must be application/json, not " + request.getContentType();
        return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new FailureEnvelopeV1(RequestIds.of(request), List.of(sentence)));
    }

    private static ResponseEntity<Object> failure(HttpServletRequest request, HttpStatus status, String sentence) {
        return failure(request, status, List.of(sentence));
    }

    private static ResponseEntity<Object> failure(
            HttpServletRequest request, HttpStatus status, List<String> sentences) {
        return json(status, new FailureEnvelopeV1(RequestIds.of(request), sentences));
    }

    private static ResponseEntity<Object> invalidBody(String message) {
        return json(HttpStatus.BAD_REQUEST, new InvalidBodyEnvelopeV1(message));
    }

    private static ResponseEntity<Object> json(HttpStatus status, Object body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        return (status == HttpStatus.SERVICE_UNAVAILABLE
                        ? answer.header(HttpHeaders.RETRY_AFTER, Failures.RETRY_AFTER)
                        : answer)
                .body(body);
    }

    private static @Nullable DomainException refusalIn(Exception e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof DomainException refusal ? refusal : null;
    }
}
