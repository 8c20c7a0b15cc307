package almanac.web;

import almanac.shared.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers requests that Tomcat cannot even read: with the failure body instead of a page. */
public class FailureReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String sentence =
                HangUp.isOf(request) ? ErrorCode.CUT_OFF.with().getMessage() : "The request cannot be understood";
        String failure = TrackingFailure.isForm(request)
                ? "{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"%s\"}".formatted(sentence)
                : "{\"requestId\":\"%s\",\"errors\":[\"%s\"]}".formatted(RequestIds.of(request), sentence);
        byte[] body = failure.getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
