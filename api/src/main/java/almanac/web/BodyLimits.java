package almanac.web;

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
