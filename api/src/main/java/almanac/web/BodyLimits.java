package almanac.web;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Says how large the body of a request may be that is read into memory. */
@Component
class BodyLimits {

    private final long ordinary;
    private final List<LargerBody> larger;

    BodyLimits(@Value("${almanac.http.largest-body:1MB}") DataSize ordinary, ObjectProvider<LargerBody> larger) {
        this.ordinary = ordinary.toBytes();
        this.larger = larger.stream().toList();
    }

    long of(HttpServletRequest request) {
        return larger.stream()
                .filter(bodies -> bodies.isIn(request))
                .mapToLong(LargerBody::bytes)
                .findFirst()
                .orElse(ordinary);
    }

    /** Returns the refusal of a larger body: 413 where a limit of its own says so, else what the contract declares. */
    DomainException refusal(HttpServletRequest request) {
        long most = of(request);
        return larger.stream().anyMatch(bodies -> bodies.isIn(request))
                ? ErrorCode.BODY_TOO_LARGE.with(most)
                : ErrorCode.INVALID_VALUE.with("body", "is larger than %d bytes".formatted(most));
    }

    /** Returns the limit of most requests. */
    long ordinary() {
        return ordinary;
    }

    /** Returns the limit of the requests that have the largest bodies. */
    long largest() {
        return LongStream.concat(LongStream.of(ordinary), larger.stream().mapToLong(LargerBody::bytes))
                .max()
                .orElse(ordinary);
    }
}
