package almanac.web;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers requests that fail outside every controller. */
@RestController
@Hidden
class FailurePage implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    @Nullable
    ResponseEntity<FailureEnvelopeV1> failure(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null; // an answer that was broken off gets nothing added to it
        }
        if (request.getAttribute(Failures.REFUSAL) instanceof DomainException refusal) {
            return answer(request, Failures.status(refusal.code().kind()), refusal.getMessage());
        }
        HttpStatus status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        String sentence = switch (status) {
            case BAD_REQUEST ->
                HangUp.isOf(request) ? ErrorCode.CUT_OFF.with().getMessage() : "The request cannot be understood";
            case NOT_FOUND -> "There is nothing here";
            default -> "Something went wrong inside: see the server's log";
        };
        return answer(request, status, sentence);
    }

    private static ResponseEntity<FailureEnvelopeV1> answer(
            HttpServletRequest request, HttpStatus status, String sentence) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new FailureEnvelopeV1(RequestIds.of(request), List.of(sentence)));
    }

    private static HttpStatus status(Object code) {
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        if (status == null || status == HttpStatus.OK) {
            return HttpStatus.NOT_FOUND;
        }
        if (status.is4xxClientError()) {
            return status == HttpStatus.NOT_FOUND ? status : HttpStatus.BAD_REQUEST;
        }
        return HttpStatus.INTERNAL_SERVER_ERROR;
    }
}
